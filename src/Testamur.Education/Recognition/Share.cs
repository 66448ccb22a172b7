using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Education.Recognition;

/// <summary>A share of a whole, exact and in lowest terms; written "3/4".</summary>
[JsonConverter(typeof(ShareConverter))]
public readonly record struct Share
{
    private readonly int whole;

    /// <summary>The share of some parts in all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no whole, or the part is negative or more than it.</exception>
    public Share(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        var (one, other) = (part, whole);
        while (other > 0)
            (one, other) = (other, one % other);
        (Part, this.whole) = (part / one, whole / one);
    }

    /// <summary>Parts.</summary>
    public int Part { get; }

    /// <summary>Of how many.</summary>
    public int Whole => whole == 0 ? 1 : whole; // the default value is nothing of one

    /// <summary>All of it.</summary>
    [JsonIgnore]
    public bool IsWhole => Part == Whole;

    /// <summary>Nothing of it.</summary>
    [JsonIgnore]
    public bool IsNone => Part == 0;

    /// <summary>In whole percent, rounded down.</summary>
    [JsonIgnore]
    public int Percent => (int)(Part * 100L / Whole);

    /// <summary>Reads "3/4"; false for anything else.</summary>
    public static bool TryParse(string? text, out Share share)
    {
        share = default;
        if (
            text?.Split('/') is not [var part, var whole]
            || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var over)
            || !int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var under)
            || under == 0
            || over > under
        )
            return false;
        share = new(over, under);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Whole}");
}

internal sealed class ShareConverter : JsonConverter<Share>
{
    public override Share Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Share.TryParse(reader.GetString(), out var share)
            ? share
            : throw new JsonException("A share is written as \"3/4\".");

    public override void Write(Utf8JsonWriter writer, Share value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
