using Testamur.Credentials.Verification;
using Testamur.Education.Packs;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Recognition;

public sealed class RecognitionDutiesTests
{
    private static readonly Pack Pack = Testamur.Education.Packs.Packs.European;
    private static readonly DateOnly Complete = new(2026, 10, 31);

    private static readonly VerificationSummary Valid = VerificationSummary.None with { Verdict = Verdict.Valid };

    private static readonly RecognitionDecision Full = new()
    {
        Outcome = RecognitionOutcome.Full,
        Route = RecognitionRoute.Individual,
        By = RecognitionRole.Decider,
        Purpose = "Exemption from Seas I",
        Claimed = new(500),
        Accepted = new(500),
        Verification = Valid,
    };

    private static readonly RecognitionDecision Refusal = Full with
    {
        Outcome = RecognitionOutcome.Refused,
        Accepted = null,
        Reason = "The level is two below.",
        AppealRoute = "To the appeals committee, within a month.",
        Elements =
        [
            new(RecognitionElement.Level, Difference.Substantial, "EQF 4 against 6", "The module presumes level 5."),
            new(RecognitionElement.Workload, Difference.None, ""),
        ],
        Considered =
        [
            new(RecognitionOutcome.Partial, "No outcome is reached at the level."),
            new(RecognitionOutcome.Conditional, "No bridging course exists."),
            new(RecognitionOutcome.Alternative, "There is no module at that level."),
        ],
    };

    private static readonly RecognitionDecision Partial = Full with
    {
        Outcome = RecognitionOutcome.Partial,
        Accepted = new(250),
        Reason = "Two of four outcomes are covered.",
        AppealRoute = "To the appeals committee.",
    };

    [Fact]
    public void Decisions_that_meet_their_duties_may_stand()
    {
        Assert.Empty(RecognitionDuties.Check(Full));
        Assert.Empty(RecognitionDuties.Check(Refusal));
        Assert.Empty(RecognitionDuties.Check(Partial));
        Assert.Empty(RecognitionDuties.Check(Partial with { Accepted = null, Claimed = null, Outcomes = new(2, 4) }));
        Assert.Empty(
            RecognitionDuties.Check(Partial with { Outcome = RecognitionOutcome.Conditional, Condition = "Pass the oral." })
        );
        Assert.Empty(
            RecognitionDuties.Check(Partial with { Outcome = RecognitionOutcome.Alternative, Instead = "Elective credits" })
        );
        Assert.Empty(
            RecognitionDuties.Check(
                Full with
                {
                    Route = RecognitionRoute.Agreement,
                    AgreementId = "a",
                    By = RecognitionRole.Platform,
                }
            )
        );
    }

    public static TheoryData<RecognitionDuty> EveryDuty =>
        [.. Enum.GetValues<RecognitionDuty>().Where(duty => duty < RecognitionDuty.DelayReason)];

    [Theory]
    [MemberData(nameof(EveryDuty))]
    public void A_decision_that_misses_one_duty_is_told_just_that_one(RecognitionDuty duty)
    {
        var decision = duty switch
        {
            RecognitionDuty.Purpose => Full with { Purpose = " " },
            RecognitionDuty.SubstantialDifference => Refusal with
            {
                Elements = [new(RecognitionElement.Level, Difference.NotSubstantial, "EQF 5")],
            },
            RecognitionDuty.TiedToPurpose => Refusal with
            {
                Elements = [new(RecognitionElement.Level, Difference.Substantial, "EQF 4")],
            },
            RecognitionDuty.Evidence => Refusal with
            {
                Elements = [new(RecognitionElement.Level, Difference.Substantial, "", "Presumes 5.")],
            },
            RecognitionDuty.OneJudgement => Refusal with { Elements = [Refusal.Elements[0], Refusal.Elements[0]] },
            RecognitionDuty.PartialConsidered => Refusal with { Considered = [Refusal.Considered[1], Refusal.Considered[2]] },
            RecognitionDuty.ConditionalConsidered => Refusal with
            {
                Considered = [Refusal.Considered[0], new(RecognitionOutcome.Conditional, " "), Refusal.Considered[2]],
            },
            RecognitionDuty.AlternativeConsidered => Refusal with { Considered = [Refusal.Considered[0], Refusal.Considered[1]] },
            RecognitionDuty.Reason => Partial with { Reason = "" },
            RecognitionDuty.Condition => Partial with { Outcome = RecognitionOutcome.Conditional },
            RecognitionDuty.Instead => Partial with { Outcome = RecognitionOutcome.Alternative },
            RecognitionDuty.AppealRoute => Refusal with { AppealRoute = "" },
            RecognitionDuty.WholeCredit => Full with { Accepted = new(450) },
            RecognitionDuty.Part => Partial with { Accepted = new(500) },
            RecognitionDuty.NoMoreThanClaimed => Partial with { Accepted = new(501), Outcomes = new(1, 2) },
            RecognitionDuty.NothingRefused => Refusal with { Accepted = new(50) },
            RecognitionDuty.Agreement => Full with { Route = RecognitionRoute.Agreement },
            RecognitionDuty.DecidedByPeople => Full with { By = RecognitionRole.Platform },
            RecognitionDuty.Confirmation => Full with { IsSecured = false, Confirmation = " " },
            RecognitionDuty.GradeTaken => Full with { StatedGrade = "B", ProposedGrade = "9" },
            RecognitionDuty.GradeMethod => Full with { StatedGrade = "B", ProposedGrade = "9", Grade = "10" },
            RecognitionDuty.PassNotConverted => Full with { StatedGrade = "Pass", Grade = "10", GradeMethod = "Estimated." },
            _ => Full with { Verification = Valid with { Verdict = Verdict.Invalid } },
        };
        Assert.Equal([duty], RecognitionDuties.Check(decision));
    }

