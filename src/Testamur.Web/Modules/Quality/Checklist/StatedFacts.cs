using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Quality.Checklist;

/// <summary>Reads out of a design everything that reviewers and agencies ask about. Pure.</summary>
internal static class StatedFacts
{
    /// <summary>What the design states about one question of the checklist.</summary>
    public static IReadOnlyList<StatedFact> Of(Question question, Specification spec, string language) =>
        Named(QuestionSources.FactsOf(question), Read(spec, language));

    /// <summary>Those of the names, in the order of the names.</summary>
    public static IReadOnlyList<StatedFact> Named(IReadOnlyList<string> names, IReadOnlyList<StatedFact> facts) =>
        [.. names.SelectMany(name => facts.Where(fact => fact.Name == name))];

    /// <param name="language">The reader's; texts that lack it are given in the design's own.</param>
    public static IReadOnlyList<StatedFact> Read(Specification spec, string language) =>
        [.. new Reading(spec, language).All().OfType<StatedFact>()];

    private sealed class Reading(Specification spec, string language)
    {
        public IEnumerable<StatedFact?> All() =>
            [
                .. Description(),
                .. Need(),
                .. Quality(),
                .. Outcomes(),
                .. Access(),
                .. Plan(),
                .. Each("staff", "staff", spec.Staff, one => Joined(In(one.Function), In(one.Subject), In(one.Teaching))),
                .. Support(),
            ];

        private IEnumerable<StatedFact?> Description() =>
            [
                Fact("title", In(spec.Title), "/title"),
                Fact("summary", In(spec.Summary), "/summary"),
                .. Each("awardingBody", "awardingBodies", spec.AwardingBodies, body => In(body.Name)),
                Fact("ects", spec.Ects is { } ects ? Number(ects.Value) : null, "/ects"),
                Fact("hours", spec.Hours is { } hours ? Number(hours) : null, "/hours"),
                Fact("eqf", spec.EqfLevel?.ToString(CultureInfo.CurrentCulture), "/eqfLevel"),
                Fact("field", Joined([.. spec.IscedF.Select(code => Terms.Label("isced-f", code))]), "/iscedF"),
                Fact("mode", spec.Participation is { } form ? Terms.Label("participation", form.Mode) : null, "/participation"),
                Fact("languages", Joined([.. spec.TeachingLanguages]), "/teachingLanguages"),
                Fact("price", spec.Price is { } price ? $"{Number(price.Amount)} {price.Currency}" : null, "/price"),
                Fact("targetGroup", In(spec.TargetGroup), "/targetGroup"),
                Fact("whatNext", In(spec.WhatNext), "/whatNext"),
            ];

        private IEnumerable<StatedFact?> Need() =>
            [
                .. Each("need", "need", spec.Need, one => Joined(In(one.Text), one.Link, Day(one.Date))),
                Fact("partners", Joined([.. spec.CoDesigners.Select(partner => In(partner.Name))]), "/coDesigners"),
                Fact("outside", Joined([.. (spec.Review?.Outside ?? []).Select(partner => In(partner.Name))]), "/review/outside"),
            ];

        private IEnumerable<StatedFact?> Quality() =>
            [
                .. Each(
                    "procedure",
                    "qualityAssurance",
                    spec.QualityAssurance,
                    one => one.Kind == QaKind.Internal ? Joined(In(one.Procedure), one.Record) : null
                ),
                .. Each(
                    "agency",
                    "qualityAssurance",
                    spec.QualityAssurance,
                    one =>
                        one.Kind == QaKind.External
                            ? Joined(one.Agency, In(one.Procedure), one.Record, Day(one.ValidUntil))
                            : null
                ),
                Fact("noAgency", In(spec.NoExternalReview), "/noExternalReview"),
                Fact("responsible", spec.ResponsibleBody, "/responsibleBody"),
                Fact("providerRoute", In(spec.ProviderRoute), "/providerRoute"),
                Fact("nextReview", Day(spec.Review?.NextReview), "/review/nextReview"),
                Fact("contentReview", Day(spec.Review?.ContentReview), "/review/contentReview"),
                Fact("feedbackForm", spec.Feedback?.Form, "/feedback/form"),
                Fact("feedbackResults", Joined(spec.Feedback?.Results, Day(spec.Feedback?.PublishedOn)), "/feedback/results"),
            ];

        private IEnumerable<StatedFact?> Outcomes() =>
            [
                .. Each("outcome", "learningOutcomes", spec.LearningOutcomes, one => In(one.Text)),
                .. Each("task", "assessments", spec.Assessments, one => Joined(In(one.Title), In(one.Criteria))),
                Fact("passRule", In(spec.Grading?.PassRule), "/grading/passRule"),
                Fact("resit", In(spec.Resit), "/resit"),
                Fact("appeal", In(spec.Appeal), "/appeal"),
            ];

        private IEnumerable<StatedFact?> Access() =>
            [
                .. Each("prerequisite", "prerequisites", spec.Prerequisites, one => In(one.Text)),
                Fact("entryHelp", In(spec.EntryHelp), "/entryHelp"),
                Fact("priorLearning", In(spec.PriorLearning?.Note), "/priorLearning/note"),
                Fact("stacking", In(spec.Stackability?.Note), "/stackability/note"),
                Fact("agreements", Joined([.. spec.Agreements]), "/agreements"),
                Fact("supplement", In(spec.SupplementText), "/supplementText"),
            ];

        private IEnumerable<StatedFact?> Plan() =>
            [
                .. Each("activity", "activities", spec.Activities, one => Joined(In(one.Name), $"{Number(one.Hours)} h")),
                Fact("weeks", spec.Weeks?.ToString(CultureInfo.CurrentCulture), "/weeks"),
            ];

        private IEnumerable<StatedFact?> Support() =>
            [
                Fact("accessibility", Joined(spec.Accessibility?.Standard, In(spec.Accessibility?.Text)), "/accessibility"),
                Fact("guidance", Joined(In(spec.Guidance?.Name), spec.Guidance?.Contact), "/guidance"),
                Fact("feeSupport", In(spec.FeeSupport), "/feeSupport"),
            ];

        private static IEnumerable<StatedFact?> Each<T>(string name, string list, IEnumerable<T> items, Func<T, string?> text) =>
            items.Index().Select(one => Fact(name, text(one.Item), $"/{list}/{one.Index}"));

        private string? In(LangText? text) => text is null or { IsBlank: true } ? null : text.In(language, spec.DefaultLanguage);

        private static StatedFact? Fact(string name, string? value, string place) =>
            string.IsNullOrWhiteSpace(value) ? null : new(name, value, place);

        private static string? Joined(params IReadOnlyList<string?> parts) =>
            string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } joined ? joined : null;

        private static string? Day(DateOnly? day) => day?.ToString("d", CultureInfo.CurrentCulture);

        private static string Number(decimal number) => number.ToString("0.##", CultureInfo.CurrentCulture);
    }
}
