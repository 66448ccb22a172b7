using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>A signed list that somebody has kept, read but not yet believed.</summary>
/// <param name="Url">The address at which it was served.</param>
/// <param name="From">From when its state holds: the later one knows more.</param>
/// <param name="Method">The full id of the key that signed it.</param>
internal sealed record PublishedList(
    string Url,
    StatusPurpose Purpose,
    DateTimeOffset From,
    string Method,
    BitstringStatusList Bits,
    JsonObject Document
)
{
    /// <summary>Far above the largest list that is published: 16 MiB.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <returns>False when the text is no signed status list.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out PublishedList? list)
    {
        list = null;
        if (!StrictJson.TryParse(Encoding.UTF8.GetBytes(text), out var read, out _, MostBytes) || read is not JsonObject document)
            return false;
        if (
            document["credentialSubject"] is not JsonObject subject
            || document["proof"] is not JsonObject proof
            || Text(document, "id") is not { } url
            || Text(proof, "verificationMethod") is not { } method
            || !DateTimeOffset.TryParse(
                Text(document, "validFrom"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var from
            )
            || !BitstringStatusList.TryDecode(Text(subject, "encodedList"), out var bits)
        )
            return false;
        var purpose = Text(subject, "statusPurpose") == "suspension" ? StatusPurpose.Suspension : StatusPurpose.Revocation;
        list = new(url, purpose, from, method, bits, document);
        return true;
    }

    /// <summary>Whether the key signed it.</summary>
    public bool IsBy(PublicKey key) =>
        Document["proof"] is JsonObject proof && DataIntegrity.Verify(Document, proof, key).Outcome == Outcome.Passed;

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
