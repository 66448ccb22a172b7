using Testamur.Education.Linter;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Recognition;

public sealed class RecognitionReadingTests
{
    private static readonly Specification Empty = new()
    {
        Id = "https://example.org/specifications/1",
        Version = 1,
        DefaultLanguage = "en",
    };

    [Fact]
    public void An_empty_design_states_nothing_on_any_of_the_seven_points()
    {
        var points = RecognitionReading.Of(Empty);
        Assert.Equal(Enum.GetValues<RecognitionCriterion>(), points.Select(point => point.Criterion));
        Assert.All(points, point => Assert.Equal(RecognitionStrength.None, point.Reading));
        Assert.All(points, point => Assert.All(point.Looks, look => Assert.False(look.Stated)));
    }

    [Fact]
    public void What_is_stated_makes_its_own_point_stronger_and_no_other()
    {
        var (before, after) = (
            RecognitionReading.Of(Empty),
            RecognitionReading.Of(Empty with { EqfLevel = 6, Cycle = Cycle.First })
        );
        var level = after.Single(point => point.Criterion == RecognitionCriterion.Level);
        Assert.Equal(RecognitionStrength.Substantial, level.Reading);
        Assert.Equal(OfficerLook.NationalLevel, Assert.Single(level.Looks, look => !look.Stated).Look);
        Assert.Equal(1, before.Zip(after).Count(pair => pair.First.Reading != pair.Second.Reading));
        var full = RecognitionReading.Of(
            Empty with
            {
                EqfLevel = 6,
                Cycle = Cycle.First,
                NationalLevels = [new("FI", "FiNQF", "6", 6)],
            }
        );
        Assert.Equal(RecognitionStrength.Strong, full.Single(point => point.Criterion == RecognitionCriterion.Level).Reading);
    }

    [Fact]
    public void On_site_nobody_asks_for_verification_and_identification()
    {
        var points = RecognitionReading.Of(Empty with { Participation = new("presential") });
        Assert.Equal(
            [RecognitionCriterion.Verification, RecognitionCriterion.Identification],
            points.Where(point => !point.Asked).Select(point => point.Criterion)
        );
    }

    [Fact]
    public void The_verb_of_an_outcome_suggests_its_step()
    {
        Assert.Equal(VerbLevel.Create, OutcomeVerb.Find(LangText.Of("en", "Design a square."), "en")?.Level);
        Assert.Null(OutcomeVerb.Find(LangText.Of("en", "Understand squares."), "en")?.Level);
        Assert.Equal("understand", OutcomeVerb.Find(LangText.Of("en", "Understand squares."), "en")?.Verb);
        Assert.Null(OutcomeVerb.Find(LangText.Of("en", "Squares are nice."), "en"));
        Assert.Null(OutcomeVerb.Find(LangText.Of("pl", "Projektować plac."), "pl"));
    }
}
