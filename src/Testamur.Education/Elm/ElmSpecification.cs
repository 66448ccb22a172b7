using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>The Qualification: what was earned.</summary>
internal static class ElmSpecification
{
    public static JsonObject Of(MicroCredential credential, ElmIds ids, ElmProfile profile)
    {
        var (specification, award) = credential;
        var language = specification.DefaultLanguage;
        var isSupplement = profile == ElmProfile.DiplomaSupplement;
        IReadOnlyList<string> pathways = specification.Stackability?.Pathways ?? [];
        return ElmParts
            .Node(award.AchievementId, "Qualification")
            .With("title", ElmParts.Words(specification.Title))
            .With("description", ElmParts.Words(specification.Summary))
            .With("dcType", Type(specification))
            .With("eqfLevel", ElmParts.Listed("eqf", specification.EqfLevel?.ToString("0", null)))
            .WithMany("nqfLevel", specification.NationalLevels.Select(Listed))
            .WithMany("educationLevel", [Cycle(specification.Cycle), .. specification.NationalLevels.Select(Unlisted)])
            .WithMany("thematicArea", specification.IscedF.Select(code => ElmParts.Listed("isced-f", code)))
            .With("creditPoint", specification.Ects is { } ects ? ElmParts.Credit(ids.Of("credit"), ects) : null)
            .With("volumeOfLearning", specification.Hours is { } hours ? IsoDuration.OfHours(hours) : null)
            .With("maximumDuration", specification.Weeks is { } weeks ? IsoDuration.OfWeeks(weeks) : null)
            .With("mode", ElmParts.ListedOrOwn("participation", specification.Participation?.Mode, ids, language))
            .WithMany("language", specification.TeachingLanguages.Select(tag => ElmParts.Listed("language", tag)))
            .With("isPartialQualification", specification.Stackability is { Kind: StackingKind.Stackable, Pathways.Count: > 0 })
            .WithMany("isPartOf", isSupplement ? [] : pathways.Select(pathway => Pathway(pathway, ids, language)))
            .With("hasPart", isSupplement ? ElmSupplement.Itself(credential) : null)
            .With("awardingOpportunity", isSupplement ? ElmSupplement.Awarding(credential, ids) : null)
            .WithMany("learningOutcome", Outcomes(specification, ids))
            .WithMany("accreditation", specification.QualityAssurance.Select((_, at) => Accreditation(specification, ids, at)))
            .With(
                "entryRequirement",
                ElmParts.Note(ids.Of("entry-requirement"), Lines(specification.Prerequisites.Select(one => one.Text)))
            )
            .WithMany(
                "additionalNote",
                [
                    .. Notes(specification, ids),
                    ElmRecognised.Source(award.Recognised, ids),
                    isSupplement
                        ? ElmParts.Note(ids.Of("pathways"), Lines(pathways.Select(one => LangText.Of(language, one))), "pathways")
                        : null,
                ]
            )
            .WithMany(
                "supplementaryDocument",
                specification.Links.Select((link, at) => ElmParts.WebResource(ids.Of("link", at), link))
            )
            .With("homepage", ElmParts.WebResource(ids.Of("criteria"), award.CriteriaUrl));
    }

    // There is no concept for micro-credentials; the Commission's own sample is typed as a short programme. What has 60 credits or more is no
    // micro-credential to DEQAR either.
    private static JsonObject? Type(Specification specification) =>
        specification.Ects is { Hundredths: >= 6000 }
            ? ElmParts.Listed("learning-opportunity", "educational-programme")
            : ElmParts.Listed("learning-opportunity", "short-learning-programme");

    /// <summary>An accreditation has a type and an agent; what lacks one of them is told in a note.</summary>
    public static JsonObject? Accreditation(Specification specification, ElmIds ids, int at)
    {
        var qa = specification.QualityAssurance[at];
        var agent = Agent(specification, ids, qa, at);
        if (ElmParts.Listed("quality-assurance", qa.Type) is not { } type || agent is null)
            return null;
        var id = ids.Of("accreditation", at);
        var isLink = Uri.IsWellFormedUriString(qa.Record, UriKind.Absolute);
        return ElmParts
            .Node(id, "Accreditation")
            .With("title", ElmParts.Words(qa.Procedure) ?? type["prefLabel"]?.DeepClone())
            .With("dcType", type)
            .With("accreditingAgent", agent)
            .With("report", isLink ? ElmParts.WebResource(id + "-report", qa.Record) : null)
            .With("identifier", qa.Record is { } record && !isLink ? ElmParts.Identifier(id + "-record", "record", record) : null)
            .With("dateIssued", qa.ValidFrom is { } from ? ElmParts.Day(from) : null)
            .With("expiryDate", qa.ValidUntil is { } until ? ElmParts.Day(until) : null);
    }

