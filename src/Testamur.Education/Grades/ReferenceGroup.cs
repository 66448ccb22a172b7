using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Grades;

/// <summary>
/// The students with whom a grade is compared: those of a field over at least two years (ECTS Users' Guide 2015, grading table; EGRACONS). Only passing grades
/// count, whatever else the figures hold.
/// </summary>
/// <param name="IscedF">Field of ISCED-F 2013 at narrow (3 digits) or detailed level (4 digits).</param>
/// <param name="FirstYear">First year of the figures.</param>
/// <param name="LastYear">Last year of the figures.</param>
/// <param name="Counts">How many got each grade, the best grade first.</param>
public sealed record ReferenceGroup(string IscedF, int FirstYear, int LastYear, IReadOnlyList<GradeCount> Counts)
{
    /// <summary>The smallest group by which grades are compared where nothing else is set.</summary>
    public const int Smallest = 50;

    /// <summary>Number of passing grades.</summary>
    public long Size => Counts.Where(count => count.Passing).Sum(count => (long)count.Students);

    /// <summary>The table of the passing grades; null when there are none that could be compared, as with pass and fail.</summary>
    public GradingTable? Table =>
        Counts.Where(count => count.Passing).ToArray() is { Length: >= 2 and <= GradingTable.MostGrades } passing
        && passing.DistinctBy(count => count.Grade, StringComparer.Ordinal).Count() == passing.Length
        && passing.All(count => count.Students >= 0)
        && passing.Any(count => count.Students > 0)
            ? new([.. passing.Select(count => new GradeShare(count.Grade, count.Students))])
            : null;

    /// <summary>Why grades cannot be compared by this group; empty when they can.</summary>
    /// <param name="year">The year in which the conversion is made.</param>
    /// <param name="smallest">The smallest group that the receiving institution accepts.</param>
    public IReadOnlyList<GradeObjection> Check(int year, int smallest = Smallest)
    {
        var objections = new List<GradeObjection>();
        if (IscedF is not { Length: 3 or 4 } || !IscedF.All(char.IsAsciiDigit))
            objections.Add(GradeObjection.Field);
        if (LastYear - FirstYear < 1)
            objections.Add(GradeObjection.TooFewYears);
        // The last two years: figures of this year are not complete before its end.
        if (LastYear < year - 2 || LastYear > year)
            objections.Add(GradeObjection.NotRecent);
        if (Size < smallest)
            objections.Add(GradeObjection.TooSmall);
        if (Counts.Count(count => count.Passing) < 2)
            objections.Add(GradeObjection.PassOrFail);
        else if (Table is null)
            objections.Add(GradeObjection.NoTable);
        return objections;
    }
}

/// <summary>How many got a grade.</summary>
/// <param name="Grade">As it is written in the transcript.</param>
/// <param name="Students">How many.</param>
/// <param name="Passing">Whether it is enough to pass.</param>
public sealed record GradeCount(string Grade, int Students, bool Passing = true);

/// <summary>Why a grade is not converted.</summary>
[JsonConverter(typeof(CamelCaseEnum<GradeObjection>))]
public enum GradeObjection
{
    /// <summary>The group is of no field at narrow or detailed level.</summary>
    Field,

    /// <summary>The figures are of less than two years.</summary>
    TooFewYears,

    /// <summary>The figures are not of the last two years.</summary>
    NotRecent,

    /// <summary>The group is too small.</summary>
    TooSmall,

    /// <summary>Pass and fail are never turned into a number.</summary>
    PassOrFail,

    /// <summary>The figures make no table: a grade twice, a negative number, or nobody passed.</summary>
    NoTable,

    /// <summary>The fields of the two groups have nothing in common.</summary>
    OtherField,

    /// <summary>The grade is not one of the passing grades of the sending group.</summary>
    UnknownGrade,

    /// <summary>Nobody of the group got the grade, so that it has no place in it.</summary>
    NobodyGotIt,
}
