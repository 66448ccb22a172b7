using System.Globalization;

namespace Testamur.Web.Modules.Observatory.Indicators.Pages;

/// <summary>A figure over time as the coordinates of a picture of 640 by 220: points, and level lines to compare with.</summary>
/// <param name="Points">Those with a value; a period without one leaves a gap.</param>
/// <param name="Levels">Published figures and the baseline.</param>
public sealed record TimeLine(IReadOnlyList<TimeLine.Point> Points, IReadOnlyList<TimeLine.Level> Levels, double Top)
{
    public const int Width = 640;
    public const int Height = 220;
    public const int Left = 16;
    public const int Bottom = 180;
    private const int Upper = 28;

    /// <summary>A period and its value.</summary>
    public sealed record Point(double X, double Y, string Period, string Value);

    /// <summary>A value that does not change.</summary>
    public sealed record Level(double Y, string Label);

    /// <param name="series">Period, value, and both in words; a value is null where there are no data.</param>
    public static TimeLine Of(
        IReadOnlyList<(string Period, double? Value, string Words)> series,
        IReadOnlyList<(double Value, string Label)> levels,
        bool isShare
    )
    {
        var values = series.Select(one => one.Value).OfType<double>().Concat(levels.Select(level => level.Value));
        // Shares are drawn on the whole scale, so that a small change does not look like a large one.
        var top = isShare ? 1 : Math.Max(values.DefaultIfEmpty(0).Max(), 1);
        var step = series.Count < 2 ? 0 : (Width - (2.0 * Left) - 60) / (series.Count - 1);
        return new(
            [
                .. series
                    .Index()
                    .Where(one => one.Item.Value is not null)
                    .Select(one => new Point(
                        Left + 30 + (one.Index * step),
                        Y(one.Item.Value ?? 0),
                        one.Item.Period,
                        one.Item.Words
                    )),
            ],
            [.. levels.Select(level => new Level(Y(level.Value), level.Label))],
            top
        );

        double Y(double value) => Bottom - ((Bottom - Upper) * Math.Clamp(value / top, 0, 1));
    }

    public string Path =>
        string.Join(
            ' ',
            Points.Index().Select(one => $"{(one.Index == 0 ? 'M' : 'L')}{Number(one.Item.X)} {Number(one.Item.Y)}")
        );

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
