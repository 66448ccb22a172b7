using Testamur.Education.Specifications;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Tests.Learning;

/// <summary>What an earlier decision settles in a run, and how it counts. Pure.</summary>
public sealed class ExemptionRulesTests
{
    private const string Watched = LearningScene.Watched;
    private const string Unwatched = "unsupervised-without-id-verification";

    [Fact]
    public void What_is_settled_is_neither_asked_for_again_nor_missing()
    {
        var decision = AwardDecision.Decide(Taught(), [Attempt("o3")], Of([Rpl("o1", "o2")]));
        Assert.Equal(["o3"], decision.Shown);
        Assert.Equal(["o1", "o2"], decision.Exempt.Select(one => one.Id));
        Assert.True(decision.IsMet);
        Assert.False(AwardDecision.Decide(Taught(), [Attempt("o3")], Of([Rpl("o1")])).IsMet);
        // What somebody shows all the same is shown.
        Assert.Empty(AwardDecision.Decide(Taught(), [Attempt("o1", "o2", "o3")], Of([Rpl("o1", "o2")])).Exempt);
    }

    [Fact]
    public void An_outcome_of_another_version_is_settled_only_while_it_says_the_same()
    {
        var before = Taught("Explain shade", "Design shade", "Measure heat").LearningOutcomes;
        var now = Taught("Explain shade", "Design parks", "Measure heat");
        var exempted = Exempted.Of(now, [Rpl("o1", "o2", "o9")], version => version == 1 ? before : null, null);
        Assert.Equal(["o1"], exempted.Outcomes.Select(one => one.Id));
        Assert.Empty(Exempted.Of(now, [Rpl("o1")], _ => null, null).Outcomes);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(100, 3)]
    [InlineData(70, 2)]
    [InlineData(66, 1)]
    [InlineData(0, 0)]
    public void Prior_learning_counts_up_to_the_cap_of_the_institution(int? cap, int counting)
    {
        var all = Of([Rpl("o1", "o2", "o3")], cap);
        Assert.Equal(counting, AwardDecision.Decide(Taught(), [], all).Exempt.Count);
        // What was recognised from elsewhere is not prior learning, and leaves the room to it.
        var mixed = Of([Transfer("o1"), Rpl("o2", "o3")], cap);
        Assert.Equal(1 + Math.Min(2, counting), AwardDecision.Decide(Taught(), [], mixed).Exempt.Count);
    }

    [Fact]
    public void Whatever_is_shown_makes_room_under_the_cap()
    {
        var all = Of([Rpl("o1", "o2", "o3")], 34);
        Assert.Equal(["o2", "o3"], AwardDecision.Decide(Taught(), [], all).Missing);
        Assert.Equal(["o3"], AwardDecision.Decide(Taught(), [Attempt("o1")], all).Missing);
        Assert.Empty(AwardDecision.Decide(Taught(), [Attempt("o1", "o2")], all).Missing);
    }

    [Fact]
    public void The_award_is_put_down_to_what_most_of_it_rests_on()
    {
        string Source(string[] shown, params ExemptionView[] by) =>
            AwardDecision.Decide(Taught(), shown.Length == 0 ? [] : [Attempt(shown)], Of(by)).Source;
        Assert.Equal("taught", Source(["o1", "o2", "o3"]));
        Assert.Equal("taught", Source(["o2", "o3"], Rpl("o1")));
        Assert.Equal("rpl", Source(["o3"], Rpl("o1", "o2")));
        Assert.Equal("taught", Source(["o3"], Transfer("o1"), Rpl("o2")));
        Assert.Equal("taught", Source([], Transfer("o1", "o2", "o3")));
    }

    [Fact]
    public void The_weakest_supervision_of_all_that_was_assessed_here_is_the_awards()
    {
        var weak = Rpl("o1") with { Supervision = Unwatched, IdentityChecked = null };
        Assert.Equal(Unwatched, AwardDecision.Decide(Taught(), [Attempt("o2", "o3")], Of([weak])).Supervision);
        var strong = Rpl("o1") with { Supervision = Watched, IdentityChecked = "Passport" };
        var decision = AwardDecision.Decide(Taught(), [Attempt("o2", "o3")], Of([strong]));
        Assert.Equal((Watched, "Passport"), (decision.Supervision, decision.IdentityChecked));
        // How others watched is theirs to say.
        Assert.Equal(Watched, AwardDecision.Decide(Taught(), [Attempt("o2", "o3")], Of([Transfer("o1")])).Supervision);
    }

    [Fact]
    public void An_award_keeps_which_decision_stands_for_which_outcomes()
    {
        var decision = AwardDecision.Decide(Taught(), [Attempt("o3")], Of([Transfer("o1"), Rpl("o2")]));
        var kept = CountedExemption.Read(CountedExemption.Write(decision.Exempt));
        Assert.Equal(["transfer o1", "rpl o2"], kept.Select(one => $"{one.Source} {string.Join(' ', one.Outcomes)}"));
        Assert.Null(CountedExemption.Write([]));
        Assert.Empty(CountedExemption.Read(null));
    }

    private static Exempted Of(ExemptionView[] decisions, int? cap = null) =>
        Exempted.Of(Taught(), decisions, _ => Taught().LearningOutcomes, cap);

    private static ExemptionView Rpl(params string[] outcomes) =>
        new(default, ExemptionView.PriorLearning, Guid.Empty, 1, outcomes, 100, new(2026, 3, 1));

    private static ExemptionView Transfer(params string[] outcomes) => Rpl(outcomes) with { Source = ExemptionView.Transfer };

    private static Specification Taught(
        string first = "Explain shade",
        string second = "Design shade",
        string third = "Measure heat"
    ) =>
        new()
        {
            Id = "https://example.org/s",
            Version = 2,
            DefaultLanguage = "en",
            LearningOutcomes =
            [
                new() { Id = "o1", Text = LangText.Of("en", first) },
                new() { Id = "o2", Text = LangText.Of("en", second) },
                new() { Id = "o3", Text = LangText.Of("en", third) },
            ],
            Assessments =
            [
                new()
                {
                    Id = "t1",
                    Type = "portfolio",
                    Summative = true,
                    Outcomes = ["o1", "o2", "o3"],
                },
            ],
        };

    private static Attempt Attempt(params string[] shown) =>
        new()
        {
            Institution = default,
            Id = default,
            Enrolment = default,
            Task = "t1",
            Supervision = Watched,
            Shown = string.Join(' ', shown),
            MarkedBy = default,
            MarkedAt = DateTimeOffset.UnixEpoch,
        };
}
