using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>
/// European elements as alignments: the concept of the vocabulary as target where there is one, and an identifier of the part that
/// the alignment speaks of where there may be several.
/// </summary>
internal static class BadgeAlignments
{
    public static IEnumerable<JsonObject> Of(Specification specification, AwardFacts award, string language) =>
        new Maker(specification, award, language).All();

    private sealed class Maker(Specification specification, AwardFacts award, string language)
    {
        private string Text(LangText text) => text.In(language, specification.DefaultLanguage);

        private string Id(string kind, string? key = null) => BadgeIds.Of(award.AchievementId, kind, key);

        private static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

        public IEnumerable<JsonObject> All() =>
            [
                .. specification.AwardingBodies.Select(Body),
                .. Concepts("eqf", BadgeTargets.Eqf, [specification.EqfLevel?.ToString("0", null)]),
                .. Cycle(),
                .. specification.NationalLevels.Select(National),
                .. Concepts("isced-f", BadgeTargets.Field, specification.IscedF),
                .. Credits(),
                .. Concepts("language", BadgeTargets.Language, specification.TeachingLanguages),
                .. Concepts("language", BadgeTargets.AssessmentLanguage, specification.AssessmentLanguages),
                .. specification.Assessments.SelectMany(Task),
                .. Participation(),
                .. specification.QualityAssurance.Select(Quality),
                .. specification.LearningOutcomes.SelectMany(Outcome),
                .. specification.Prerequisites.Select(Prerequisite),
                .. Stackability(),
                .. Further(),
                .. award.OtherForms.Select(form => Alignment(BadgeTargets.OtherForm, form.Format, form.Id)),
                .. Replaces(),
                .. award.Parts.Select(Part),
                .. Mandate(),
            ];

        private JsonObject Body(Organisation body) =>
            Alignment(
                    BadgeTargets.AwardingBody,
                    Text(body.Name),
                    Url(body.Url) ?? Id("awarding-body", body.Id),
                    Id("awarding-body", body.Id)
                )
                .With("targetCode", body.Region is null ? body.Country : $"{body.Country}/{body.Region}")
                .With("targetDescription", body.Registration is { } number ? $"{number.Country} {number.Notation}" : null);

        private IEnumerable<JsonObject> Concepts(string list, string targetType, IEnumerable<string?> codes) =>
            from code in codes.Distinct()
            let vocabulary = ElmLists.Get(list)
            let term = vocabulary.Find(code)
            where term is not null
            select Alignment(targetType, term.Labels.In(language), term.Uri)
                .With("targetFramework", vocabulary.Name)
                .With("targetCode", term.Code);

        private IEnumerable<JsonObject> Cycle()
        {
            if (specification.Cycle is { } cycle)
                yield return Alignment(
                        BadgeTargets.Cycle,
                        $"{cycle} cycle (QF-EHEA)",
                        $"{ElmIds.QfEhea}:{cycle.ToString().ToLowerInvariant()}-cycle"
                    )
                    .With("targetFramework", "QF-EHEA");
        }

        private JsonObject National(NationalLevel level) =>
            Alignment(
                    BadgeTargets.National,
                    ElmLists.Label(level),
                    ElmLists.NationalLevel(level)?.Uri ?? Id("national-level", $"{level.Country} {level.Level}")
                )
                .With("targetFramework", level.Framework)
                .With("targetCode", level.Level);

        private IEnumerable<JsonObject> Credits()
        {
            // creditsAvailable has no unit; without this nobody could tell ECTS from semester hours.
            if (
                ElmLists.Get("education-credit").Find("ects") is { } ects
                && (specification.Ects ?? award.CreditsEarned) is not null
            )
                yield return Alignment(BadgeTargets.Credits, ects.Labels.In(language), ects.Uri)
                    .With("targetCode", specification.Ects?.ToString());
            if (specification.Hours is { } hours)
                yield return Alignment(
                        BadgeTargets.Workload,
                        hours.ToString("0.##", CultureInfo.InvariantCulture) + " h",
                        Id("workload")
                    )
                    .With("targetCode", IsoDuration.OfHours(hours));
        }

        private IEnumerable<JsonObject> Task(Assessment task)
        {
            var title = Text(task.Title).ReplaceLineEndings(" ");
            var criteria = Text(task.Criteria);
            yield return Coded("assessment", BadgeTargets.Assessment, task.Type, Id("assessment", task.Id))
                .With(
                    "targetDescription",
                    criteria.Length > 0 ? $"{title}\n{criteria}"
                        : title.Length > 0 ? title
                        : null
                );
            if (!string.IsNullOrWhiteSpace(task.Supervision))
                yield return Coded("supervision", BadgeTargets.Supervision, task.Supervision, Id("supervision", task.Id));
        }

        private IEnumerable<JsonObject> Participation()
        {
            if (specification.Participation is { Mode.Length: > 0 } form)
                yield return Coded("participation", BadgeTargets.Participation, form.Mode, Id("participation"));
        }

