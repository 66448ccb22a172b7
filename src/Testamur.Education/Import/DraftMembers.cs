using Testamur.Education.Specifications;

namespace Testamur.Education.Import;

/// <summary>What a specification that came as a whole says, member by member, as somebody would look it over.</summary>
internal static class DraftMembers
{
    public static IEnumerable<(string Name, string Text)> Of(Specification spec)
    {
        (string Name, string? Text)[] all =
        [
            ("title", In(spec.Title, spec)),
            ("summary", In(spec.Summary, spec)),
            ("awardingBodies", Join(spec.AwardingBodies.Select(body => In(body.Name, spec)))),
            ("learningOutcomes", Join(spec.LearningOutcomes.Select(outcome => In(outcome.Text, spec)), "\n")),
            ("ects", spec.Ects?.ToString()),
            ("hours", spec.Hours?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)),
            ("weeks", spec.Weeks?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("level", spec.EqfLevel is { } eqf ? $"EQF {eqf}" : spec.Cycle?.ToString()),
            ("iscedF", Join(spec.IscedF)),
            ("teachingLanguages", Join(spec.TeachingLanguages)),
            ("mode", spec.Participation?.Mode),
            ("assessments", Join(spec.Assessments.Select(task => In(task.Title, spec)), "\n")),
            ("prerequisites", Join(spec.Prerequisites.Select(rule => In(rule.Text, spec)), "\n")),
            ("qualityAssurance", Join(spec.QualityAssurance.Select(one => In(one.Procedure, spec)), "\n")),
            ("stackability", spec.Stackability is { } stacking ? In(stacking.Note, spec) : null),
            ("targetGroup", In(spec.TargetGroup, spec)),
            ("grading", spec.Grading?.Name),
            (
                "price",
                spec.Price is { } price
                    ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{price.Amount:0.00} {price.Currency}")
                    : null
            ),
            ("furtherInformation", In(spec.FurtherInformation, spec)),
        ];
        return all.Where(member => !string.IsNullOrWhiteSpace(member.Text)).Select(member => (member.Name, member.Text!)); // just looked
    }

    private static string In(LangText text, Specification spec) => text.In(spec.DefaultLanguage);

    private static string Join(IEnumerable<string> parts, string between = ", ") =>
        string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
