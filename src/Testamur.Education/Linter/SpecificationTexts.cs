using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>Every text of a specification with its place.</summary>
internal static class SpecificationTexts
{
    public static IEnumerable<(string Path, LangText Value)> Of(Specification spec) =>
        [
            ("/title", spec.Title),
            ("/summary", spec.Summary),
            ("/furtherInformation", spec.FurtherInformation),
            ("/targetGroup", spec.TargetGroup),
            ("/entryHelp", spec.EntryHelp),
            ("/providerRoute", spec.ProviderRoute),
            ("/noExternalReview", spec.NoExternalReview),
            ("/resit", spec.Resit),
            ("/appeal", spec.Appeal),
            ("/supplementText", spec.SupplementText),
            ("/transcriptText", spec.TranscriptText),
            ("/whatNext", spec.WhatNext),
            ("/feeSupport", spec.FeeSupport),
            ("/interdisciplinary", spec.Interdisciplinary),
            .. spec.LearningOutcomes.SelectMany((outcome, i) => Each(("learningOutcomes", i), ("text", outcome.Text))),
            .. spec.Assessments.SelectMany(
                (task, i) =>
                    Each(
                        ("assessments", i),
                        ("title", task.Title),
                        ("criteria", task.Criteria),
                        ("accessibleAlternative", task.AccessibleAlternative)
                    )
            ),
            .. spec.Activities.SelectMany((activity, i) => Each(("activities", i), ("name", activity.Name))),
            .. spec.Prerequisites.SelectMany((rule, i) => Each(("prerequisites", i), ("text", rule.Text))),
            .. spec.QualityAssurance.SelectMany(
                (evidence, i) => Each(("qualityAssurance", i), ("procedure", evidence.Procedure))
            ),
            .. spec.Staff.SelectMany(
                (member, i) =>
                    Each(("staff", i), ("function", member.Function), ("subject", member.Subject), ("teaching", member.Teaching))
            ),
            .. spec.Need.SelectMany((need, i) => Each(("need", i), ("text", need.Text))),
            .. spec.Signatories.Select((function, i) => (JsonPlace.To("signatories", i), function)),
            .. Parts(spec).Where(part => part.Value is not null).Select(part => (part.Path, part.Value ?? LangText.Empty)),
        ];

    private static IEnumerable<(string Path, LangText? Value)> Parts(Specification spec) =>
        [
            ("/grading/passRule", spec.Grading?.PassRule),
            ("/stackability/note", spec.Stackability?.Note),
            ("/price/note", spec.Price?.Note),
            ("/reuse/source", spec.Reuse?.Source),
            ("/reuse/adaptation", spec.Reuse?.Adaptation),
            ("/priorLearning/note", spec.PriorLearning?.Note),
            ("/accessibility/text", spec.Accessibility?.Text),
            ("/guidance/name", spec.Guidance?.Name),
        ];

    private static IEnumerable<(string Path, LangText Value)> Each(
        (string List, int Index) row,
        params (string Name, LangText Value)[] texts
    ) => texts.Select(text => (JsonPlace.To(row.List, row.Index, text.Name), text.Value));
}