    // An own procedure has the provider itself as its agent; that is how a reader tells the two kinds apart.
    private static JsonObject? Agent(Specification specification, ElmIds ids, QualityAssurance qa, int at) =>
        qa.Kind == QaKind.Internal
            ? specification.AwardingBodies.Count > 0
                ? ElmParts.Node(ids.Of("org", specification.AwardingBodies[0].Id), "Organisation")
                : null
            : qa.Agency is null
                ? null
                : ElmParts
                    .Node(ids.Of("agency", at), "Organisation")
                    .With("legalName", ElmParts.Words(specification.DefaultLanguage, qa.Agency))
                    .With(
                        "location",
                        ElmParts.Location(ids.Of("agency-location", at), qa.AgencyCountry, null, specification.DefaultLanguage)
                    );

    private static IEnumerable<JsonObject?> Notes(Specification specification, ElmIds ids)
    {
        for (var at = 0; at < specification.QualityAssurance.Count; at++)
            if (Accreditation(specification, ids, at) is null)
                yield return ElmParts.Note(
                    ids.Of(
                        specification.QualityAssurance[at].Kind == QaKind.Internal
                            ? "own-quality-assurance"
                            : "quality-assurance",
                        at
                    ),
                    specification.QualityAssurance[at].Procedure,
                    "quality-assurance"
                );
        if (specification.Stackability is { } stacking)
            yield return ElmParts.Note(
                ids.Of(stacking.Kind == StackingKind.Stackable ? "stackable" : "stand-alone"),
                stacking.Note.IsBlank
                    ? LangText.Of("en", stacking.Kind == StackingKind.Stackable ? "Stackable." : "Stand-alone.")
                    : stacking.Note,
                stacking.Note.IsBlank ? "stackability-without-note" : "stackability"
            );
        yield return ElmParts.Note(ids.Of("further-information"), specification.FurtherInformation, "further-information");
    }

    private static IEnumerable<JsonObject> Outcomes(Specification specification, ElmIds ids)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        // Two nodes of one skill would be one node with two labels, which the shapes refuse; the second time it is only named.
        JsonObject Concept(Skill skill, string scheme) =>
            known.Add(skill.Uri)
                ? ElmParts.Concept(skill.Uri, scheme, ElmParts.Words(skill.Label))
                : ElmParts.Node(skill.Uri, "Concept");
        foreach (var outcome in specification.LearningOutcomes)
            yield return ElmParts
                .Node(ids.Of("outcome", outcome.Id), "LearningOutcome")
                .With("title", ElmParts.Words(outcome.Text))
                .WithMany("relatedESCOSkill", outcome.Skills.Where(IsEsco).Select(skill => Concept(skill, ElmLists.EscoSkills)))
                .WithMany(
                    "relatedSkill",
                    outcome
                        .Skills.Where(skill => !IsEsco(skill))
                        .Select(skill => Concept(skill, ElmIds.Frameworks + Uri.EscapeDataString(skill.Framework ?? "")))
                );
    }

    private static bool IsEsco(Skill skill) => skill.Framework is null or "ESCO";

    private static JsonObject Pathway(string pathway, ElmIds ids, string language) =>
        ElmParts
            .Node(Uri.IsWellFormedUriString(pathway, UriKind.Absolute) ? pathway : ids.Of("pathway", pathway), "Qualification")
            .With("title", ElmParts.Words(language, pathway));

    private static JsonObject? Cycle(Cycle? cycle) =>
        cycle is { } known
            ? ElmParts.Concept(
                $"{ElmIds.QfEhea}:{known.ToString().ToLowerInvariant()}-cycle",
                ElmIds.QfEhea,
                ElmParts.Words("en", $"{known} cycle (QF-EHEA)")
            )
            : null;

    private static JsonObject? Listed(NationalLevel level)
    {
        if (ElmLists.NationalLevel(level) is not { } term)
            return null;
        var concept = ElmParts.Concept(ElmLists.Get("qdr"), term);
        var own = ElmLists.Label(level);
        return own == term.Labels.In("en") ? concept : concept.With("altLabel", ElmParts.Words("en", own));
    }

    private static JsonObject? Unlisted(NationalLevel level) =>
        ElmLists.NationalLevel(level) is null
            ? ElmParts.Concept(
                $"{ElmIds.NationalLevels}:{Uri.EscapeDataString(level.Country)}:{Uri.EscapeDataString(level.Framework)}:{Uri.EscapeDataString(level.Level)}",
                ElmIds.NationalLevels,
                ElmParts.Words("en", ElmLists.Label(level))
            )
            : null;

    /// <summary>One line for each text: the model has one note where Annex I may have several prerequisites.</summary>
    private static LangText Lines(IEnumerable<LangText> texts)
    {
        LangText[] all = [.. texts];
        return new(
            all.SelectMany(text => text.Keys)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(language =>
                    KeyValuePair.Create(
                        language,
                        string.Join(
                                '\n',
                                all.Select(text => text.TryGetValue(language, out var said) ? said.ReplaceLineEndings(" ") : "")
                            )
                            .TrimEnd('\n')
                    )
                )
        );
    }
}
