using System.Collections.Frozen;

namespace Testamur.Web.Modules.Observatory.Indicators.Pages;

/// <summary>Where the tile of a country lies on a map of Europe made of tiles: column and row.</summary>
internal static class CountryTiles
{
    public const int Columns = 11;
    public const int Rows = 9;

    public static FrozenDictionary<string, (int Column, int Row)> Places { get; } =
        new Dictionary<string, (int, int)>
        {
            ["IS"] = (0, 0),
            ["NO"] = (4, 0),
            ["SE"] = (5, 0),
            ["FI"] = (6, 0),
            ["EE"] = (6, 1),
            ["LV"] = (6, 2),
            ["IE"] = (0, 2),
            ["GB"] = (1, 2),
            ["DK"] = (4, 2),
            ["LT"] = (6, 3),
            ["NL"] = (3, 3),
            ["DE"] = (4, 3),
            ["PL"] = (5, 3),
            ["BE"] = (2, 3),
            ["LU"] = (3, 4),
            ["CZ"] = (5, 4),
            ["SK"] = (6, 4),
            ["UA"] = (7, 4),
            ["FR"] = (2, 4),
            ["CH"] = (3, 5),
            ["LI"] = (4, 4),
            ["AT"] = (4, 5),
            ["HU"] = (6, 5),
            ["SI"] = (5, 5),
            ["RO"] = (7, 5),
            ["MD"] = (8, 5),
            ["PT"] = (0, 6),
            ["ES"] = (1, 6),
            ["IT"] = (4, 6),
            ["HR"] = (5, 6),
            ["BA"] = (6, 6),
            ["RS"] = (7, 6),
            ["BG"] = (8, 6),
            ["ME"] = (6, 7),
            ["MK"] = (8, 7),
            ["AL"] = (7, 8),
            ["GR"] = (8, 8),
            ["MT"] = (4, 8),
            ["TR"] = (9, 7),
            ["CY"] = (10, 8),
            ["GE"] = (10, 6),
        }.ToFrozenDictionary();

    /// <summary>In how many steps of one pigment tiles are drawn.</summary>
    public const int Steps = 5;

    /// <summary>The class of a tile: <c>s1</c>, the palest, to <c>s5</c>; nothing at all has a colour of its own.</summary>
    public static string Css(double value, double most) =>
        value <= 0 || most <= 0 ? "zero" : $"s{(int)Math.Clamp(Math.Ceiling(value / most * Steps), 1, Steps)}";
}