    [Fact]
    public void A_document_without_a_seal_is_confirmed_by_a_person_or_refused()
    {
        var open = Full with { IsSecured = false };
        Assert.Empty(RecognitionDuties.Check(open with { Confirmation = "The registry confirmed it by telephone." }));
        Assert.Empty(RecognitionDuties.Check(Refusal with { IsSecured = false }));
        var invalid = Valid with { Verdict = Verdict.Invalid, Integrity = Outcome.Failed };
        Assert.Equal(Verdict.Undetermined, invalid.For(secured: false).Verdict);
        Assert.Equal(Verdict.Invalid, invalid.For(secured: true).Verdict);
        Assert.Equal(Verdict.Invalid, (invalid with { Validity = Outcome.Failed }).For(secured: false).Verdict);
        Assert.Equal(Verdict.Invalid, (invalid with { Status = Outcome.Failed }).For(secured: false).Verdict);
    }

    [Fact]
    public void The_grade_of_the_tables_is_taken_or_declined_with_a_reason()
    {
        var graded = Full with { StatedGrade = "B", ProposedGrade = "9" };
        Assert.Empty(RecognitionDuties.Check(graded with { Grade = "9" }));
        Assert.Empty(RecognitionDuties.Check(graded with { GradeDeclined = "The module counts without grades." }));
        Assert.Empty(RecognitionDuties.Check(graded with { Grade = "10", GradeMethod = "Interview of 3 May." }));
        Assert.Empty(RecognitionDuties.Check(Full with { StatedGrade = "pass", Grade = "pass", GradeMethod = "As stated." }));
    }

    [Fact]
    public void The_platform_never_refuses_even_under_an_agreement() =>
        Assert.Equal(
            [RecognitionDuty.DecidedByPeople],
            RecognitionDuties.Check(
                Refusal with
                {
                    By = RecognitionRole.Platform,
                    Route = RecognitionRoute.Agreement,
                    AgreementId = "a",
                }
            )
        );

    [Fact]
    public void A_credential_that_is_not_valid_can_be_refused_for_that_alone() =>
        Assert.Empty(
            RecognitionDuties.Check(
                Refusal with
                {
                    Elements = [],
                    Considered = [],
                    Verification = Valid with { Verdict = Verdict.Invalid },
                }
            )
        );

    [Fact]
    public void A_case_is_decided_within_the_pack_and_four_months_at_most()
    {
        Assert.Equal(new(2027, 2, 28), RecognitionDuties.Deadline(Complete, Pack));
        Assert.Equal(
            new(2026, 12, 30),
            RecognitionDuties.Deadline(Complete, Pack with { RecognitionDeadlineDays = new(60, "ours") })
        );
        Assert.Equal(
            new(2027, 2, 28),
            RecognitionDuties.Deadline(Complete, Pack with { RecognitionDeadlineDays = new(300, "ours") })
        );
        Assert.Equal(new(2027, 2, 28), RecognitionDuties.Deadline(Complete, Pack with { RecognitionMonths = new(9, "theirs") }));
        Assert.Equal(new(2026, 11, 30), RecognitionDuties.Deadline(Complete, Pack with { RecognitionMonths = new(1, "ours") }));
    }

    [Fact]
    public void A_promise_moves_only_with_a_reason_to_a_later_day_within_the_limit()
    {
        var promised = new DateOnly(2026, 12, 30);
        IReadOnlyList<RecognitionDuty> Check(string reason, DateOnly? until) =>
            RecognitionDuties.Check(new(reason, until), promised, Complete, Pack);
        Assert.Empty(Check("The provider has not answered yet.", new(2027, 2, 28)));
        Assert.Equal([RecognitionDuty.DelayReason], Check("", new(2027, 1, 31)));
        Assert.Equal([RecognitionDuty.DelayDate], Check("Ill", promised));
        Assert.Equal([RecognitionDuty.DelayDate], Check("Ill", null));
        Assert.Equal([RecognitionDuty.WithinLimit], Check("Ill", new(2027, 3, 1)));
    }

    [Fact]
    public void Every_code_is_said_in_both_languages()
    {
        Assert.Equal(RecognitionTexts.All("en").Keys.Order(), RecognitionTexts.All("de").Keys.Order());
        foreach (var language in new[] { "en", "de" })
        {
            Assert.All(Enum.GetValues<RecognitionDuty>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<OfficerLook>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<FactKind>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<Standing>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<RecognitionElement>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<Difference>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<RecognitionState>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
            Assert.All(Enum.GetValues<RecognitionOutcome>(), value => Assert.NotEmpty(RecognitionTexts.Of(value, language)));
        }
        Assert.NotEqual(RecognitionTexts.All("en")["state.received"], RecognitionTexts.All("de")["state.received"]);
        Assert.Equal(RecognitionTexts.All("en")["state.received"], RecognitionTexts.Of(RecognitionState.Received, "fr"));
        Assert.Equal(RecognitionTexts.All("de")["state.received"], RecognitionTexts.Of(RecognitionState.Received, "de-AT"));
    }
}
