using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using static Testamur.Education.Tests.Recognition.Agreements.Examples;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class AgreementCoverageTests
{
    [Fact]
    public void What_meets_every_condition_is_covered_and_the_clause_is_cited()
    {
        var answer = Agreed.Ask(Climate);
        Assert.Equal(
            (Coverage.Covered, "1", null, new Ects(300)),
            (answer.Coverage, answer.Clause, answer.Reason, answer.Accepted)
        );
        // The last days and the borders of the ranges are within.
        Assert.Equal(Coverage.Covered, Agreed.Ask(Climate with { Eqf = 7, Ects = new(1000) }).Coverage);
        Assert.Equal(Coverage.Covered, Agreed.Ask(Climate, Credits with { On = new(2026, 1, 1) }).Coverage);
        Assert.Equal(Coverage.Covered, Agreed.Ask(Climate, Credits with { On = new(2028, 12, 31) }).Coverage);
        Assert.Equal(Coverage.Covered, Agreed.Ask(Climate with { AwardedOn = Day.AddYears(-5) }).Coverage);
        Assert.Equal(Coverage.Covered, Agreed.Ask(Climate with { Type = "microcredential", Fields = ["0613", "99"] }).Coverage);
    }

    public static TheoryData<string, AgreementReason> Contradictions =>
        new()
        {
            { "day before", AgreementReason.NotInForce },
            { "day after", AgreementReason.NotInForce },
            { "receiver", AgreementReason.Receiver },
            { "invalid", AgreementReason.NotValid },
            { "issuer", AgreementReason.Issuer },
            { "own issuer", AgreementReason.Issuer },
            { "type", AgreementReason.Type },
            { "below", AgreementReason.Level },
            { "above", AgreementReason.Level },
            { "field", AgreementReason.Field },
            { "few", AgreementReason.Credits },
            { "many", AgreementReason.Credits },
            { "old", AgreementReason.Age },
            { "future", AgreementReason.NotYetAwarded },
            { "list", AgreementReason.NotListed },
            { "version", AgreementReason.NotListed },
            { "purpose", AgreementReason.Purpose },
            { "equivalence", AgreementReason.Equivalence },
            { "cap", AgreementReason.Cap },
        };

    [Theory, MemberData(nameof(Contradictions))]
    public void What_contradicts_a_condition_is_not_covered_with_that_reason(string what, AgreementReason reason)
    {
        var answer = what switch
        {
            "day before" => Agreed.Ask(Climate, Credits with { On = new(2025, 12, 31) }),
            "day after" => Agreed.Ask(Climate, Credits with { On = new(2029, 1, 1) }),
            "receiver" => Agreed.Ask(Climate, Credits with { Receiver = "did:web:west.example.org" }),
            "invalid" => Agreed.Ask(Climate with { Verdict = Verdict.Invalid }),
            "issuer" => Agreed.Ask(Climate with { Issuer = "did:web:west.example.org" }),
            "own issuer" => Agreed.Ask(Climate with { Issuer = North }),
            "type" => Agreed.Ask(Climate with { Type = "Badge" }),
            "below" => Agreed.Ask(Climate with { Eqf = 5 }),
            "above" => Agreed.Ask(Climate with { Eqf = 8 }),
            "field" => Agreed.Ask(Climate with { Fields = ["0612"] }),
            "few" => Agreed.Ask(Climate with { Ects = new(99) }),
            "many" => Agreed.Ask(Climate with { Ects = new(1001) }),
            "old" => Agreed.Ask(Climate with { AwardedOn = Day.AddYears(-5).AddDays(-1) }),
            "future" => Agreed.Ask(Climate with { AwardedOn = Day.AddDays(1) }),
            "list" => With(ByLevel with { List = [new("https://other.example.org/x")] }).Ask(Climate),
            "version" => With(ByLevel with { List = [new(Course, 1)] }).Ask(Climate),
            "purpose" => With(ByLevel with { Purposes = [AgreementPurpose.Component] }).Ask(Climate),
            "equivalence" => Agreed.Ask(Climate, Component with { Target = "https://north.example.org/other" }),
            _ => Agreed.Ask(Climate, before: new(new(701), default)),
        };
        Assert.Equal((Coverage.NotCovered, reason), (answer.Coverage, answer.Reason));
        Assert.Equal(default, answer.Accepted);
    }

    public static TheoryData<string, AgreementReason> Gaps =>
        new()
        {
            { "verdict", AgreementReason.VerdictMissing },
            { "issuer", AgreementReason.IssuerMissing },
            { "type", AgreementReason.TypeMissing },
            { "level", AgreementReason.LevelMissing },
            { "field", AgreementReason.FieldMissing },
            { "broad field", AgreementReason.FieldMissing },
            { "credits", AgreementReason.CreditsMissing },
            { "unasked credits", AgreementReason.CreditsMissing },
            { "quality", AgreementReason.QualityMissing },
            { "award", AgreementReason.AwardDateMissing },
            { "list", AgreementReason.SpecificationMissing },
            { "version", AgreementReason.SpecificationMissing },
            { "equivalence", AgreementReason.SpecificationMissing },
            { "target", AgreementReason.TargetMissing },
            { "size", AgreementReason.TargetMissing },
        };

    [Theory, MemberData(nameof(Gaps))]
    public void A_missing_fact_makes_it_undetermined_and_never_a_recognition(string what, AgreementReason reason)
    {
        var share = Agreed with { Caps = new() { ShareOfTarget = new(1, 2) } };
        var answer = what switch
        {
            "verdict" => Agreed.Ask(Climate with { Verdict = Verdict.Undetermined }),
            "issuer" => Agreed.Ask(Climate with { Issuer = null }),
            "type" => Agreed.Ask(Climate with { Type = null }),
            "level" => Agreed.Ask(Climate with { Eqf = null }),
            "field" => Agreed.Ask(Climate with { Fields = [] }),
            "broad field" => Agreed.Ask(Climate with { Fields = ["06"] }),
            "credits" => Agreed.Ask(Climate with { Ects = null }),
            "unasked credits" => With(ByLevel with { EctsFrom = null, EctsTo = null }).Ask(Climate with { Ects = null }),
            "quality" => Agreed.Ask(Climate with { AssuredBy = [QaKind.Internal] }),
            "award" => Agreed.Ask(Climate with { AwardedOn = null }),
            "list" => With(ByLevel with { List = [new(Course)] }).Ask(Climate with { Specification = null }),
            "version" => With(ByLevel with { List = [new(Course, 2)] }).Ask(Climate with { Version = null }),
            "equivalence" => Agreed.Ask(Climate with { Specification = null }, Component),
            "target" => share.Ask(Climate),
            _ => share.Ask(Climate, Component with { TargetEcts = null }),
        };
        Assert.Equal((Coverage.Undetermined, reason), (answer.Coverage, answer.Reason));
    }

    [Fact]
    public void A_contradiction_is_said_before_a_gap_and_the_nearest_clause_speaks()
    {
        var answer = Agreed.Ask(Climate with { Type = null, Eqf = 5 });
        Assert.Equal((Coverage.NotCovered, AgreementReason.Level), (answer.Coverage, answer.Reason));

        AgreementClause[] clauses =
        [
            ByLevel with
            {
                Id = "far",
                Types = ["Badge"],
            },
            ByLevel with
            {
                Id = "near",
                EctsTo = new(200),
            },
        ];
        answer = (Agreed with { Clauses = clauses }).Ask(Climate);
        Assert.Equal(("near", AgreementReason.Credits), (answer.Clause, answer.Reason));
        answer = (Agreed with { Clauses = [.. clauses, ByLevel with { Id = "fits" }] }).Ask(Climate);
        Assert.Equal((Coverage.Covered, "fits"), (answer.Coverage, answer.Clause));
        // What might still cover is nearer than what certainly does not.
        answer = (Agreed with { Clauses = clauses }).Ask(Climate with { Type = null, Ects = new(100) });
        Assert.Equal((Coverage.Undetermined, "far"), (answer.Coverage, answer.Clause));
    }

    [Fact]
    public void A_component_is_replaced_only_by_an_agreed_equivalence_and_for_no_more_than_was_earned()
    {
        var answer = Agreed.Ask(Climate, Component);
        Assert.Equal((Coverage.Covered, new Ects(200), Module), (answer.Coverage, answer.Accepted, answer.Equivalence?.Target));
        Assert.Equal(new Ects(150), Agreed.Ask(Climate with { Ects = new(150) }, Component).Accepted);
        Assert.Null(Agreed.Ask(Climate).Equivalence);
        var pinned = Agreed with { Equivalences = [new(Course, North, Module, 1)] };
        Assert.Equal(AgreementReason.Equivalence, pinned.Ask(Climate, Component).Reason);
        Assert.Equal(AgreementReason.SpecificationMissing, pinned.Ask(Climate with { Version = null }, Component).Reason);
    }

    [Fact]
    public void Caps_count_what_was_recognised_before_and_may_be_reached_exactly()
    {
        Assert.Equal(Coverage.Covered, Agreed.Ask(Climate, before: new(new(700), default)).Coverage);
        var perTarget = Agreed with { Caps = new() { PerTarget = new(500) } };
        Assert.Equal(Coverage.Covered, perTarget.Ask(Climate, Component, new(new(9000), new(300))).Coverage);
        Assert.Equal(AgreementReason.Cap, perTarget.Ask(Climate, Component, new(new(301), new(301))).Reason);
        // A third of 5 ECTS is 1.666…: 1.66 is within, 1.67 is not.
        var third = Agreed with
        {
            Caps = new() { ShareOfTarget = new(1, 3) },
            Equivalences = [new(Course, North, Module)],
        };
        Assert.Equal(Coverage.Covered, third.Ask(Climate with { Ects = new(166) }, Component).Coverage);
        Assert.Equal(AgreementReason.Cap, third.Ask(Climate with { Ects = new(167) }, Component).Reason);
    }

    private static Agreement With(AgreementClause clause) => Agreed with { Clauses = [clause] };
}
