using Testamur.Tests.Shared;
using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Tests.Funding;

/// <summary>Money is neither made nor lost, whatever is asked for in whatever order, twice or at once.</summary>
public sealed class LedgerTests
{
    private const int Sequences = 1500;
    private const int Steps = 40;
    private static readonly LedgerAct[] Acts = Enum.GetValues<LedgerAct>();
    private static readonly Guid[] Enrolments = [.. Enumerable.Range(1, 3).Select(number => new Guid(number, 0, 0, new byte[8]))];

    [Fact]
    public void No_sequence_of_acts_makes_or_loses_money()
    {
        var source = new SeededSource(20261128);
        var (written, refused, repeated) = (0, 0, 0);
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            var lines = new List<LedgerLine>();
            for (var step = 0; step < Steps; step++)
            {
                var decision = LedgerRules.Decide(lines, Order(source, lines));
                if (decision.Refusal is not null)
                    refused++;
                else if (decision.Repeated)
                    repeated++;
                else
                    written++;
                if (decision is { Line: { } line, Repeated: false })
                    lines.Add(line);
                AssertSound(lines);
            }
        }

        // The sequences would prove little if nearly all of one kind happened.
        Assert.True(written > Sequences && refused > Sequences && repeated > Sequences, $"{written}, {refused}, {repeated}");
    }

    [Fact]
    public void Writers_that_read_the_same_lines_write_one_of_their_acts_and_money_stays()
    {
        var source = new SeededSource(4711);
        var lost = 0;
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            var stored = new SortedDictionary<int, LedgerLine>();
            for (var round = 0; round < 12; round++)
            {
                // Both look at the same state, then both try to write; the number of the line is unique, as in the database.
                LedgerLine[] seen = [.. stored.Values];
                var decisions = new[] { Order(source, seen), Order(source, seen) }.Select(order =>
                    LedgerRules.Decide(seen, order)
                );
                foreach (var decision in decisions.ToArray())
                    if (decision is { Line: { } line, Repeated: false } && !stored.TryAdd(line.Number, line))
                        lost++;
                AssertSound([.. stored.Values]);
            }
        }

        Assert.True(lost > Sequences / 2, $"{lost}");
    }

    [Theory]
    [InlineData(LedgerAct.Use)]
    [InlineData(LedgerAct.Release)]
    public void A_reservation_is_used_or_released_once(LedgerAct second)
    {
        var lines = Lines((LedgerAct.Grant, 500), (LedgerAct.Reserve, 200), (LedgerAct.Use, 200));
        var decision = LedgerRules.Decide(lines, new(second, 200, Enrolments[0], "again"));
        Assert.Equal(LedgerRefusal.NotThere, decision.Refusal);
    }

    [Fact]
    public void One_place_is_not_paid_twice_and_no_more_is_reserved_than_is_there()
    {
        var lines = Lines((LedgerAct.Grant, 500), (LedgerAct.Reserve, 200));
        Assert.Equal(LedgerRefusal.NotThere, LedgerRules.Decide(lines, new(LedgerAct.Reserve, 200, Enrolments[0], "b")).Refusal);
        Assert.Equal(LedgerRefusal.NotThere, LedgerRules.Decide(lines, new(LedgerAct.Reserve, 301, Enrolments[1], "c")).Refusal);
        Assert.NotNull(LedgerRules.Decide(lines, new(LedgerAct.Reserve, 300, Enrolments[1], "d")).Line);
    }

    [Fact]
    public void The_same_key_is_the_same_act_and_never_another_one()
    {
        var lines = Lines((LedgerAct.Grant, 500), (LedgerAct.Reserve, 200));
        var again = LedgerRules.Decide(lines, new(LedgerAct.Reserve, 200, Enrolments[0], "key-2"));
        Assert.True(again.Repeated);
        Assert.Equal(lines[1], again.Line);
        Assert.Equal(LedgerRefusal.KeyTaken, LedgerRules.Decide(lines, new(LedgerAct.Use, 200, Enrolments[0], "key-2")).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(LedgerRules.MostAmount + 1)]
    [InlineData(long.MinValue)]
    public void What_is_no_amount_is_refused(long amount) =>
        Assert.Equal(LedgerRefusal.NotAnAmount, LedgerRules.Decide([], new(LedgerAct.Grant, amount, null, "a")).Refusal);

    [Fact]
    public void A_grant_names_no_enrolment_and_a_reservation_does()
    {
        Assert.Equal(LedgerRefusal.WrongPurpose, LedgerRules.Decide([], new(LedgerAct.Grant, 1, Enrolments[0], "a")).Refusal);
        Assert.Equal(LedgerRefusal.WrongPurpose, LedgerRules.Decide([], new(LedgerAct.Reserve, 1, null, "a")).Refusal);
    }

    [Fact]
    public void A_funder_that_grants_less_takes_back_what_is_available_and_no_more()
    {
        var balance = LedgerRules.BalanceOf(Lines((LedgerAct.Grant, 500), (LedgerAct.Reserve, 200)));
        Assert.Equal((-100, 250, -300), (balance.ChangeTo(400), balance.ChangeTo(750), balance.ChangeTo(0)));
        Assert.True(balance.WithGranted(0).IsSound);
    }

    private static List<LedgerLine> Lines(params (LedgerAct Act, long Amount)[] acts) =>
        [
            .. acts.Select(
                (one, place) =>
                    new LedgerLine(
                        place + 1,
                        one.Act,
                        one.Amount,
                        one.Act is LedgerAct.Grant or LedgerAct.Withdraw ? null : Enrolments[0],
                        $"key-{place + 1}"
                    )
            ),
        ];

    // Mostly what could be done, at times a key of before, an amount that is too large, or nonsense.
    private static LedgerOrder Order(SeededSource source, IReadOnlyList<LedgerLine> lines)
    {
        if (lines.Count > 0 && source.Below(5) == 0)
        {
            var old = lines[source.Below(lines.Count)];
            return new(old.Act, source.Below(4) == 0 ? old.Amount + 1 : old.Amount, old.Enrolment, old.Key);
        }

        var act = source.Pick<LedgerAct>(Acts);
        var amount = source.Below(20) == 0 ? source.Below(3) - 1 : 1 + source.Below(120);
        Guid? enrolment = act is LedgerAct.Grant or LedgerAct.Withdraw ? null : Enrolments[source.Below(Enrolments.Length)];
        return new(act, amount, enrolment, $"k{source.Below(1_000_000)}-{lines.Count}");
    }

    private static void AssertSound(List<LedgerLine> lines)
    {
        var balance = LedgerRules.BalanceOf(lines);
        Assert.True(balance.IsSound, $"{balance}");
        Assert.Equal(Sum(lines, LedgerAct.Grant) - Sum(lines, LedgerAct.Withdraw), balance.Granted);
        Assert.True(Sum(lines, LedgerAct.Refund) <= Sum(lines, LedgerAct.Use));
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.Number));
        foreach (var enrolment in Enrolments)
        {
            var sums = LedgerRules.SumsOf(lines, enrolment);
            Assert.True(sums is { Reserved: >= 0, Used: >= 0 }, $"{sums}");
        }
    }

    private static long Sum(IEnumerable<LedgerLine> lines, LedgerAct act) =>
        lines.Where(line => line.Act == act).Sum(line => line.Amount);
}
