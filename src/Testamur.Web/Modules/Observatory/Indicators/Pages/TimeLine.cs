using System.Globalization;

namespace Testamur.Web.Modules.Observatory.Indicators.Pages;

/// <summary>A figure over time as the coordinates of a picture of 640 by 240: points, a scale, and level lines to compare with.</summary>
/// <param name="Points">Those with a value; a period without one has no point, and the line goes on to the next.</param>
/// <param name="Levels">Published figures and the baseline.</param>
/// <param name="Ticks">The scale: nothing, the half and the whole of it.</param>
public sealed record TimeLine(
    IReadOnlyList<TimeLine.Point> Points,
    IReadOnlyList<TimeLine.Level> Levels,
    IReadOnlyList<TimeLine.Tick> Ticks
)
{
    public const int Width = 640;
    public const int Height = 240;
    public const int Left = 60;

    /// <summary>Where the lines end and the words of the levels begin.</summary>
    public const int Right = 570;

    public const int Bottom = 196;
    private const int Upper = 28;
    private const int Apart = 14;
    private const int Inset = 28;

    /// <summary>A period and its value.</summary>
    public sealed record Point(double X, double Y, string Period, string Value);

    /// <summary>A value that does not change; <paramref name="WordsY"/> keeps its words off those of others.</summary>
    public sealed record Level(double Y, double WordsY, string Value, string Meaning, bool Frozen);

    public sealed record Tick(double Y, string Value);

    /// <param name="series">Period, value, and both in words; a value is null where there are no data.</param>
    /// <param name="levels">Value, what it means, and whether it is the baseline.</param>
    /// <param name="words">How a value of the scale is written.</param>
    public static TimeLine Of(
        IReadOnlyList<(string Period, double? Value, string Words)> series,
        IReadOnlyList<(double Value, string Words, string Meaning, bool Frozen)> levels,
        bool isShare,
        Func<double, string> words
    )
    {
        var values = series.Select(one => one.Value).OfType<double>().Concat(levels.Select(level => level.Value));
        // Shares are drawn on the whole scale, so that a small change does not look like a large one.
        var top = isShare ? 1 : Math.Max(values.DefaultIfEmpty(0).Max(), 1);
        var step = series.Count < 2 ? 0 : (Right - Left - (2.0 * Inset)) / (series.Count - 1);
        return new(
            [
                .. series
                    .Index()
                    .Where(one => one.Item.Value is not null)
                    .Select(one => new Point(
                        Left + Inset + (one.Index * step),
                        Y(one.Item.Value ?? 0),
                        one.Item.Period,
                        one.Item.Words
                    )),
            ],
            Spread([.. levels.OrderByDescending(level => level.Value)]),
            [.. new[] { 0, top / 2, top }.Select(value => new Tick(Y(value), words(value)))]
        );

        double Y(double value) => Bottom - ((Bottom - Upper) * Math.Clamp(value / top, 0, 1));

        IReadOnlyList<Level> Spread((double Value, string Words, string Meaning, bool Frozen)[] sorted)
        {
            var placed = new List<Level>();
            foreach (var level in sorted)
            {
                var free = placed.Count == 0 ? 0 : placed[^1].WordsY + Apart;
                placed.Add(new(Y(level.Value), Math.Max(Y(level.Value), free), level.Words, level.Meaning, level.Frozen));
            }

            return placed;
        }
    }

    public string Path =>
        string.Join(
            ' ',
            Points.Index().Select(one => $"{(one.Index == 0 ? 'M' : 'L')}{Number(one.Item.X)} {Number(one.Item.Y)}")
        );

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
