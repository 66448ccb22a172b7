using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Tests.Funding;

public sealed class SettlementTests
{
    private static readonly RefundRule Rule = new(FullDays: 14, PartDays: 42, PartPercent: 50);
    private static readonly DateOnly Start = new(2027, 2, 1);

    [Theory]
    [InlineData("Waiting", "Ahead", null)]
    [InlineData("Waiting", "Begun", null)]
    [InlineData("Placed", "Ahead", null)]
    [InlineData("Placed", "Begun", LedgerAct.Use)]
    [InlineData("Placed", "Cancelled", LedgerAct.Release)]
    [InlineData("Refused", "Ahead", LedgerAct.Release)]
    [InlineData("Withdrawn", "Ahead", LedgerAct.Release)]
    [InlineData("Withdrawn", "Begun", LedgerAct.Release)]
    public void What_is_reserved_waits_is_used_or_goes_back(string phase, string run, LedgerAct? expected) =>
        Assert.Equal(expected, Settlement.Next(new(200, 0, 0), Rule, At(phase, run))?.Act);

    [Theory]
    [InlineData(-3, 201)]
    [InlineData(0, 201)]
    [InlineData(14, 201)]
    [InlineData(15, 100)] // a part is rounded down
    [InlineData(42, 100)]
    [InlineData(43, 0)]
    public void Who_leaves_after_the_start_is_refunded_by_the_rule_of_the_scheme(int days, long back)
    {
        var left = At("Withdrawn", "Begun", Start.AddDays(days).ToDateTime(new(9, 0), DateTimeKind.Utc));
        var next = Settlement.Next(new(0, 201, 0), Rule, left);
        Assert.Equal(back == 0 ? null : (LedgerAct.Refund, back), next);
    }

    [Fact]
    public void A_cancelled_run_gives_everything_back_however_late() =>
        Assert.Equal((LedgerAct.Refund, 201L), Settlement.Next(new(0, 201, 0), Rule, At("Placed", "Cancelled")));

    [Fact]
    public void Looking_again_does_nothing_more()
    {
        var left = At("Withdrawn", "Begun", Start.ToDateTime(new(9, 0), DateTimeKind.Utc));
        Assert.Null(Settlement.Next(new(0, 101, 100), Rule, left));
        Assert.Null(Settlement.Next(new(0, 201, 0), Rule, At("Placed", "Begun")));
        Assert.Null(Settlement.Next(default, Rule, left));
    }

    private static EnrolmentView At(string phase, string run, DateTime? withdrawn = null) =>
        new(
            Guid.Empty,
            default,
            Guid.Empty,
            "",
            Guid.Empty,
            1,
            Start,
            Enum.Parse<EnrolmentPhase>(phase),
            Enum.Parse<RunPhase>(run),
            withdrawn is { } at ? new DateTimeOffset(at) : null,
            "scheme"
        );
}
