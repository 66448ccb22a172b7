using Testamur.Education.Grades;

namespace Testamur.Education.Tests;

public sealed class GradeProposalTests
{
    private static readonly ReferenceGroup Sending = Group("0521", ("A", 10), ("B", 25), ("C", 30), ("D", 25), ("E", 10));

    private static readonly PublishedGrades Receiving = new(
        Group("052", ("10", 5), ("9", 20), ("8", 40), ("7", 25), ("6", 10)),
        TieRule.Lowest
    );

    [Theory]
    [InlineData("A", "9")]
    [InlineData("B", "9")]
    [InlineData("C", "8")]
    [InlineData("D", "7")]
    [InlineData("E", "6")]
    public void A_grade_is_proposed_by_the_groups_of_its_field(string stated, string proposed)
    {
        var proposal = Propose(stated);
        Assert.Equal(proposed, proposal.Grade);
        Assert.NotEmpty(proposal.Transfer?.Sum ?? "");
    }

    [Theory]
    [InlineData("Pass")]
    [InlineData(" bestanden ")]
    [InlineData("FAIL")]
    [InlineData("")]
    [InlineData(null)]
    public void Pass_fail_and_silence_are_never_converted(string? stated)
    {
        var proposal = Propose(stated);
        Assert.Null(proposal.Grade);
        Assert.Null(proposal.Transfer);
    }

    [Fact]
    public void Without_a_table_of_the_field_on_both_sides_nothing_is_proposed()
    {
        Assert.Null(GradeProposal.Of("B", ["0521"], [], [Receiving], 2026).Sending);
        Assert.Null(GradeProposal.Of("B", ["0613"], [Sending], [Receiving], 2026).Sending);
        Assert.Null(GradeProposal.Of("B", ["0521"], [Sending], [], 2026).Receiving);
        Assert.Null(GradeProposal.Of("B", [], [Sending], [Receiving], 2026).Grade);
    }

    [Fact]
    public void The_detailed_field_goes_before_the_narrow_one()
    {
        var narrow = Group("052", ("A", 50), ("B", 50));
        Assert.Same(Sending, GradeProposal.Of("B", ["0521"], [narrow, Sending], [Receiving], 2026).Sending);
    }

    [Fact]
    public void Another_rule_for_ties_decides_only_where_grades_fit_equally_well()
    {
        Assert.Equal(["10", "9"], new[] { TieRule.Highest, TieRule.Lowest }.Select(tie => Propose("A").By(tie, 2026).Grade));
        Assert.Equal(["9", "9"], new[] { TieRule.Highest, TieRule.Lowest }.Select(tie => Propose("B").By(tie, 2026).Grade));
        Assert.Equal(TieRule.Highest, Propose("A").By(TieRule.Highest, 2026).Receiving?.Tie);
        Assert.Equal(Propose("Pass"), Propose("Pass").By(TieRule.Highest, 2026));
    }

    private static GradeProposal Propose(string? stated) => GradeProposal.Of(stated, ["0521"], [Sending], [Receiving], 2026);

    private static ReferenceGroup Group(string field, params (string Grade, int Students)[] counts) =>
        new(field, 2024, 2025, [.. counts.Select(one => new GradeCount(one.Grade, one.Students))]);
}
