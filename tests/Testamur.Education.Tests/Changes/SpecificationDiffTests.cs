using Testamur.Education.Changes;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Changes;

public sealed class SpecificationDiffTests
{
    [Fact]
    public void Says_what_is_new_gone_and_different_and_nothing_else()
    {
        var old = Sample.Demo("city-cooling-challenge");
        var now = old with
        {
            Version = 2,
            Weeks = 4,
            Title = old.Title.With("fr", "Rafraîchir la ville"),
            LearningOutcomes = [.. old.LearningOutcomes.Skip(1), new() { Id = "o9", Text = LangText.Of("en", "Build a bench.") }],
        };
        var changes = SpecificationDiff.Compare(old, now);
        var last = now.LearningOutcomes.Count - 1;
        Assert.Equal(
            [
                (ChangeKind.Added, $"/learningOutcomes/{last}"),
                (ChangeKind.Added, "/title/fr"),
                (ChangeKind.Changed, "/weeks"),
                (ChangeKind.Removed, "/learningOutcomes/0"),
            ],
            changes.Select(change => (change.Kind, change.Path)).OrderBy(change => change.ToString(), StringComparer.Ordinal)
        );
        Assert.Empty(SpecificationDiff.Compare(old, old with { Version = 7 }));
    }

    [Fact]
    public void A_rewritten_row_without_an_id_is_one_change_of_its_text()
    {
        var old = Sample.Demo("city-cooling-challenge");
        var now = old with
        {
            Activities = [.. old.Activities.Select((row, i) => i == 1 ? row with { Name = LangText.Of("en", "Walk") } : row)],
        };
        Assert.All(
            SpecificationDiff.Compare(old, now),
            change => Assert.StartsWith("/activities/1/name/", change.Path, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Design a green roof.", "Design a small roof.", "=Design a |-green |+small |=roof.")]
    [InlineData("", "New text", "+New text")]
    [InlineData("Gone", "", "-Gone")]
    [InlineData("same words", "same words", "=same words")]
    [InlineData("a b", "b c", "-a b|+b c")]
    public void Words_that_went_stand_before_words_that_came(string before, string after, string expected)
    {
        var runs = WordDiff.Compare(before, after);
        var told = runs.Select(run => Sign(run.Kind) + run.Text);
        Assert.Equal(expected, string.Join('|', told));

        static string Sign(ChangeKind? kind) =>
            kind switch
            {
                ChangeKind.Added => "+",
                ChangeKind.Removed => "-",
                _ => "=",
            };
    }

    [Fact]
    public void Both_texts_can_be_read_off_the_runs()
    {
        var source = new SeededSource(7);
        for (var i = 0; i < 200; i++)
        {
            var (before, after) = (Text(), Text());
            var runs = WordDiff.Compare(before, after);
            Assert.Equal(before, string.Concat(runs.Where(run => run.Kind != ChangeKind.Added).Select(run => run.Text)));
            Assert.Equal(after, string.Concat(runs.Where(run => run.Kind != ChangeKind.Removed).Select(run => run.Text)));
        }

        string Text() =>
            string.Concat(
                Enumerable.Range(0, source.Below(12)).Select(_ => source.Pick<string>(["green ", "roof", "\n", " a ", "city, "]))
            );
    }
}