        private JsonObject Quality(QualityAssurance qa, int at)
        {
            var id = Id(qa.Kind == QaKind.Internal ? "internal-quality-assurance" : "external-quality-assurance", Number(at));
            var list = ElmLists.Get("quality-assurance");
            var type = list.Find(qa.Type);
            var procedure = Text(qa.Procedure);
            return Alignment(
                    BadgeTargets.Quality,
                    type?.Labels.In(language) ?? (procedure.Length > 0 ? procedure : id),
                    type?.Uri ?? id,
                    id
                )
                .With("targetFramework", qa.Agency)
                .With("targetDescription", procedure.Length > 0 ? procedure : null)
                .With("targetCode", qa.Record);
        }

        private IEnumerable<JsonObject> Outcome(LearningOutcome outcome)
        {
            var id = Id("outcome", outcome.Id);
            yield return Alignment(BadgeTargets.Outcome, Text(outcome.Text), id, id);
            for (var at = 0; at < outcome.Skills.Count; at++)
                yield return Alignment(
                        BadgeTargets.Skill,
                        Text(outcome.Skills[at].Label),
                        outcome.Skills[at].Uri,
                        Id("skill", $"{outcome.Id}/{Number(at)}")
                    )
                    .With("targetFramework", outcome.Skills[at].Framework ?? "ESCO")
                    .With("targetDescription", Text(outcome.Text));
        }

        private JsonObject Prerequisite(Prerequisite prerequisite, int at)
        {
            var id = Id("prerequisite", Number(at));
            return Alignment(BadgeTargets.Prerequisite, Text(prerequisite.Text), Url(prerequisite.Requires) ?? id, id)
                .With("targetCode", prerequisite.PriorLearning ? "prior-learning" : null);
        }

        private IEnumerable<JsonObject> Stackability()
        {
            if (specification.Stackability is not { } stacking)
                yield break;
            var stackable = stacking.Kind == StackingKind.Stackable;
            var note = Text(stacking.Note);
            yield return Alignment(BadgeTargets.Stackability, stackable ? "Stackable" : "Stand-alone", Id("stackability"))
                .With("targetCode", stackable ? "stackable" : "standalone")
                .With("targetDescription", note.Length > 0 ? note : null);
            foreach (var pathway in stacking.Pathways)
                yield return Alignment(BadgeTargets.Pathway, pathway, Url(pathway) ?? Id("pathway", pathway));
        }

        private IEnumerable<JsonObject> Further()
        {
            if (Text(specification.FurtherInformation) is { Length: > 0 } text)
                yield return Alignment(BadgeTargets.Further, "Further information", Id("further-information"))
                    .With("targetDescription", text);
            foreach (var link in specification.Links)
                yield return Alignment(BadgeTargets.Further, link, link);
        }

        private IEnumerable<JsonObject> Replaces()
        {
            if (award.Replaces is { } old)
                yield return Alignment(BadgeTargets.Replaces, "Credential that this one replaces", old);
        }

        private JsonObject Part(AwardPart part, int at) =>
            Alignment(BadgeTargets.Part, part.Title, part.CredentialId, Id("part", Number(at)))
                .With("targetFramework", part.IssuerCountry is { } country ? $"{part.IssuerName} ({country})" : part.IssuerName)
                .With("targetCode", part.Ects?.ToString())
                .With("targetDescription", part.AwardedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        private IEnumerable<JsonObject> Mandate()
        {
            if (award.Mandate is { } mandate)
                yield return Alignment(BadgeTargets.Mandate, mandate.MandatorName, mandate.Id, Id("mandate"))
                    .With("targetFramework", mandate.MandatorCountry)
                    .With("targetCode", mandate.MandatorId)
                    .With("targetDescription", mandate.Statement);
        }

        private JsonObject Coded(string list, string targetType, string code, string id)
        {
            var vocabulary = ElmLists.Get(list);
            var term = vocabulary.Find(code);
            var alignment = Alignment(
                targetType,
                term?.Labels.In(language) ?? (code.Length > 0 ? code : "Assessment"),
                term?.Uri ?? Url(code) ?? id,
                id
            );
            return term is null ? alignment : alignment.With("targetFramework", vocabulary.Name).With("targetCode", term.Code);
        }

        private static string? Url(string? text) => Uri.IsWellFormedUriString(text, UriKind.Absolute) ? text : null;

        private static JsonObject Alignment(string type, string name, string url, string? id = null)
        {
            var alignment = new JsonObject();
            if (id is not null)
                alignment["id"] = id;
            alignment["type"] = OpenBadgeBuilder.Strings(["Alignment"]);
            alignment["targetName"] = name;
            alignment["targetUrl"] = url;
            alignment["targetType"] = type;
            return alignment;
        }
    }
}
