using System.Globalization;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Observatory.Indicators.Marks;

/// <summary>What a published micro-credential says of itself, as marks. What it does not state is <see cref="Mark.Unknown"/>, never "no".</summary>
internal static class SpecificationMarks
{
    /// <param name="declared">The range of sizes the institution declared, in hundredths of a credit; null when it declared none.</param>
    /// <param name="errors">Errors the design check finds; null when it could not be asked.</param>
    /// <param name="days">Days from the first draft to publication; null when the start is not known.</param>
    public static IReadOnlyList<Mark> Of(Specification content, (int Min, int Max)? declared, int? errors, int? days)
    {
        var marks = new List<Mark> { Mark.One(Measures.Specification, Mark.Of) };
        marks.AddRange(PurposeMarks.Of(content));
        Partners(marks, content);
        Delivery(marks, content);
        Size(marks, content, declared);
        Assessment(marks, content);
        Stacking(marks, content);
        marks.Add(Mark.One(Measures.Elements, Mark.Of, FilledPercent(content)));
        marks.Add(errors is { } found ? Mark.One(Measures.Findings, Mark.Of, found) : Mark.One(Measures.Findings, Mark.Unknown));
        Numbered(marks, Measures.DaysToPublication, days);
        return marks;
    }

    private static void Partners(List<Mark> marks, Specification content)
    {
        var providers = content.AwardingBodies.Concat(content.CoIssuers).Concat(content.CoProviders).ToList();
        if (providers.Count == 0)
        {
            marks.Add(Mark.One(Measures.Partners, Mark.Unknown));
            marks.Add(Mark.One(Measures.Actors, Mark.Unknown));
            return;
        }

        var kinds = content.CoDesigners.Select(partner => partner.Kind).ToHashSet();
        var outside = providers.Exists(one => !one.HigherEducation);
        var wider = kinds.Overlaps([PartnerKind.ThirdSector, PartnerKind.PublicBody, PartnerKind.ProspectiveLearner]);
        var employer = kinds.Contains(PartnerKind.Employer);
        Choices(
            marks,
            Measures.Partners,
            ("any", outside || wider || employer),
            ("provider", outside),
            ("employer", employer),
            ("thirdSector", kinds.Contains(PartnerKind.ThirdSector)),
            ("publicBody", kinds.Contains(PartnerKind.PublicBody)),
            ("learners", kinds.Contains(PartnerKind.ProspectiveLearner))
        );
        // What kind of organisation a provider outside higher education is, a specification does not say: it counts as wider.
        Choices(
            marks,
            Measures.Actors,
            ("alone", !outside && !wider && !employer),
            ("withEmployers", !outside && !wider && employer),
            ("wider", outside || wider)
        );
    }

    private static void Delivery(List<Mark> marks, Specification content)
    {
        YesNo(marks, Measures.PriorLearningRoute, content.PriorLearning?.Offered);
        Code(marks, Measures.Mode, content.Participation?.Mode);
        marks.Add(
            content.Participation?.SynchronousShare is { } share
                ? Mark.One(Measures.Synchronous, Mark.Of, share)
                : Mark.One(Measures.Synchronous, Mark.Unknown)
        );
        YesNo(marks, Measures.Schedule, content.Schedule is { } schedule ? schedule.Kind == ScheduleKind.FixedDates : null);
        YesNo(marks, Measures.GroupWork, content.Activities.Count == 0 ? null : content.Activities.Any(one => one.Group));
        YesNo(
            marks,
            Measures.Audience,
            content.Audience.Count == 0 ? null : content.Audience.Any(group => group >= AudienceGroup.FirstGeneration)
        );
    }

    private static void Size(List<Mark> marks, Specification content, (int Min, int Max)? declared)
    {
        var size = content.Ects?.Hundredths;
        Numbered(marks, Measures.Size, size);
        YesNo(
            marks,
            Measures.DeclaredRange,
            size is { } credits && declared is var (min, max) ? credits >= min && credits <= max : null
        );
        Numbered(marks, Measures.Level, content.EqfLevel);
    }

    private static void Assessment(List<Mark> marks, Specification content)
    {
        foreach (var task in content.Assessments.Where(task => task.Summative))
            Code(marks, Measures.Supervision, task.Supervision);
        if (content.QualityAssurance.Count == 0)
            marks.Add(Mark.One(Measures.Quality, Mark.Unknown));
        else
            Choices(
                marks,
                Measures.Quality,
                ("internal", content.QualityAssurance.Any(one => one.Kind == QaKind.Internal)),
                ("external", content.QualityAssurance.Any(one => one.Kind == QaKind.External))
            );
    }

    private static void Stacking(List<Mark> marks, Specification content)
    {
        if (content.Stackability is not { } stacking)
            marks.Add(Mark.One(Measures.Stacking, Mark.Unknown));
        else
            Choices(
                marks,
                Measures.Stacking,
                ("standalone", stacking.Kind == StackingKind.Standalone),
                ("shortCourses", stacking is { Kind: StackingKind.Stackable, Pathways.Count: > 0 }),
                ("degrees", stacking is { Kind: StackingKind.Stackable, Degrees.Count: > 0 })
            );
        var awarded = content.AwardingBodies.Count > 1 || content.CoIssuers.Any(body => body.HigherEducation);
        var recognised = content.Agreements.Count > 0;
        Choices(marks, Measures.Joint, ("any", awarded || recognised), ("awarded", awarded), ("recognised", recognised));
    }

    /// <summary>The mandatory elements of Annex I that a specification can state: title, country, awarding body, outcomes, workload, level,
    /// assessment, participation, quality assurance.</summary>
    private static int FilledPercent(Specification content)
    {
        bool[] filled =
        [
            !content.Title.IsBlank,
            content.AwardingBodies.Any(body => body.Country is not null),
            content.AwardingBodies.Count > 0,
            content.LearningOutcomes.Count > 0,
            content.Ects is not null || content.Hours is not null,
            content.EqfLevel is not null || content.NationalLevels.Count > 0,
            content.Assessments.Any(task => task.Summative),
            content.Participation is not null,
            content.QualityAssurance.Count > 0,
        ];
        return filled.Count(one => one) * 100 / filled.Length;
    }

    private static void YesNo(List<Mark> marks, string measure, bool? answer)
    {
        if (answer is { } known)
            Choices(marks, measure, ("yes", known));
        else
            marks.Add(Mark.One(measure, Mark.Unknown));
    }

    private static void Code(List<Mark> marks, string measure, string? code)
    {
        if (code is null)
            marks.Add(Mark.One(measure, Mark.Unknown));
        else
            Choices(marks, measure, (code, true));
    }

    private static void Numbered(List<Mark> marks, string measure, int? number) =>
        Code(marks, measure, number?.ToString(CultureInfo.InvariantCulture));

    private static void Choices(List<Mark> marks, string measure, params ReadOnlySpan<(string Part, bool Holds)> parts)
    {
        marks.Add(Mark.One(measure, Mark.Of));
        foreach (var (part, holds) in parts)
        {
            if (holds)
                marks.Add(Mark.One(measure, part));
        }
    }
}
