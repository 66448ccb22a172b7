namespace Testamur.Education.Grades;

/// <summary>
/// How the passing grades of one reference group were distributed, the best grade first
/// (<see href="https://education.ec.europa.eu/education-levels/higher-education/inclusive-and-connected-higher-education/european-credit-transfer-and-accumulation-system">ECTS Users' Guide</see>,
/// grading table). Shares may be percentages or numbers of students: only their proportion counts.
/// </summary>
public sealed record GradingTable
{
    /// <summary>The most grades a table has.</summary>
    public const int MostGrades = 200;

    private const decimal LargestShare = 100_000_000;

    /// <summary>Makes a table.</summary>
    /// <exception cref="ArgumentException">Fewer than two grades (pass and fail are never converted), a repeated grade, a negative share,
    /// one with more than four decimals, or no share at all.</exception>
    public GradingTable(IReadOnlyList<GradeShare> grades)
    {
        ArgumentNullException.ThrowIfNull(grades);
        if (grades.Count is < 2 or > MostGrades)
            throw new ArgumentException(
                $"A grading table has from 2 to {MostGrades} passing grades; pass and fail are not converted."
            );
        if (grades.Select(grade => grade.Grade).Distinct(StringComparer.Ordinal).Count() != grades.Count)
            throw new ArgumentException("A grade is given twice.");
        if (
            grades.Any(grade =>
                grade.Share is < 0 or > LargestShare || grade.Share * 10_000 != decimal.Truncate(grade.Share * 10_000)
            )
        )
            throw new ArgumentException("A share is a number of 0 or more with at most four decimals.");
        if (grades.Sum(grade => grade.Share) == 0)
            throw new ArgumentException("Somebody must have got one of the grades.");
        Grades = grades;
    }

    /// <summary>The passing grades, the best first.</summary>
    public IReadOnlyList<GradeShare> Grades { get; }

    /// <summary>The part of the group that each grade covers, cumulated from the best: the first begins at 0, each begins where the one before ends, the last ends at 1.</summary>
    public IReadOnlyList<GradeInterval> Intervals
    {
        get
        {
            var all = Grades.Sum(grade => grade.Share);
            var intervals = new GradeInterval[Grades.Count];
            var so = 0m;
            for (var at = 0; at < intervals.Length; at++)
            {
                var end = so + Grades[at].Share;
                intervals[at] = new(Grades[at].Grade, so / all, end / all);
                so = end;
            }
            return intervals;
        }
    }
}

/// <summary>The part of a group that a grade covers.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="From">Share of the group with a better grade, 0 to 1.</param>
/// <param name="To">Share of the group with this grade or a better one, 0 to 1.</param>
public sealed record GradeInterval(string Grade, decimal From, decimal To);

/// <summary>A passing grade and how many got it.</summary>
/// <param name="Grade">As it is written in the transcript.</param>
/// <param name="Share">Percentage or number of students.</param>
public sealed record GradeShare(string Grade, decimal Share);
