using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Coding;
using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Modules.Observatory.Indicators;

namespace Testamur.Web.Tests.Observatory;

/// <summary>K25 to K28 from tables whose counts are known.</summary>
public sealed class WaveIndicatorTests
{
    [Fact]
    public void Approaches_are_counted_as_the_marks_of_the_published_table()
    {
        var lines = WaveIndicators.OfCodes(PublishedStudies.Table, null, Words());
        Assert.Equal(["threeOrMore", "alliances", "AP1", "AP2", "AP3", "AP4", "AP5", "AP6"], lines.Select(line => line.Part));
        // Six alliances with three or more of 65 looked at; the marks, not the printed totals, for the six approaches.
        Assert.Equal([6, 65, 6, 3, 14, 16, 20, 7], lines.Select(line => line.Numerator));
        Assert.Equal("AP4 Micro-credentials", lines[5].Label);
    }

    [Fact]
    public void A_dimension_counts_alliances_with_any_of_its_codes()
    {
        var lines = WaveIndicators.OfCodes(Matrix(("a", "SI1"), ("a", "SI2"), ("b", "SI6"), ("b", "CL1")), null, Words());
        Assert.Equal(2, Line("dimension.SI1"));
        Assert.Equal(1, Line("dimension.CL1"));
        Assert.Equal(0, Line("dimension.SD4-1"));
        Assert.Equal((1, 1, 0), (Line("SI1"), Line("SI6"), Line("SI3")));
        Assert.Equal(1 + 7 + 39, lines.Count);

        long Line(string part) => Assert.Single(lines, line => line.Part == part).Numerator;
    }

    [Fact]
    public void The_change_since_the_wave_before_is_that_of_the_alliances_in_both()
    {
        var before = Matrix(("a", "SI1"), ("b", "SI1"), ("gone", "SI2"));
        var after = Matrix(("a", "SI1"), ("b", "CL1"), ("new", "CL1"));
        var changes = WaveIndicators
            .OfCodes(after, before, Words())
            .Where(line => line.Part.StartsWith("change.", StringComparison.Ordinal) && line.Numerator != 0)
            .Select(line => (line.Part, line.Numerator));
        Assert.Equal([("change.SI1", -1L), ("change.CL1", 1L)], changes);
    }

    [Fact]
    public void Goals_are_shares_of_all_that_were_looked_at()
    {
        var lines = WaveIndicators.OfGoals(Matrix(("a", "SD4-1"), ("a", "SD8-2"), ("b", "SD4-5"), ("c", "SI1")), Words());
        Assert.Equal(
            [("anyGoal", 2L), ("goal.SD4", 2L), ("goal.SD8", 1L)],
            lines.Take(3).Select(line => (line.Part, line.Numerator))
        );
        Assert.All(lines, line => Assert.Equal(3, line.Denominator));
        Assert.Equal(3 + 5 + 5, lines.Count);
    }

    [Fact]
    public void A_statistic_that_is_not_defined_is_no_figure()
    {
        var none = new AgreementStatistic(null, null, null, 4, NotDefinedReason.OneCategory);
        Assert.Empty(WaveIndicators.OfAgreement(new(null, none, none)));
        var alpha = new AgreementStatistic(0.5, null, null, 12, null);
        var line = Assert.Single(WaveIndicators.OfAgreement(new(null, null, alpha)));
        Assert.Equal(("alpha", 0.5, 12L), (line.Part, line.Statistic, line.Denominator));
    }

    [Fact]
    public void Names_of_codes_are_in_the_language_of_the_reader()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
            var lines = WaveIndicators.OfCodes(Matrix(("a", "SI1")), Matrix(("a", "SI2")), Words());
            Assert.Contains(lines, line => line.Label?.StartsWith("Veränderung: SI1 ", StringComparison.Ordinal) == true);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Each_figure_has_a_name_in_both_languages(string language)
    {
        var statistic = new AgreementStatistic(0.5, null, null, 12, null);
        string[] named =
        [
            .. new[]
            {
                WaveIndicators.OfCodes(PublishedStudies.Table, PublishedStudies.Table, Words()),
                WaveIndicators.OfCodes(PublishedStudies.Prose, null, Words()),
                WaveIndicators.OfGoals(PublishedStudies.Prose, Words()),
                WaveIndicators.OfAgreement(new(statistic, statistic, statistic)),
            }
                .SelectMany(lines => lines)
                .Where(line => line.Label is null)
                .Select(line => $"Part.{line.Part}")
                .Distinct(),
        ];
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var texts = new ResourceManager(typeof(IndicatorsText)).GetResourceSet(
            culture,
            createIfNotExists: true,
            tryParents: false
        );
        Assert.Equal(8, named.Length);
        Assert.DoesNotContain(named, key => string.IsNullOrEmpty(texts?.GetString(key)));
    }

    private static WaveTable Matrix(params (string Unit, string Code)[] marks)
    {
        var units = marks.Select(mark => mark.Unit).Distinct().Select(unit => new TableUnit(unit, unit)).ToList();
        return PublishedStudies.Prose with
        {
            Sample = units.Count,
            Units = units,
            Marks = [.. marks.Select(mark => new TableMark(mark.Unit, mark.Code, MarkBasis.Agreed, null, []))],
        };
    }

    private static CodeWords Words() =>
        new(
            new ServiceCollection()
                .AddLogging()
                .AddLocalization()
                .BuildServiceProvider()
                .GetRequiredService<IStringLocalizer<CodingText>>()
        );
}
