using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Education.Specifications;

/// <summary>
/// ECTS credits as whole hundredths, so that sums and shares are exact (ECTS Users' Guide 2015: 60 credits are one full-time
/// year). In JSON a decimal number with at most two decimals.
/// </summary>
/// <param name="Hundredths">Credits times one hundred.</param>
[JsonConverter(typeof(EctsConverter))]
public readonly record struct Ects(int Hundredths) : IComparable<Ects>
{
    /// <summary>Credits as a decimal number.</summary>
    public decimal Value => Hundredths / 100m;

    /// <summary>Credits from a decimal number.</summary>
    /// <exception cref="FormatException">More than two decimals, negative, or over 10,000.</exception>
    public static Ects From(decimal credits) =>
        credits is >= 0 and <= 10_000 && decimal.Truncate(credits * 100) == credits * 100
            ? new((int)(credits * 100))
            : throw new FormatException($"'{credits.ToString(CultureInfo.InvariantCulture)}' is not a number of ECTS credits.");

    /// <summary>Reads "2", "2.5" or "0.04": digits, a point, at most two decimals.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static Ects Parse(string text) =>
        TryParse(text, out var ects) ? ects : throw new FormatException($"'{text}' is not a number of ECTS credits.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse(string? text, out Ects ects)
    {
        ects = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credits))
            return false;
        if (credits > 10_000 || decimal.Truncate(credits * 100) != credits * 100)
            return false;
        ects = new((int)(credits * 100));
        return true;
    }

    /// <summary>Sum.</summary>
    public static Ects operator +(Ects left, Ects right) => new(left.Hundredths + right.Hundredths);

    /// <summary>Fewer credits.</summary>
    public static bool operator <(Ects left, Ects right) => left.Hundredths < right.Hundredths;

    /// <summary>More credits.</summary>
    public static bool operator >(Ects left, Ects right) => left.Hundredths > right.Hundredths;

    /// <summary>Fewer or as many.</summary>
    public static bool operator <=(Ects left, Ects right) => left.Hundredths <= right.Hundredths;

    /// <summary>More or as many.</summary>
    public static bool operator >=(Ects left, Ects right) => left.Hundredths >= right.Hundredths;

    /// <summary>Sum, for languages without operators.</summary>
    public Ects Add(Ects other) => this + other;

    /// <inheritdoc/>
    public int CompareTo(Ects other) => Hundredths.CompareTo(other.Hundredths);

    /// <summary>"2", "2.5", "0.04".</summary>
    public override string ToString() => Value.ToString("0.##", CultureInfo.InvariantCulture);
}

internal sealed class EctsConverter : JsonConverter<Ects>
{
    public override Ects Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var credits))
            throw new JsonException("ECTS is a decimal number.");
        try
        {
            return Ects.From(credits);
        }
        catch (FormatException problem)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    public override void Write(Utf8JsonWriter writer, Ects value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(decimal.Parse(value.ToString(), CultureInfo.InvariantCulture));
}
