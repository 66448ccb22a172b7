using System.Text.Json.Nodes;
using Testamur.Education.Changes;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Changes;

public sealed class SpecificationMergeTests
{
    private const int Pairs = 150;

    [Fact]
    public void Nothing_that_either_side_wrote_is_lost()
    {
        foreach (var (old, mine, theirs) in Changed())
        {
            var result = SpecificationMerge.Merge(old, mine, theirs);
            var kept = Leaves(Json(result.Merged))
                .Concat(result.Conflicts.SelectMany(conflict => Leaves(conflict.Mine).Concat(Leaves(conflict.Theirs))))
                .ToHashSet();
            foreach (var side in new[] { mine, theirs })
            {
                var written = SpecificationDiff.Compare(old, side).SelectMany(change => Leaves(change.After));
                Assert.Empty(written.Where(text => !IsId(text)).Except(kept));
            }
        }
    }

    [Fact]
    public void What_one_side_took_out_is_out_or_asked_about()
    {
        foreach (var (old, mine, theirs) in Changed())
        {
            var result = SpecificationMerge.Merge(old, mine, theirs);
            foreach (var id in old.LearningOutcomes.Select(row => row.Id))
            {
                var (inMine, inTheirs) = (Has(mine, id), Has(theirs, id));
                if (inMine && inTheirs)
                    Assert.True(Has(result.Merged, id));
                else if (Has(result.Merged, id))
                    Assert.Contains(
                        result.Conflicts,
                        conflict => ((inMine ? conflict.Theirs : conflict.Mine) is null) && Names(conflict, id)
                    );
            }
        }

        static bool Has(Specification spec, string id) => spec.LearningOutcomes.Any(row => row.Id == id);
        static bool Names(MergeConflict conflict, string id) =>
            (conflict.Mine ?? conflict.Theirs)?.ToJsonString().Contains($"\"{id}\"", StringComparison.Ordinal) == true;
    }

    [Fact]
    public void One_side_alone_gives_that_side_and_both_alike_give_either()
    {
        foreach (var (old, mine, _) in Changed())
        {
            foreach (var (first, second) in new[] { (mine, old), (old, mine), (mine, mine) })
            {
                var result = SpecificationMerge.Merge(old, first, second);
                Assert.Empty(result.Conflicts);
                Assert.Equal(SpecificationJson.Write(mine), SpecificationJson.Write(result.Merged));
            }
        }
    }

    [Fact]
    public void Every_conflict_can_be_decided_either_way()
    {
        var decided = 0;
        foreach (var (old, mine, theirs) in Changed())
        {
            var result = SpecificationMerge.Merge(old, mine, theirs);
            foreach (var mineWins in new[] { true, false })
            {
                var choices = result.Conflicts.Select(conflict => (conflict.Path, mineWins ? conflict.Mine : conflict.Theirs));
                var chosen = SpecificationMerge.Resolve(result.Merged, [.. choices]);
                var kept = Leaves(Json(chosen)).ToHashSet();
                foreach (var conflict in result.Conflicts)
                    Assert.Empty(Leaves(mineWins ? conflict.Mine : conflict.Theirs).Except(kept));
                decided += result.Conflicts.Count;
            }
        }

        Assert.True(decided > 50);
    }

    [Fact]
    public void Without_the_text_both_started_from_every_difference_is_asked_about()
    {
        var old = Sample.Demo("city-cooling-challenge");
        var mine = old with { Title = old.Title.With("en", "Mine"), Weeks = 3 };
        var result = SpecificationMerge.Merge(null, mine, old);
        Assert.Equal(["/title/en", "/weeks"], result.Conflicts.Select(conflict => conflict.Path).Order());
        Assert.Equal("Mine", result.Merged.Title["en"]);
    }

    [Fact]
    public void Changes_in_different_places_join_silently_and_are_told()
    {
        var old = Sample.Demo("city-cooling-challenge");
        var mine = old with
        {
            Title = old.Title.With("en", "Mine"),
            LearningOutcomes =
            [
                old.LearningOutcomes[0] with
                {
                    Text = LangText.Of("en", "Design a square."),
                },
                .. old.LearningOutcomes.Skip(1),
            ],
        };
        var theirs = old with
        {
            Weeks = 3,
            LearningOutcomes = [.. old.LearningOutcomes.Skip(1).Prepend(old.LearningOutcomes[0] with { NoSkillMatch = true })],
        };
        var result = SpecificationMerge.Merge(old, mine, theirs);
        Assert.Empty(result.Conflicts);
        Assert.Equal(("Mine", 3), (result.Merged.Title["en"], result.Merged.Weeks));
        Assert.Equal("Design a square.", result.Merged.LearningOutcomes[0].Text["en"]);
        Assert.True(result.Merged.LearningOutcomes[0].NoSkillMatch);
        Assert.Contains("/weeks", result.Taken);
    }

    [Fact]
    public void Rows_that_both_add_stay_two_rows_and_tasks_keep_naming_their_own()
    {
        var old = Sample.Demo("city-cooling-challenge");
        var id = "o" + (old.LearningOutcomes.Count + 1);
        var mine = With(old, "Mine");
        mine = mine with { Assessments = [.. mine.Assessments.Select(task => task with { Outcomes = [.. task.Outcomes, id] })] };
        var result = SpecificationMerge.Merge(old, mine, With(old, "Theirs"));
        Assert.True(result.Renumbered);
        Assert.Empty(result.Conflicts);
        Assert.Equal("Theirs", result.Merged.LearningOutcomes.Single(row => row.Id == id).Text["en"]);
        var own = result.Merged.LearningOutcomes.Single(row => row.Text.In("en") == "Mine").Id;
        Assert.All(result.Merged.Assessments, task => Assert.Contains(own, task.Outcomes));

        Specification With(Specification spec, string text) =>
            spec with
            {
                LearningOutcomes = [.. spec.LearningOutcomes, new() { Id = id, Text = LangText.Of("en", text) }],
            };
    }

    [Fact]
    public void Lists_of_many_thousand_items_are_joined_in_seconds()
    {
        var old = Sample.Demo("city-cooling-challenge") with { Links = [.. Enumerable.Range(0, 20_000).Select(i => $"{i % 7}")] };
        var mine = old with { Links = [.. old.Links.Reverse()] };
        var theirs = old with { Links = [.. old.Links.Select(link => link + "x")] };
        var result = SpecificationMerge.Merge(old, mine, theirs);
        Assert.Contains("3x", result.Merged.Links);
    }

    private static IEnumerable<(Specification Old, Specification Mine, Specification Theirs)> Changed()
    {
        var old = Sample.Demo("city-cooling-challenge") with { Links = ["a", "b", "c"] };
        for (var seed = 1; seed <= Pairs; seed++)
        {
            var source = new SeededSource((ulong)seed);
            yield return (
                old,
                new Edits(source, "mine").Make(old, 1 + source.Below(6)),
                new Edits(source, "theirs").Make(old, 1 + source.Below(6))
            );
        }
    }

    // A row that both sides added gets another id on one of them.
    private static bool IsId(string text) => text is ['o', .. var number] && number.All(char.IsAsciiDigit);

    private static JsonNode? Json(Specification spec) => JsonNode.Parse(SpecificationJson.Write(spec));

    private static IEnumerable<string> Leaves(JsonNode? node) =>
        node switch
        {
            JsonObject holder => holder.SelectMany(member => Leaves(member.Value)),
            JsonArray list => list.SelectMany(Leaves),
            null => [],
            _ => [node.ToJsonString().Trim('"')],
        };
}
