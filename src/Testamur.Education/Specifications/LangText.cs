using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Education.Specifications;

/// <summary>
/// One text in several languages: BCP 47 tag to text (https://www.rfc-editor.org/rfc/rfc5646). Immutable, compared by value,
/// tags compared without regard to case. In JSON an object such as <c>{"en": "Climate", "de": "Klima"}</c>.
/// </summary>
[JsonConverter(typeof(LangTextConverter))]
[SuppressMessage("Naming", "CA1710", Justification = "It is read as a text; that it can be enumerated is secondary.")]
public sealed class LangText : IReadOnlyDictionary<string, string>, IEquatable<LangText>
{
    private readonly SortedDictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without any language.</summary>
    public static LangText Empty { get; } = new([]);

    /// <summary>Copies the given texts.</summary>
    /// <exception cref="ArgumentException">A language is empty or named twice.</exception>
    public LangText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var (language, text) in texts)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(language);
            if (!this.texts.TryAdd(language, text))
                throw new ArgumentException($"The language '{language}' is named twice.", nameof(texts));
        }
    }

    /// <summary>A text in one language.</summary>
    public static LangText Of(string language, string text) => new([new(language, text)]);

    /// <summary>The same text with one language set or replaced.</summary>
    public LangText With(string language, string text) =>
        new(texts.Where(pair => !pair.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).Append(new(language, text)));

    /// <summary>True when the language has a text that is not blank.</summary>
    public bool Has(string language) => texts.TryGetValue(language, out var text) && !string.IsNullOrWhiteSpace(text);

    /// <summary>True when no language has a text that is not blank.</summary>
    public bool IsBlank => texts.Values.All(string.IsNullOrWhiteSpace);

    /// <summary>
    /// The text in the first wanted language that has one; else in English; else in the first language by name; else "".
    /// </summary>
    public string In(params ReadOnlySpan<string> wanted)
    {
        foreach (var language in wanted)
            if (Has(language))
                return texts[language];
        return Has("en") ? texts["en"] : texts.Values.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
    }

    /// <inheritdoc/>
    public string this[string key] => texts[key];

    /// <inheritdoc/>
    public IEnumerable<string> Keys => texts.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => texts.Values;

    /// <inheritdoc/>
    public int Count => texts.Count;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => texts.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => texts.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LangText? other) =>
        other is not null
        && Count == other.Count
        && texts.All(pair => other.texts.TryGetValue(pair.Key, out var text) && text == pair.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LangText);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key.ToUpperInvariant(), pair.Value));

    /// <inheritdoc/>
    public override string ToString() => In();
}

internal sealed class LangTextConverter : JsonConverter<LangText>
{
    public override LangText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A multilingual text is an object of language and text.");
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new JsonException($"The text in '{language}' is not a string.");
            if (string.IsNullOrWhiteSpace(language) || !texts.TryAdd(language, reader.GetString()!))
                throw new JsonException($"The language '{language}' is empty or named twice.");
        }
        return new LangText(texts);
    }

    public override void Write(Utf8JsonWriter writer, LangText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value)
            writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
