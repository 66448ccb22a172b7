using System.Globalization;
using System.Text.RegularExpressions;

namespace Testamur.Education.Observatory;

/// <summary>Numbers as studies print them: <c>5 (12.20%)</c>, <c>nearly 44%</c>, <c>circa .04</c>, <c>five months</c>.</summary>
internal static partial class StudyNumbers
{
    private static readonly string[] Words =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];

    public static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number : null;

    /// <summary>The whole numbers of a text, in order; percentages and decimals are left out.</summary>
    public static IReadOnlyList<int> Counts(string text) =>
        [.. Whole().Matches(text).Select(match => Count(match.Value)).OfType<int>()];

    /// <summary>The first number written as a word; null for none.</summary>
    public static int? Word(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Select(word => Array.IndexOf(Words, word)).Where(number => number >= 0).Select(number => (int?)number).FirstOrDefault();
    }

    /// <summary>The first percentage of a text, null for none.</summary>
    public static PrintedNumber? Percent(string text) => Number(Percentage().Match(text), text);

    /// <summary>The first decimal of a text, null for none.</summary>
    public static PrintedNumber? Decimal(string text) => Number(Fraction().Match(text), text);

    private static PrintedNumber? Number(Match match, string text) =>
        match.Success && decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new(value, match.Groups[2].Length, text.StartsWith("nearly ", StringComparison.Ordinal))
            : null;

    [GeneratedRegex(@"(?<![\d.])\d{1,7}(?![\d.]*%|\d|\.\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d{1,7}(?:\.(\d{1,6}))?)\s?%", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Percentage();

    [GeneratedRegex(@"(\d{0,7}\.(\d{1,6}))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fraction();
}

/// <summary>A number with the decimals it is printed with.</summary>
/// <param name="Value">The number.</param>
/// <param name="Decimals">How many decimals were printed.</param>
/// <param name="Nearly">The text says "nearly": the exact number is a little smaller.</param>
internal readonly record struct PrintedNumber(decimal Value, int Decimals, bool Nearly)
{
    /// <summary>Whether the exact number is printed so by rounding.</summary>
    public bool IsRounded(decimal exact) =>
        (!Nearly || exact < Value) && Math.Round(exact, Decimals, MidpointRounding.AwayFromZero) == Value;

    /// <summary>Whether the exact number is printed so by leaving decimals out.</summary>
    public bool IsCut(decimal exact) => Math.Round(exact, Decimals, MidpointRounding.ToZero) == Value;
}
