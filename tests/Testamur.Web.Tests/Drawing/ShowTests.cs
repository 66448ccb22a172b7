using System.Globalization;
using Testamur.Web.UI.Components;

namespace Testamur.Web.Tests.Drawing;

public class ShowTests
{
    [Theory]
    [InlineData("en", "2.5", "2.5 ECTS")]
    [InlineData("de", "2.5", "2,5 ECTS")]
    [InlineData("en", "3.00", "3 ECTS")]
    public async Task Credits_have_at_most_two_decimals(string language, string credits, string expected) =>
        Assert.Equal(expected, await TextAsync<Ects>(language, ("Value", decimal.Parse(credits, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("en", 120, "EUR", "€120")]
    [InlineData("de", 120, "EUR", "120 €")]
    [InlineData("en", 12.5, "GBP", "£12.50")]
    [InlineData("en", 0, "EUR", "Free")]
    [InlineData("en", 5, "XXX", "XXX 5")]
    public async Task Money_is_written_in_its_own_currency(string language, double amount, string currency, string expected) =>
        Assert.Equal(expected, await TextAsync<Money>(language, ("Amount", (decimal)amount), ("Currency", currency)));

    [Theory]
    [InlineData("en", "22 November 2026")]
    [InlineData("de", "22. November 2026")]
    public async Task A_day_is_long_and_begins_with_the_day(string language, string expected) =>
        Assert.Equal(expected, await TextAsync<When>(language, ("Day", new DateOnly(2026, 11, 22))));

    [Fact]
    public async Task A_moment_names_its_zone()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("plus two", TimeSpan.FromHours(2), "plus two", "plus two");
        var at = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal(
            "23 November 2026, 01:30 (UTC+02:00)",
            await TextAsync<When>("en", ("At", at), ("WithTime", true), ("Zone", zone))
        );
    }

    private static async Task<string> TextAsync<TComponent>(string language, params (string, object?)[] parameters)
        where TComponent : Microsoft.AspNetCore.Components.IComponent =>
        (await Drawn.AsHtmlAsync<TComponent>(language, parameters)).TextContent.Trim().Replace('\u00a0', ' ');
}
