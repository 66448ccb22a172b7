using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Seals;

/// <summary>One entry of <c>etsiU</c>, what a seal gathers after it was made (<see href="https://www.etsi.org/deliver/etsi_ts/119100_119199/11918201/">ETSI TS 119 182-1 §5.3.1</see>).</summary>
/// <param name="Name">Its one member.</param>
/// <param name="Value">That member's value.</param>
/// <param name="Text">How it is written when it is base64url; an archive time stamp is over these characters.</param>
internal sealed record SealEntry(string Name, JsonNode? Value, string? Text)
{
    private const int MaxEntries = 32;
    private const int MaxTokens = 8;
    private const int MaxValues = 64;

    /// <summary>Reads the unprotected header: nothing but <c>etsiU</c>, all its entries in one of the two forms.</summary>
    public static bool TryReadAll(JsonNode? unprotected, [NotNullWhen(true)] out IReadOnlyList<SealEntry>? entries)
    {
        entries = null;
        if (
            unprotected is not JsonObject { Count: 1 } header
            || header["etsiU"] is not JsonArray { Count: > 0 and <= MaxEntries } list
        )
            return false;
        var read = new List<SealEntry>();
        foreach (var node in list)
        {
            if (
                TryRead(node) is not { } entry
                || (entry.Text is null) != (read is [var first, ..] ? first.Text is null : entry.Text is null)
            )
                return false;
            read.Add(entry);
        }
        entries = read;
        return true;
    }

    /// <summary>The tokens of a time stamp container, as base64; null when it is none.</summary>
    public static IReadOnlyList<string>? TokensOf(JsonNode? container)
    {
        if ((container as JsonObject)?["tstTokens"] is not JsonArray { Count: > 0 and <= MaxTokens } tokens)
            return null;
        var values = tokens.Select(token => (token as JsonObject)?.Text("val")).OfType<string>().ToList();
        return values.Count == tokens.Count ? values : null;
    }

    /// <summary>The certificates of <c>xVals</c>, as base64.</summary>
    public IEnumerable<string> Certificates() =>
        Values((Value as JsonArray) ?? (Value as JsonObject)?["xVals"])
            .Select(item => item.Object("x509Cert")?.Text("val"))
            .OfType<string>();

    /// <summary>The revocation lists or OCSP responses of <c>rVals</c>, as base64.</summary>
    public IEnumerable<string> Revocations(string member)
    {
        var all = Name == "tstVD" ? (Value as JsonObject)?["rVals"] : Value;
        return Values((all as JsonObject)?[member]).Select(item => item.Text("val")).OfType<string>();
    }

    private static IEnumerable<JsonObject> Values(JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonObject>().Take(MaxValues);

    private static SealEntry? TryRead(JsonNode? node)
    {
        var text = node.AsText();
        var value = node as JsonObject;
        if (
            text is not null
            && (!Multibase.TryFromBase64Url(text, out var json) || !StrictJson.TryParseObject(json, out value, out _))
        )
            return null;
        return value is { Count: 1 } ? new(value.First().Key, value.First().Value, text) : null;
    }
}
