using System.Globalization;

namespace Testamur.Education.Linter;

/// <summary>Numbers and days as messages and patches write them.</summary>
internal static class Numbers
{
    // Decimals keep trailing zeros through arithmetic; "62.50" should read "62.5".
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The sum of numbers, each held within a trillion, so that no draft overflows it.</summary>
    public static decimal Sum(IEnumerable<decimal> values) =>
        values.Sum(value => Math.Clamp(value, -1_000_000_000_000m, 1_000_000_000_000m));
}
