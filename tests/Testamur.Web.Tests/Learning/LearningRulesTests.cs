using Testamur.Education.Specifications;
using Testamur.Web.Modules.Learning;

namespace Testamur.Web.Tests.Learning;

public sealed class LearningRulesTests
{
    [Theory]
    [InlineData(null, "unsupervised-without-id-verification", null, true)]
    [InlineData("supervised-with-id-verification", "supervised-with-id-verification", "Passport", true)]
    [InlineData("supervised-with-id-verification", "supervised-with-id-verification", " ", false)]
    [InlineData("supervised-with-id-verification", "supervised-without-id-verification", "Passport", false)]
    [InlineData("supervised-without-id-verification", "unsupervised-with-id-verification", "Passport", false)]
    [InlineData("unsupervised-with-id-verification", "supervised-with-id-verification", "Passport", true)]
    public void Recorded_supervision_must_be_as_strong_as_the_task_asks(
        string? needed,
        string was,
        string? identity,
        bool counts
    ) => Assert.Equal(counts, AwardDecision.Satisfies(needed, was, identity));

    [Fact]
    public void Practice_shows_nothing_and_what_is_missing_is_named()
    {
        var specification = new Specification
        {
            Id = "https://example.org/s",
            Version = 1,
            DefaultLanguage = "en",
            LearningOutcomes =
            [
                new() { Id = "o1", Text = LangText.Of("en", "Explain") },
                new() { Id = "o2", Text = LangText.Of("en", "Design") },
            ],
            Assessments =
            [
                new()
                {
                    Id = "t1",
                    Type = "portfolio",
                    Summative = true,
                    Outcomes = ["o1"],
                },
                new()
                {
                    Id = "t2",
                    Type = "portfolio",
                    Outcomes = ["o2"],
                },
            ],
        };
        var decision = AwardDecision.Decide(specification, [Attempt("t1", "o1"), Attempt("t2", "o2")], Exempted.None);
        Assert.Equal(["o1"], decision.Shown);
        Assert.Equal(["o2"], decision.Missing);
        Assert.False(decision.IsMet);
    }

    [Fact]
    public void An_offering_moves_only_along_its_life()
    {
        var allowed = Enum.GetValues<OfferingState>().SelectMany(from => OfferingLife.After(from).Select(to => $"{from} {to}"));
        Assert.Equal(
            [
                "Planned Open",
                "Planned Cancelled",
                "Open Running",
                "Open Cancelled",
                "Running Assessing",
                "Running Cancelled",
                "Assessing Closed",
                "Closed Archived",
            ],
            allowed
        );
    }

    private static Attempt Attempt(string task, string shown) =>
        new()
        {
            Institution = default,
            Id = default,
            Enrolment = default,
            Task = task,
            Supervision = LearningScene.Watched,
            Shown = shown,
            MarkedBy = default,
            MarkedAt = DateTimeOffset.UnixEpoch,
        };
}
