using Testamur.Education.Specifications;
using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>When a stage may be closed.</summary>
public sealed class StageRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly InstitutionId Home = new(new Guid(9, 0, 0, new byte[8]));
    private static readonly RplCaseId Id = new(new Guid(8, 0, 0, new byte[8]));
    private static readonly PersonId Somebody = new(new Guid(7, 0, 0, new byte[8]));

    [Fact]
    public void The_identification_ends_when_every_outcome_is_marked_and_one_is_claimed()
    {
        var rpl = Case(CaseState.Identification);
        var (first, second) = (Claim("o1"), Claim("o2"));
        Assert.Equal([new(Lack.Claim), new(Lack.Mark, "o1"), new(Lack.Mark, "o2")], Missing(rpl, [first, second]));
        first.Say("At work.");
        first.MarkAs(ClaimMark.Shown, null, Somebody);
        Assert.Equal([new(Lack.Mark, "o2")], Missing(rpl, [first, second]));
        second.MarkAs(ClaimMark.Not, null, Somebody);
        Assert.Empty(Missing(rpl, [first, second]));
        first.Say("  ");
        Assert.Equal([new(Lack.Claim)], Missing(rpl, [first, second]));
    }

    [Fact]
    public void The_documentation_ends_when_each_claimed_outcome_has_evidence_that_counts()
    {
        var rpl = Case(CaseState.Documentation);
        var (first, second) = (Claim("o1", "At work."), Claim("o2", "In the choir."));
        var link = Item(EvidenceKind.Link, "o1");
        Assert.Equal([new(Lack.Evidence, "o2")], Missing(rpl, [first, second], [link]));
        var reference = Item(EvidenceKind.Reference, "o2").AskedFor("hash", Now.AddDays(1));
        Assert.Equal([new(Lack.Evidence, "o2")], Missing(rpl, [first, second], [link, reference]));
        reference.Answer(false, null, Now);
        Assert.Equal([new(Lack.Evidence, "o2")], Missing(rpl, [first, second], [link, reference]));
        reference.Answer(true, null, Now);
        Assert.Empty(Missing(rpl, [first, second], [link, reference]));
        link.Erase(Now);
        Assert.Equal([new(Lack.Evidence, "o1")], Missing(rpl, [first, second], [link, reference]));
    }

    [Fact]
    public void The_assessment_ends_when_the_panel_has_decided_every_claim_and_agrees_and_the_identity_is_checked()
    {
        var rpl = Case(CaseState.Assessment);
        OutcomeClaim[] claims = [Claim("o1", "At work."), Claim("o2")];
        PanelMember[] panel = [Member(1), Member(2)];
        Assert.Equal(
            [new(Lack.Panel), new(Lack.Identity), new(Lack.Decision, "o1"), new(Lack.Agreement)],
            Missing(rpl, claims, [], [panel[0]])
        );
        Assert.Null(rpl.Identified("passport", "supervised-with-id-verification", Somebody, CaseRoles.Assessor));
        OutcomeDecision[] decisions = [Decision("o1")];
        Assert.Equal([new(Lack.Agreement)], Missing(rpl, claims, [], panel, decisions));
        foreach (var member in panel)
            member.Agree(Now);
        Assert.Empty(Missing(rpl, claims, [], panel, decisions));
        panel[1].Withdraw();
        Assert.Equal([new(Lack.Agreement)], Missing(rpl, claims, [], panel, decisions));
    }

    [Fact]
    public void A_stage_with_something_missing_is_not_closed()
    {
        var rpl = Case(CaseState.Documentation);
        Assert.Equal("priorLearning.notReady", rpl.HandIn([new(Lack.Evidence, "o1")], Today, CaseRoles.Applicant)?.Code);
        Assert.Equal(CaseState.Documentation, rpl.State);
        Assert.Equal("priorLearning.notYourStep", rpl.HandIn([], Today, CaseRoles.Adviser)?.Code);
        Assert.Null(rpl.HandIn([], Today, CaseRoles.Applicant));
        Assert.Equal(Today, rpl.PromisedOn);
    }

    [Fact]
    public void A_promise_moves_to_a_later_day_only()
    {
        var rpl = Case(CaseState.Documentation);
        Assert.Equal("priorLearning.promiseNotLater", rpl.Postpone(Today, "Holidays.")?.Code);
        Assert.Null(rpl.HandIn([], Today, CaseRoles.Applicant));
        Assert.Equal("priorLearning.promiseNotLater", rpl.Postpone(Today, "Holidays.")?.Code);
        Assert.Null(rpl.Postpone(Today.AddDays(1), "Holidays."));
        Assert.Equal((Today.AddDays(1), "Holidays."), (rpl.PromisedOn, rpl.DelayReason));
    }

    private static IReadOnlyList<Missing> Missing(
        RplCase rpl,
        OutcomeClaim[] claims,
        EvidenceItem[]? evidence = null,
        PanelMember[]? panel = null,
        OutcomeDecision[]? decisions = null
    ) => StageRules.Of(rpl, ["o1", "o2"], claims, evidence ?? [], panel ?? [], decisions ?? [], 2);

    private static RplCase Case(CaseState state)
    {
        var rpl = new RplCase
        {
            Institution = Home,
            Id = Id,
            Person = Somebody,
            Specification = Guid.Empty,
            SpecificationVersion = 1,
            Title = LangText.Of("en", "Title"),
            OpenedAt = Now,
            Award = Guid.Empty,
        };
        Assert.Null(rpl.TakeUp(Somebody, CaseRoles.Adviser));
        if (state >= CaseState.Documentation)
            Assert.Null(rpl.Identify([], CaseRoles.Adviser));
        if (state >= CaseState.Assessment)
            Assert.Null(rpl.HandIn([], Today, CaseRoles.Applicant));
        Assert.Equal(state, rpl.State);
        return rpl;
    }

    private static OutcomeClaim Claim(string outcome, string? statement = null)
    {
        var claim = new OutcomeClaim
        {
            Institution = Home,
            Case = Id,
            Outcome = outcome,
        };
        claim.Say(statement);
        return claim;
    }

    private static EvidenceItem Item(EvidenceKind kind, string outcomes) =>
        new()
        {
            Institution = Home,
            Id = Guid.Empty,
            Case = Id,
            Kind = kind,
            Context = LearningContext.Work,
            Title = "Report",
            Origin = "Employer",
            MadeOn = Today,
            Outcomes = outcomes,
            AddedAt = Now,
        };

    private static PanelMember Member(int number) =>
        new()
        {
            Institution = Home,
            Case = Id,
            Round = 1,
            Person = new(new Guid(number, 0, 0, new byte[8])),
            NamedAt = Now,
        };

    private static OutcomeDecision Decision(string outcome) =>
        new()
        {
            Institution = Home,
            Case = Id,
            Number = 1,
            Round = 1,
            Outcome = outcome,
            Shown = true,
            Method = AssessmentMethod.Interview,
            Reason = "Said well.",
            By = Somebody,
            At = Now,
        };
}
