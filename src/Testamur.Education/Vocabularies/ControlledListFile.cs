using System.Text.Json;
using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Vocabularies;

/// <summary>A list as it lies in the data folder: the end of each URI, its label and, where it has another, its code.</summary>
internal sealed record ControlledListFile(string Name, string Scheme, string Base, Dictionary<string, ListedConcept> Concepts)
{
    public static ControlledList Read(string list)
    {
        using var stream = Resources.Open($"vocabularies.{list}.json");
        var file = JsonSerializer.Deserialize(stream, DataJsonContext.Default.ControlledListFile)!; // the file is ours
        return new(
            file.Name,
            file.Scheme,
            file.Concepts.Select(pair => new Concept(file.Base + pair.Key, pair.Value.Code ?? pair.Key, pair.Value.Labels))
        );
    }
}

/// <summary>An array: an English label or labels by language, and perhaps a code.</summary>
[JsonConverter(typeof(ListedConceptConverter))]
internal sealed record ListedConcept(LangText Labels, string? Code);

internal sealed class ListedConceptConverter : JsonConverter<ListedConcept>
{
    public override ListedConcept Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var labels =
            reader.TokenType == JsonTokenType.String
                ? reader.GetString() is { Length: > 0 } english
                    ? LangText.Of("en", english)
                    : LangText.Empty
                : JsonSerializer.Deserialize(ref reader, DataJsonContext.Default.LangText)!; // null is no label in our files
        reader.Read();
        string? code = null;
        if (reader.TokenType == JsonTokenType.String)
        {
            code = reader.GetString();
            reader.Read();
        }

        return reader.TokenType == JsonTokenType.EndArray
            ? new(labels, code)
            : throw new JsonException("A concept is a label and a code.");
    }

    public override void Write(Utf8JsonWriter writer, ListedConcept value, JsonSerializerOptions options) =>
        throw new NotSupportedException("The files are only read.");
}
