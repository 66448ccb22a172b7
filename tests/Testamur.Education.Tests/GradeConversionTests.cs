using Testamur.Education.Grades;

namespace Testamur.Education.Tests;

public class GradeConversionTests
{
    private static GradingTable Table(params (string Grade, decimal Share)[] grades) =>
        new([.. grades.Select(grade => new GradeShare(grade.Grade, grade.Share))]);

    [Fact]
    public void Shares_may_be_numbers_of_students_in_groups_of_different_size()
    {
        var grades = GradeConversion.Convert(Table(("A", 1), ("B", 2)), Table(("1", 33.3334m), ("2", 66.6666m)));
        // A third of the group is a little less than 33.3334 %: exact numbers see it, rounded ones might not.
        Assert.Equal(["1"], grades[0].LargestOverlap);
        Assert.Equal(("1", "1"), (grades[0].Highest, grades[0].Lowest));
        Assert.Equal(("1", "2"), (grades[1].Highest, grades[1].Lowest));
        Assert.Equal("2", grades[1].By(TieRule.Highest));
    }

    [Fact]
    public void The_published_rule_decides_ties()
    {
        var grade = GradeConversion.Convert(Table(("A", 50), ("B", 50)), Table(("1", 25), ("2", 25), ("3", 50)))[0];
        Assert.Equal(["1", "2"], grade.LargestOverlap);
        Assert.Equal(("1", "2", "1"), (grade.By(TieRule.Highest), grade.By(TieRule.Lowest), grade.By(TieRule.Midpoint)));
    }

    [Fact]
    public void A_grade_that_nobody_got_has_no_place_in_the_group()
    {
        var grade = GradeConversion.Convert(Table(("A", 0), ("B", 50)), Table(("1", 25), ("2", 25)))[0];
        Assert.Empty(grade.LargestOverlap);
        Assert.Null(grade.By(TieRule.Midpoint));
    }

    [Fact]
    public void Pass_and_fail_and_impossible_tables_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Table(("pass", 100)));
        Assert.Throws<ArgumentException>(() => Table(("A", 1), ("A", 2)));
        Assert.Throws<ArgumentException>(() => Table(("A", 0), ("B", 0)));
        Assert.Throws<ArgumentException>(() => Table(("A", -1), ("B", 2)));
    }
}
