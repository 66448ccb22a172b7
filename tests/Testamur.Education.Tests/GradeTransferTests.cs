using Testamur.Education.Grades;

namespace Testamur.Education.Tests;

public class GradeTransferTests
{
    private const int Year = 2026;

    // TC8 of the stacking cases: of 100 students each.
    private static readonly ReferenceGroup Sending = Group(("A", 10), ("B", 25), ("C", 30), ("D", 25), ("E", 10));
    private static readonly ReferenceGroup Receiving = Group(("10", 5), ("9", 20), ("8", 40), ("7", 25), ("6", 10));

    private static ReferenceGroup Group(params (string Grade, int Students)[] counts) =>
        new(
            "052",
            2024,
            2025,
            [.. counts.Select(count => new GradeCount(count.Grade, count.Students)), new("fail", 40, Passing: false)]
        );

    [Theory]
    [InlineData("A", TieRule.Highest, "10")]
    [InlineData("A", TieRule.Lowest, "9")]
    [InlineData("A", TieRule.Midpoint, "10")]
    [InlineData("B", TieRule.Lowest, "9")]
    [InlineData("C", TieRule.Lowest, "8")]
    [InlineData("D", TieRule.Highest, "7")]
    [InlineData("E", TieRule.Highest, "6")]
    public void Grades_are_carried_over_by_their_part_of_the_passing_students(string grade, TieRule rule, string expected)
    {
        var transfer = GradeTransfer.Of(grade, Sending, Receiving, rule, Year);
        Assert.Equal(expected, transfer.Grade);
        Assert.Equal(grade == "A" ? 2 : 1, transfer.Tied.Count);
    }

    [Fact]
    public void The_method_is_shown_in_figures() =>
        Assert.Equal("B 10–35 % → 9 5–25 %", GradeTransfer.Of("B", Sending, Receiving, TieRule.Highest, Year).Sum);

    [Fact]
    public void Groups_that_cannot_be_compared_are_refused_by_name()
    {
        IReadOnlyList<GradeObjection> Objections(ReferenceGroup sending, ReferenceGroup? receiving = null, string grade = "A") =>
            GradeTransfer.Of(grade, sending, receiving ?? Receiving, TieRule.Highest, Year).Objections;
        Assert.Equal([GradeObjection.Field], Objections(Sending with { IscedF = "05" }));
        Assert.Equal([GradeObjection.TooFewYears], Objections(Sending with { FirstYear = 2025 }));
        Assert.Equal([GradeObjection.NotRecent], Objections(Sending with { FirstYear = 2019, LastYear = 2021 }));
        Assert.Equal([GradeObjection.TooSmall], Objections(Group(("A", 10), ("B", 39))));
        Assert.Equal([GradeObjection.PassOrFail], Objections(Group(("pass", 100))));
        Assert.Equal([GradeObjection.NoTable], Objections(Group(("A", 60), ("A", 40))));
        Assert.Equal([GradeObjection.OtherField], Objections(Sending, Receiving with { IscedF = "0611" }));
        Assert.Empty(Objections(Sending, Receiving with { IscedF = "0521" }));
        // What did not pass has no place among those who did.
        Assert.Equal([GradeObjection.UnknownGrade], Objections(Sending, grade: "fail"));
        Assert.Equal([GradeObjection.NobodyGotIt], Objections(Group(("A", 0), ("B", 60))));
        Assert.Empty(GradeTransfer.Of("A", Sending with { IscedF = "" }, Receiving, TieRule.Highest, Year).Sum);
    }

    [Fact]
    public void Sixty_random_pairs_of_tables_keep_the_properties_of_the_method()
    {
        // Seeded: the cases are the same in every run.
        var seed = 20_260_101u;
        int Next(int below)
        {
            seed = (seed * 1_664_525u) + 1_013_904_223u;
            return (int)((seed >> 8) % (uint)below);
        }
        for (var run = 0; run < 60; run++)
        {
            ReferenceGroup Random(string prefix) =>
                Group([
                    .. Enumerable
                        .Range(1, 2 + Next(9))
                        .Select(number => ($"{prefix}{number.ToString(null, null)}", 10 + Next(90) * Next(2))),
                ]) with
                {
                    Counts =
                    [
                        .. Enumerable
                            .Range(1, 2 + Next(9))
                            .Select(number => new GradeCount($"{prefix}{number.ToString(null, null)}", 25 + Next(90))),
                    ],
                };
            var (from, to) = (Random("s"), Random("r"));
            AssertProperties(from, to);
        }
    }

    private static void AssertProperties(ReferenceGroup from, ReferenceGroup to)
    {
        var (sending, receiving) = (from.Table!, to.Table!); // made of at least two grades that somebody got
        // The parts of the group fit together and are the whole.
        var intervals = sending.Intervals;
        Assert.Equal((0m, 1m), (intervals[0].From, intervals[^1].To));
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.InRange(intervals.Sum(one => one.To - one.From), 0.9999999999999999m, 1.0000000000000001m);
        var order = receiving.Grades.Select(grade => grade.Grade).ToList();
        foreach (var rule in Enum.GetValues<TieRule>())
        {
            // A better grade there is never a worse grade here.
            var received = sending
                .Grades.Select(grade => order.IndexOf(GradeTransfer.Of(grade.Grade, from, to, rule, Year).Grade!))
                .ToArray();
            Assert.DoesNotContain(-1, received);
            Assert.Equal(received.Order(), received);
        }
        foreach (var grade in sending.Grades)
        {
            // Equal tables change nothing.
            Assert.Equal(grade.Grade, GradeTransfer.Of(grade.Grade, from, from, TieRule.Lowest, Year).Grade);
            // The rule decides where grades tie, and only there.
            var by = Enum.GetValues<TieRule>().Select(rule => GradeTransfer.Of(grade.Grade, from, to, rule, Year)).ToArray();
            if (by[0].Tied.Count == 1)
                Assert.Single(by.Select(one => one.Grade).Distinct());
            else
                Assert.NotEqual(by[0].Grade, by[1].Grade);
        }
    }
}
