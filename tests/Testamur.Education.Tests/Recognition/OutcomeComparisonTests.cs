using Testamur.Education.Recognition;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Recognition;

public sealed class OutcomeComparisonTests
{
    private static LearningOutcome Outcome(string text, params string[] skills) =>
        new()
        {
            Id = "o",
            Text = Sample.T(text),
            Skills = [.. skills.Select(skill => new Skill(skill, LangText.Empty))],
        };

    [Fact]
    public void Shared_skills_suggest_more_than_different_words_can_deny()
    {
        var pair = Assert.Single(
            OutcomeComparison.Suggest([Outcome("Bake bread", "s:1", "s:2")], [Outcome("Prepare dough", "s:2")])
        );
        Assert.Equal(OutcomeMatch.Covers, pair.Suggested);
        Assert.Equal(["s:2"], pair.Skills);
        Assert.Empty(pair.Words);
        var half = Assert.Single(OutcomeComparison.Suggest([Outcome("Bake", "s:1")], [Outcome("Knead", "s:1", "s:2")]));
        Assert.Equal(OutcomeMatch.Partly, half.Suggested);
    }

    [Fact]
    public void Words_are_the_same_but_for_their_endings_and_are_shown()
    {
        var pair = Assert.Single(
            OutcomeComparison.Suggest([Outcome("Analysing tidal currents")], [Outcome("Analyse tidal current data")])
        );
        Assert.Equal(["analyse", "tidal", "current"], pair.Words);
        Assert.Equal((new Share(3, 4), OutcomeMatch.Covers), (pair.Wording, pair.Suggested));
        Assert.Empty(OutcomeComparison.Suggest([Outcome("Communication")], [Outcome("Community")]));
    }

    [Fact]
    public void Texts_are_compared_only_in_a_language_that_both_have()
    {
        var german = new LearningOutcome { Id = "o", Text = new([new("de-AT", "Gezeiten erklären")]) };
        var both = new LearningOutcome { Id = "o", Text = new([new("en", "Explain tides"), new("de", "Gezeiten erklären")]) };
        Assert.Equal(new Share(1, 1), Assert.Single(OutcomeComparison.Suggest([german], [both])).Wording);
        Assert.Empty(OutcomeComparison.Suggest([german], [Outcome("Gezeiten erklären")]));
    }

    [Fact]
    public void The_same_lists_give_the_same_matrix_whatever_they_hold()
    {
        LearningOutcome[] many = [.. Enumerable.Range(0, 300).Select(i => Outcome(new string((char)('a' + (i % 26)), 2000)))];
        var first = OutcomeComparison.Suggest(many, many);
        Assert.Equal(
            first.Select(pair => (pair.Their, pair.Our)),
            OutcomeComparison.Suggest(many, many).Select(pair => (pair.Their, pair.Our))
        );
        Assert.True(first.Max(pair => pair.Their) < OutcomeComparison.MostOutcomes);
    }

    [Fact]
    public void People_decide_and_only_what_covers_counts_once()
    {
        var decided = OutcomeComparison.Decide(
            theirs: 4,
            ours: 3,
            [
                new(0, 0, OutcomeMatch.Covers),
                new(0, 1, OutcomeMatch.Covers),
                new(2, 1, OutcomeMatch.Covers),
                new(3, 2, OutcomeMatch.Partly),
            ]
        );
        Assert.Equal((new Share(1, 2), new Share(2, 3)), (decided.Theirs, decided.Ours));
        Assert.Equal([0, 2], decided.AcceptedTheirs);
        Assert.Equal([0, 1], decided.CoveredOurs);
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeComparison.Decide(1, 1, [new(1, 0, OutcomeMatch.Covers)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeComparison.Decide(1, 1, [new(0, -1, OutcomeMatch.Covers)]));
    }
}
