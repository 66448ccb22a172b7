using System.Globalization;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Forms;

namespace Testamur.Web.Modules.Design;

/// <summary>Reads a credit policy from its form.</summary>
internal static class CreditPolicyForm
{
    /// <returns>The policy as far as it could be read, and keys of texts for the fields that could not.</returns>
    public static (CreditPolicy Policy, IReadOnlyDictionary<string, string> Errors) Read(FormInput input)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (input.Day("date") is not { } date)
        {
            date = default;
            errors["date"] = "Error.Day";
        }
        var size = Range(input, "size", "Error.Ects", errors);
        var hours = Range(input, "hoursPerEcts", "Error.Number", errors);
        var eqf = Range(input, "eqf", "Error.Whole", errors);
        if (size is { } sizes && !(IsCredits(sizes.Min) && IsCredits(sizes.Max)))
            errors["size.min"] = "Error.Ects";
        if (eqf is { } levels && !(IsLevel(levels.Min) && IsLevel(levels.Max)))
            errors["eqf.min"] = "Error.Whole";
        var policy = new CreditPolicy
        {
            Title = input["title"]?.Trim() ?? "",
            Date = date,
            Size =
                errors.Count == 0 && size is { } credits
                    ? new(Ects.From(credits.Min), Ects.From(credits.Max), Clause(input, "size"))
                    : null,
            HoursPerEcts = hours is { } band ? new(band.Min, band.Max, Clause(input, "hoursPerEcts")) : null,
            Eqf = errors.Count == 0 && eqf is { } range ? new((int)range.Min, (int)range.Max, Clause(input, "eqf")) : null,
            TitleBannedWords = Words(input, "titleBannedWords"),
            Signatories = Words(input, "signatories"),
        };
        return (policy, errors);
    }

    private static bool IsCredits(decimal number) => number <= 60 && decimal.Truncate(number * 100) == number * 100;

    private static bool IsLevel(decimal number) => number is >= 1 and <= 8 && decimal.Truncate(number) == number;

    // A range has both ends or none.
    private static (decimal Min, decimal Max)? Range(
        FormInput input,
        string name,
        string error,
        Dictionary<string, string> errors
    )
    {
        var (min, max) = (Number(input, $"{name}.min", error, errors), Number(input, $"{name}.max", error, errors));
        if (min is { } low && max is { } high)
            return (low, high);
        if (min is not null && !errors.ContainsKey($"{name}.max"))
            errors[$"{name}.max"] = error;
        if (max is not null && !errors.ContainsKey($"{name}.min"))
            errors[$"{name}.min"] = error;
        return null;
    }

    private static decimal? Number(FormInput input, string name, string error, Dictionary<string, string> errors)
    {
        var text = input[name]?.Trim().Replace(',', '.');
        if (string.IsNullOrEmpty(text))
            return null;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= 10_000
        )
            return number;
        errors[name] = error;
        return null;
    }

    private static PolicyWords? Words(FormInput input, string name)
    {
        string[] words = input[name]?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return words.Length == 0 ? null : new(words, Clause(input, name));
    }

    private static string? Clause(FormInput input, string name) =>
        input[$"{name}.clause"]?.Trim() is { Length: > 0 } clause ? clause : null;
}
