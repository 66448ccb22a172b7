using System.Globalization;

namespace Testamur.Education.Grades;

/// <summary>A grade carried over from one reference group to another, or why it was not.</summary>
/// <param name="Grade">The receiving grade; null when there are objections.</param>
/// <param name="Tied">The grades among which the rule decided; one when nothing tied.</param>
/// <param name="From">The part of the sending group that the grade covers.</param>
/// <param name="To">The part of the receiving group that the receiving grade covers.</param>
/// <param name="Objections">Why there is none.</param>
public sealed record GradeTransfer(
    string? Grade,
    IReadOnlyList<string> Tied,
    GradeInterval? From,
    GradeInterval? To,
    IReadOnlyList<GradeObjection> Objections
)
{
    /// <summary>Carries a grade over by the ECTS grading table, when both groups may be compared.</summary>
    /// <param name="grade">The grade as the sender wrote it.</param>
    /// <param name="sending">Who got which grade there.</param>
    /// <param name="receiving">Who got which grade here.</param>
    /// <param name="rule">The rule that the receiving institution published for ties.</param>
    /// <param name="year">The year of the conversion.</param>
    /// <param name="smallest">The smallest group that the receiving institution accepts.</param>
    public static GradeTransfer Of(
        string grade,
        ReferenceGroup sending,
        ReferenceGroup receiving,
        TieRule rule,
        int year,
        int smallest = ReferenceGroup.Smallest
    )
    {
        ArgumentNullException.ThrowIfNull(grade);
        ArgumentNullException.ThrowIfNull(sending);
        ArgumentNullException.ThrowIfNull(receiving);
        GradeObjection[] objections = [.. sending.Check(year, smallest).Union(receiving.Check(year, smallest))];
        if (objections.Length > 0 || sending.Table is not { } from || receiving.Table is not { } to)
            return Refused(objections);
        if (!sending.IscedF.AsSpan(0, 3).SequenceEqual(receiving.IscedF.AsSpan(0, 3)))
            return Refused(GradeObjection.OtherField);
        if (GradeConversion.Convert(from, to).FirstOrDefault(one => one.Grade == grade) is not { } converted)
            return Refused(GradeObjection.UnknownGrade);
        return converted.By(rule) is { } received
            ? new(
                received,
                converted.LargestOverlap,
                from.Intervals.First(one => one.Grade == grade),
                to.Intervals.First(one => one.Grade == received),
                []
            )
            : Refused(GradeObjection.NobodyGotIt);
    }

    /// <summary>How it was found, in figures: "B 10–35 % → 9 10–30 %"; empty when there is no grade.</summary>
    public string Sum => From is { } from && To is { } to ? $"{from.Grade} {Percent(from)} → {to.Grade} {Percent(to)}" : "";

    private static string Percent(GradeInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.From * 100:0.##}–{interval.To * 100:0.##} %");

    private static GradeTransfer Refused(params GradeObjection[] objections) => new(null, [], null, null, objections);
}
