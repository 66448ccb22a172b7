using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;
using static Testamur.Education.Tests.Recognition.Agreements.Examples;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class AgreementSimulationTests
{
    [Fact]
    public void Past_cases_are_replayed_as_if_the_agreement_had_been_in_force()
    {
        ReplayedCase[] cases =
        [
            .. Many(7, number => Case(number, OfficerDecision.Full, accepted: 300)),
            .. Many(5, number => Case(100 + number, OfficerDecision.Less, accepted: 100)),
            .. Many(6, number => Case(200 + number, OfficerDecision.Refused, Climate with { Eqf = 5 })),
            .. Many(8, number => Case(300 + number, OfficerDecision.Full, Climate with { Eqf = null }, accepted: 300)),
        ];
        var report = AgreementSimulation.Replay(Agreed, cases);
        Assert.Equal((26, 12, 14), (report.Cases, report.AtOnce, report.StillCases));
        Assert.Equal((new Ects(3600), new Ects(2600)), (report.Ects, report.OfficersEcts));
        Assert.Equal([new(AgreementReason.LevelMissing, 8), new(AgreementReason.Level, 6)], report.Reasons);
        Assert.Equal(new DecisionCounts(7, 5, 0), report.Decided);
        Assert.Equal(new DecisionCounts(8, 0, 6), report.DecidedOthers);
        // Dates of the agreement do not matter here, those of the cases do.
        Assert.Equal(report.AtOnce, AgreementSimulation.Replay(Agreed with { From = null, Until = null }, cases).AtOnce);
        var young = Agreed with { Quality = Agreed.Quality with { MostYearsOld = 1 } };
        Assert.Equal(
            AgreementReason.Age,
            AgreementSimulation
                .Replay(young, [.. Many(5, number => Case(number, OfficerDecision.Full, on: Day.AddYears(1)))])
                .Reasons[0]
                .Reason
        );
    }

    [Fact]
    public void What_one_case_would_have_been_given_counts_toward_the_caps_of_the_next()
    {
        // 10 ECTS at most: of four cases of 3 ECTS three fit, in the order of asking.
        ReplayedCase[] cases = [.. Many(24, number => Case(number % 6, OfficerDecision.Full, on: Day.AddDays(number)))];
        var report = AgreementSimulation.Replay(Agreed, cases);
        Assert.Equal((18, 6), (report.AtOnce, report.StillCases));
        Assert.Equal(new ReasonCount(AgreementReason.Cap, 6), Assert.Single(report.Reasons));
        Assert.Equal(18, AgreementSimulation.Replay(Agreed, [.. cases.Reverse()]).AtOnce);
    }

    [Fact]
    public void Small_groups_are_not_told_and_cannot_be_worked_out()
    {
        Assert.Null(AgreementSimulation.Replay(Agreed, [Case(1, OfficerDecision.Full)]).Cases);
        Assert.Equal(0, AgreementSimulation.Replay(Agreed, []).Cases);
        ReplayedCase[] cases =
        [
            .. Many(20, number => Case(number, OfficerDecision.Full)),
            .. Many(3, number => Case(50 + number, OfficerDecision.Full, Climate with { Eqf = 5 })),
        ];
        var report = AgreementSimulation.Replay(Agreed, cases);
        Assert.Equal((23, null, null), (report.Cases, report.AtOnce, report.StillCases));
        Assert.Null(report.Ects);
        Assert.Null(report.Decided);
        Assert.Empty(report.Reasons);

        cases =
        [
            .. Many(9, number => Case(number, OfficerDecision.Refused, Climate with { Eqf = 5 })),
            .. Many(2, number => Case(50 + number, OfficerDecision.Refused, Climate with { Type = "Badge" })),
            .. Many(6, number => Case(90 + number, OfficerDecision.Refused, Climate with { Fields = ["01"] })),
        ];
        report = AgreementSimulation.Replay(Agreed, cases);
        Assert.Equal([new(AgreementReason.Level, 9), new(null, 8)], report.Reasons);
    }

    [Fact]
    public void No_hidden_number_can_be_told_from_the_rest()
    {
        var source = new SeededSource(3);
        var hiding = 0;
        for (var round = 0; round < 5000; round++)
        {
            int[] parts = [.. Enumerable.Range(0, 1 + source.Below(5)).Select(_ => source.Below(12))];
            var told = SmallNumbers.Hide(parts);
            for (var at = 0; at < parts.Length; at++)
                Assert.True(told[at] is null || told[at] == parts[at]);
            Assert.DoesNotContain(told, one => one is > 0 and < SmallNumbers.Least);
            var hidden = parts.Where((_, at) => told[at] is null).ToList();
            // One hidden part is what the sum lacks; several small ones would still be few.
            Assert.True(
                hidden.Count == 0 || hidden.Count == parts.Length || (hidden.Count > 1 && hidden.Sum() >= SmallNumbers.Least)
            );
            hiding += hidden.Count > 0 ? 1 : 0;
        }

        Assert.InRange(hiding, 1000, 4900);
    }

    private static IEnumerable<ReplayedCase> Many(int count, Func<int, ReplayedCase> make) =>
        Enumerable.Range(0, count).Select(make);

    private static ReplayedCase Case(
        int learner,
        OfficerDecision decision,
        AgreementFacts? facts = null,
        int accepted = 0,
        DateOnly? on = null
    ) => new(learner, facts ?? Climate, Credits with { On = on ?? Day }, decision, new(accepted));
}
