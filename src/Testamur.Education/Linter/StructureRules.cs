using System.Globalization;
using Testamur.Education.Elements;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class StructureRules
{
    public static Rule[] All { get; } =
    [
        new("S01", Severity.Error, "Council Rec. Annex I", MandatoryElements),
        new("S02", Severity.Error, "Annex I; ELM", TitlePresent),
        new("S03", Severity.Error, "NZQA listing rules; RUEPEP", NoDegreeWord),
        new("S04", Severity.Warning, "Transparency", TitleUnique),
        new("S05", Severity.Error, "ELM; OB3", Identifier),
        new("S06", Severity.Warning, "ELM uniqueLang", Translated),
    ];

    // Elements 1 and 5 belong to an award and have no path.
    private static IEnumerable<Hit> MandatoryElements(Design design) =>
        from element in EuropeanElements.All
        where element is { Mandatory: true, Path: not null } && Missing(design, element.Id)
        select new Hit(element.Path!, "S01", element.Label.In("en"), element.Label.In("de"));

    private static bool Missing(Design design, string element) =>
        element switch
        {
            "title" => design.Spec.Title.IsBlank,
            "country" => design.Spec.AwardingBodies.Any(body => string.IsNullOrWhiteSpace(body.Country)),
            "awardingBody" => design.Spec.AwardingBodies.Count == 0 || design.Spec.AwardingBodies.Any(body => body.Name.IsBlank),
            "learningOutcomes" => design.Spec.LearningOutcomes.All(outcome => outcome.Text.IsBlank),
            // Hours stand in only where ECTS are not used; higher education always has ECTS.
            "workload" => design.Spec.Ects is null && (design.HigherEducation || design.Spec.Hours is null),
            // "If applicable": a general offer may have no level. In higher education T07 says what is wrong with one.
            "level" => design.HigherEducation && design.Spec.EqfLevel is null,
            "assessment" => design.Spec.Assessments.Count == 0,
            "participation" => design.Spec.Participation is null,
            "qualityAssurance" => design.Spec.QualityAssurance.Count == 0,
            _ => throw new InvalidOperationException($"The element '{element}' has no check."),
        };

    private static IEnumerable<Hit> TitlePresent(Design design)
    {
        var language = design.Spec.DefaultLanguage;
        if (!design.Spec.Title.Has(language))
            yield return new($"title.{language}", "S02.missing", language);
        var limit = design.Pack.TitleLength;
        foreach (var (tag, title) in design.Spec.Title)
        {
            // Counted as a reader counts: a letter with its accents is one.
            var length = new StringInfo(title.Trim()).LengthInTextElements;
            if (length > 0 && (length < limit.Min || length > limit.Max))
                yield return new($"title.{tag}", "S02.length", length, limit.Min, limit.Max) { Advice = limit.Unverified };
        }
    }

    private static IEnumerable<Hit> NoDegreeWord(Design design) =>
        from title in design.Spec.Title
        from word in Words(title.Value)
        where design.Pack.TitleBannedWords.Words.Contains(word, StringComparer.OrdinalIgnoreCase)
        select new Hit($"title.{title.Key}", "S03", word) { Advice = design.Pack.TitleBannedWords.Unverified };

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetter(text[at]))
                start = start < 0 ? at : start;
            else if (start >= 0)
            {
                yield return text[start..at];
                start = -1;
            }
        }
    }

    private static IEnumerable<Hit> TitleUnique(Design design) =>
        from sibling in design.Context.Siblings
        where sibling.Id != design.Spec.Id
        from title in design.Spec.Title
        where sibling.Title.TryGetValue(title.Key, out var other) && Same(other, title.Value)
        select new Hit($"title.{title.Key}", "S04", sibling.Id);

    private static bool Same(string left, string right) =>
        !string.IsNullOrWhiteSpace(left) && left.Trim().Equals(right.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Hit> Identifier(Design design)
    {
        var (id, version) = (design.Spec.Id, design.Spec.Version);
        if (!IsUri(id))
            yield return new("id", "S05.uri", id);
        // Versions are compared as written, since records compare lists by reference.
        var content = SpecificationJson.Write(design.Spec);
        if (
            design.Context.EarlierVersions.Any(earlier =>
                earlier.Id == id && earlier.Version == version && SpecificationJson.Write(earlier) != content
            )
        )
            yield return new("version", "S05.version", version);
    }

    // On Unix "/path" counts as an absolute file URI, so the scheme is asked for by name.
    private static bool IsUri(string id) =>
        Uri.TryCreate(id, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "urn" or "did";

    private static IEnumerable<Hit> Translated(Design design) =>
        from text in Texts(design.Spec)
        from language in design.Languages
        where !text.Value.IsBlank && !text.Value.Has(language)
        select new Hit($"{text.Path}.{language}", "S06", language);

    private static IEnumerable<(string Path, LangText Value)> Texts(Specification spec)
    {
        yield return ("title", spec.Title);
        yield return ("summary", spec.Summary);
        yield return ("furtherInformation", spec.FurtherInformation);
        yield return ("targetGroup", spec.TargetGroup);
        for (var i = 0; i < spec.LearningOutcomes.Count; i++)
            yield return ($"learningOutcomes[{i}].text", spec.LearningOutcomes[i].Text);
        for (var i = 0; i < spec.Assessments.Count; i++)
        {
            yield return ($"assessments[{i}].title", spec.Assessments[i].Title);
            yield return ($"assessments[{i}].criteria", spec.Assessments[i].Criteria);
        }
        for (var i = 0; i < spec.Activities.Count; i++)
            yield return ($"activities[{i}].name", spec.Activities[i].Name);
        for (var i = 0; i < spec.Prerequisites.Count; i++)
            yield return ($"prerequisites[{i}].text", spec.Prerequisites[i].Text);
        for (var i = 0; i < spec.QualityAssurance.Count; i++)
            yield return ($"qualityAssurance[{i}].procedure", spec.QualityAssurance[i].Procedure);
        if (spec.Grading is not null)
            yield return ("grading.passRule", spec.Grading.PassRule);
        if (spec.Stackability is not null)
            yield return ("stackability.note", spec.Stackability.Note);
        if (spec.Price is not null)
            yield return ("price.note", spec.Price.Note);
    }
}
