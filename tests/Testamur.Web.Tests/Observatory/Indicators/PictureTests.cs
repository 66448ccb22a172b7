using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Pages;
using Testamur.Web.Modules.Observatory.Surveys;

namespace Testamur.Web.Tests.Observatory.Indicators;

/// <summary>Where the parts of the pictures lie, and what stands on the page of impact.</summary>
public sealed class PictureTests
{
    private static TimeLine Line(bool isShare, double?[] values, params double[] levels) =>
        TimeLine.Of(
            [.. values.Select((value, at) => ($"Q{at + 1}", value, $"{value}"))],
            [.. levels.Select(level => (level, $"{level}", "elsewhere", false))],
            isShare,
            value => $"{value}"
        );

    [Fact]
    public void A_share_is_drawn_on_the_whole_scale_and_anything_else_up_to_its_largest()
    {
        Assert.Equal(["0", "0.5", "1"], Line(true, [0.1, 0.2]).Ticks.Select(tick => tick.Value.Replace(',', '.')));
        var counts = Line(false, [4, 8], 6);
        Assert.Equal(["0", "4", "8"], counts.Ticks.Select(tick => tick.Value));
        Assert.Equal(counts.Ticks[^1].Y, counts.Points[^1].Y);
        Assert.Equal(TimeLine.Bottom, counts.Ticks[0].Y);
    }

    [Fact]
    public void A_period_without_a_value_has_no_point_and_keeps_its_place()
    {
        var line = Line(true, [0.5, null, 0.5]);
        Assert.Equal(["Q1", "Q3"], line.Points.Select(point => point.Period));
        Assert.Equal(Line(true, [0.5, 0.5, 0.5]).Points[2].X, line.Points[1].X);
    }

    [Fact]
    public void Words_of_levels_that_lie_together_do_not()
    {
        var levels = Line(true, [0.5], 0.5, 0.51, 0.1).Levels;
        Assert.Equal(3, levels.Count);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second.WordsY - pair.First.WordsY >= 14));
        Assert.Equal(levels[^1].Y, levels[^1].WordsY);
    }

    [Fact]
    public void No_two_countries_share_a_tile_and_each_is_a_country_inside_the_map()
    {
        var places = CountryTiles.Places;
        Assert.Equal(places.Count, places.Values.Distinct().Count());
        Assert.All(places.Values, place => Assert.True(place.Column < CountryTiles.Columns && place.Row < CountryTiles.Rows));
        Assert.All(places.Keys, code => Assert.NotNull(ControlledList.Get("country").FindCode(code)));
    }

    [Theory]
    [InlineData(0, "zero")]
    [InlineData(0.1, "s1")]
    [InlineData(0.2, "s1")]
    [InlineData(0.5, "s3")]
    [InlineData(1, "s5")]
    public void A_tile_is_the_darker_the_more_there_is_and_nothing_is_apart(double value, string css) =>
        Assert.Equal(css, CountryTiles.Css(value, 1));

    [Fact]
    public void Every_domain_and_perspective_asks_the_question_of_the_surveys_that_is_about_it()
    {
        Assert.Equal(SurveyItems.Domains, Impact.Domains.Select(domain => domain.Question));
        Assert.Equal(SurveyItems.Perspectives, Impact.Perspectives.Select(perspective => perspective.Question));
    }
}
