using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>The <c>credentialStatus</c> that points into a bitstring list (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry">Bitstring Status List v1.0 §2.1</see>).</summary>
/// <param name="ListUrl">Where the list is.</param>
/// <param name="Index">Which entry; not negative.</param>
/// <param name="Size">Its bits, 1 to 8.</param>
/// <param name="Purpose">What it is about: revocation, suspension, message or refresh.</param>
/// <param name="IsOf2021">Whether it is of the predecessor's kind.</param>
/// <param name="Messages">What the values of an entry mean, where it says so.</param>
internal sealed record BitstringEntry(
    string ListUrl,
    long Index,
    int Size,
    string Purpose,
    bool IsOf2021,
    IReadOnlyList<JsonObject> Messages
)
{
    private const int LargestSize = 8;

    public static bool TryRead(JsonObject node, [NotNullWhen(true)] out BitstringEntry? entry, out string problem)
    {
        entry = null;
        problem = "";
        var purpose = node.Text("statusPurpose");
        long? size = node.ContainsKey("statusSize") ? JsonReading.WholeNumber(node["statusSize"]) : 1;
        IReadOnlyList<JsonNode?> messages = node.Many("statusMessage");
        if (purpose is not ("revocation" or "suspension" or "message" or "refresh"))
            problem = "its purpose is not known";
        else if (size is not (>= 1 and <= LargestSize) || messages.Count > 1 << LargestSize)
            problem = "its size or its messages are not understood";
        else if (IndexOf(node["statusListIndex"]) is not { } index)
            problem = "its index is no number";
        else if (node.Text("statusListCredential") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out _))
            problem = "it names no list";
        else
            entry = new(
                url,
                index,
                (int)size,
                purpose,
                !node.Texts("type").Contains("BitstringStatusListEntry"),
                [.. messages.OfType<JsonObject>()]
            );
        return entry is not null;
    }

    /// <summary>What the issuer says about a value, written <c>0x1</c>; null when it says nothing.</summary>
    public string? MessageOf(int value) =>
        Messages
            .FirstOrDefault(message =>
                message.Text("status") is { } status
                && status.StartsWith("0x", StringComparison.Ordinal)
                && int.TryParse(status.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var named)
                && named == value
            )
            ?.Text("message");

    // Text by the specification; a number in documents of others.
    private static long? IndexOf(JsonNode? node)
    {
        if (JsonReading.WholeNumber(node) is { } number)
            return number >= 0 ? number : null;
        return long.TryParse(node.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }
}
