using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Grades;

/// <summary>
/// Converts grades between two grading tables. Each grade covers an interval of the group, counted from the best; a grade of the sending
/// table becomes the grade of the receiving table whose interval it overlaps most. Exact: shares are compared as whole numbers.
/// </summary>
public static class GradeConversion
{
    /// <summary>Converts every grade of the sending table.</summary>
    public static IReadOnlyList<ConvertedGrade> Convert(GradingTable sending, GradingTable receiving)
    {
        ArgumentNullException.ThrowIfNull(sending);
        ArgumentNullException.ThrowIfNull(receiving);
        // Both scales are stretched to the same length, so that they can be laid side by side without dividing.
        var from = Intervals(sending, Length(receiving));
        var to = Intervals(receiving, Length(sending));
        return [.. from.Select(one => One(one, to))];
    }

    private static ConvertedGrade One(Interval one, Interval[] to)
    {
        if (one.Start == one.End)
            return new(one.Grade, [], null, null, null);
        var overlaps = to.Select(other => Int128.Min(one.End, other.End) - Int128.Max(one.Start, other.Start)).ToArray();
        var largest = overlaps.Max();
        var touched = to.Where((_, i) => overlaps[i] > 0).ToArray();
        var middle = one.Start + one.End;
        return new(
            one.Grade,
            [.. to.Where((_, i) => overlaps[i] == largest).Select(other => other.Grade)],
            touched[0].Grade,
            touched[^1].Grade,
            // On the border between two grades the middle belongs to the better one.
            to.First(other => middle <= 2 * other.End && other.End > other.Start).Grade
        );
    }

    private static long Length(GradingTable table) => (long)(table.Grades.Sum(grade => grade.Share) * 10_000);

    private static Interval[] Intervals(GradingTable table, long stretch)
    {
        var intervals = new Interval[table.Grades.Count];
        Int128 start = 0;
        for (var i = 0; i < intervals.Length; i++)
        {
            var end = start + (Int128)(long)(table.Grades[i].Share * 10_000) * stretch;
            intervals[i] = new(table.Grades[i].Grade, start, end);
            start = end;
        }
        return intervals;
    }

    private readonly record struct Interval(string Grade, Int128 Start, Int128 End);
}

/// <summary>What a grade becomes. All but the first are empty for a grade that nobody got: it has no place in the group.</summary>
/// <param name="Grade">The grade of the sending table.</param>
/// <param name="LargestOverlap">The grades it overlaps most; several when they tie, and then a published rule decides.</param>
/// <param name="Highest">The best grade it overlaps at all.</param>
/// <param name="Lowest">The worst grade it overlaps at all.</param>
/// <param name="Midpoint">The grade in which the middle of its interval lies; the better one on a border.</param>
public sealed record ConvertedGrade(
    string Grade,
    IReadOnlyList<string> LargestOverlap,
    string? Highest,
    string? Lowest,
    string? Midpoint
)
{
    /// <summary>The one grade: that with the largest overlap, or where several tie the one that the rule names.</summary>
    public string? By(TieRule rule) =>
        LargestOverlap.Count == 1 ? LargestOverlap[0]
        : LargestOverlap.Count == 0 ? null
        : rule switch
        {
            TieRule.Highest => LargestOverlap[0],
            TieRule.Lowest => LargestOverlap[^1],
            _ => Midpoint,
        };
}

/// <summary>The rule that the receiving institution published for ties.</summary>
[JsonConverter(typeof(CamelCaseEnum<TieRule>))]
public enum TieRule
{
    /// <summary>The best of the grades that tie.</summary>
    Highest,

    /// <summary>The worst of the grades that tie.</summary>
    Lowest,

    /// <summary>The grade in which the middle lies.</summary>
    Midpoint,
}
