using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;
using static Testamur.Education.Tests.Recognition.Agreements.Examples;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class AgreementPropertyTests
{
    private static readonly string[] Issuers = [North, South, "did:web:west.example.org"];
    private static readonly string[] Codes = ["05", "0521", "0522", "06", "0613", "01"];
    private static readonly string[] Kinds = ["MicroCredential", "Module", "Badge"];
    private static readonly string[] Courses = [Course, "urn:b", "urn:c"];

    [Fact]
    public void Narrowing_a_scope_never_covers_more_and_never_makes_a_no_uncertain()
    {
        var source = new SeededSource(25);
        var (covered, lost) = (0, 0);
        for (var round = 0; round < 4000; round++)
        {
            var wide = Clauses(source);
            var narrow = Narrowed(source, wide);
            for (var ask = 0; ask < 5; ask++)
            {
                var (facts, request) = (Facts(source), Request(source));
                var before = (Agreed with { Clauses = wide, Caps = new() }).Ask(facts, request).Coverage;
                var after = (Agreed with { Clauses = narrow, Caps = new() }).Ask(facts, request).Coverage;
                Assert.True(after <= before, $"{before} became {after} in round {round}");
                covered += before == Coverage.Covered ? 1 : 0;
                lost += after < before ? 1 : 0;
            }
        }

        // The cases are of use: many are covered, and narrowing takes some of them away.
        Assert.True(covered > 500 && lost > 200, $"{covered} covered, {lost} lost");
    }

    [Fact]
    public void No_sequence_of_recognitions_exceeds_a_cap()
    {
        var source = new SeededSource(7);
        var refused = 0;
        for (var round = 0; round < 500; round++)
        {
            var caps = new CreditCaps
            {
                PerLearner = source.Below(2) == 0 ? null : new Ects(source.Below(2000) + 1),
                PerTarget = source.Below(2) == 0 ? null : new Ects(source.Below(900) + 1),
                ShareOfTarget = source.Below(2) == 0 ? null : new Share(source.Below(4) + 1, 5),
            };
            var agreement = Agreed with { Caps = caps, Equivalences = [new(Course, North, Module), new(Course, North, "urn:t")] };
            var given = new List<(string Target, int Ects)>();
            for (var step = 0; step < 20; step++)
            {
                var target = source.Below(2) == 0 ? Module : "urn:t";
                var facts = Climate with { Ects = new(100 + source.Below(900)) };
                var before = new AlreadyRecognised(new(given.Sum(one => one.Ects)), new(Toward(given, target)));
                var answer = agreement.Ask(facts, Component with { Target = target, TargetEcts = new Ects(1500) }, before);
                if (answer.Coverage == Coverage.Covered)
                    given.Add((target, answer.Accepted.Hundredths));
                else
                    refused++;
                Assert.True(given.Sum(one => one.Ects) <= (caps.PerLearner?.Hundredths ?? int.MaxValue));
                Assert.True(Toward(given, target) <= (caps.PerTarget?.Hundredths ?? int.MaxValue));
                Assert.True(
                    Toward(given, target) * (caps.ShareOfTarget?.Whole ?? 1) <= 1500 * (caps.ShareOfTarget?.Part ?? 1000)
                );
            }
        }

        Assert.InRange(refused, 1000, 9500);
    }

    private static int Toward(List<(string Target, int Ects)> given, string target) =>
        given.Where(one => one.Target == target).Sum(one => one.Ects);

    private static AgreementClause[] Clauses(SeededSource source) =>
        [.. Enumerable.Range(1, source.Below(3) + 1).Select(number => Clause(source, $"{number}"))];

    private static AgreementClause Clause(SeededSource source, string id) =>
        new()
        {
            Id = id,
            Receivers = Some(source, Issuers, 5),
            Issuers = Some(source, Issuers, 4),
            Purposes = source.Below(4) == 0 ? [AgreementPurpose.Credits] : [],
            List = [.. Some(source, Courses, 4).Select(uri => new ListedSpecification(uri, source.Below(2) == 0 ? null : 2))],
            Types = Some(source, Kinds, 3),
            Fields = Some(source, Codes, 3),
            EqfFrom = source.Below(2) == 0 ? null : 5 + source.Below(2),
            EqfTo = source.Below(2) == 0 ? null : 6 + source.Below(2),
            EctsFrom = source.Below(2) == 0 ? null : new Ects(100),
            EctsTo = source.Below(2) == 0 ? null : new Ects(500),
        };

    // One thing tighter: a clause less, a member of a list less, a condition more, a range smaller.
    private static AgreementClause[] Narrowed(SeededSource source, AgreementClause[] clauses)
    {
        if (clauses.Length > 1 && source.Below(6) == 0)
            return clauses[1..];
        var at = source.Below(clauses.Length);
        var one = clauses[at];
        var narrow = source.Below(9) switch
        {
            0 when one.List.Count > 1 => one with { List = [.. one.List.Skip(1)] },
            1 when one.Types.Count > 1 => one with { Types = [.. one.Types.Skip(1)] },
            2 when one.Fields.Count > 1 => one with { Fields = [.. one.Fields.Skip(1)] },
            3 => one with { EqfFrom = Math.Max(one.EqfFrom ?? 0, 6) },
            4 => one with { EqfTo = Math.Min(one.EqfTo ?? 9, 6) },
            5 => one with { EctsTo = one.EctsTo is { Hundredths: < 300 } low ? low : new Ects(300) },
            6 when one.List.Count == 0 => one with { List = [new(Course)] },
            7 when one.Fields.Count == 0 => one with { Fields = ["052"] },
            8 when one.Receivers.Count == 0 => one with { Receivers = [North] },
            _ => one with { List = [.. one.List.Select(listed => listed with { Version = 2 })] },
        };
        return [.. clauses.Select((clause, i) => i == at ? narrow : clause)];
    }

    private static AgreementFacts Facts(SeededSource source) =>
        new()
        {
            Issuer =
                source.Below(10) == 0 ? null
                : source.Below(3) == 0 ? source.Pick<string>(Issuers)
                : South,
            Specification = source.Below(6) == 0 ? null : source.Pick<string>(Courses),
            Version = source.Below(4) == 0 ? null : 1 + source.Below(2),
            Type = source.Below(6) == 0 ? null : source.Pick<string>(Kinds),
            Eqf = source.Below(6) == 0 ? null : 5 + source.Below(3),
            Fields = Some(source, Codes, 6),
            Ects = source.Below(6) == 0 ? null : new Ects(50 + source.Below(600)),
            AwardedOn = source.Below(6) == 0 ? null : Day.AddDays(-source.Below(2500)),
            AssuredBy = source.Below(6) == 0 ? [] : [QaKind.External],
            Verdict = source.Below(8) switch
            {
                0 => Verdict.Invalid,
                1 => Verdict.Undetermined,
                _ => Verdict.Valid,
            },
        };

    private static AgreementRequest Request(SeededSource source) =>
        source.Below(4) == 0 ? Component
        : source.Below(10) == 0 ? Credits with { Receiver = South }
        : Credits;

    private static string[] Some(SeededSource source, string[] all, int noneOf) =>
        source.Below(noneOf) > 0 && noneOf != 6 ? [] : [.. all.Where(_ => source.Below(2) == 0)];
}
