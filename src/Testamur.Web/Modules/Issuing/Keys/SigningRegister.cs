using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Rdf.Json;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>Compares a document with the one that was signed here under its name. Only the same counts: whoever stole a key can use any name.</summary>
internal sealed class SigningRegister(AppDb db) : ISigningRegister
{
    public async Task<DateTimeOffset?> FindAsync(ReadOnlyMemory<byte> document, CancellationToken cancel)
    {
        if (StrictJson.TryParseObject(document.Span, out var json, out _))
        {
            return
                await FindAsync(Sealed(json) ?? json, cancel) is { } signed
                && (IsSame(signed.DataIntegrity, json) || IsSame(signed.European, json))
                ? signed.SignedAt
                : null;
        }

        var token = Encoding.UTF8.GetString(document.Span).Trim();
        return
            token.Split('.') is [_, var payload, _]
            && Decode(payload) is { } claims
            && await FindAsync(claims, cancel) is { } issued
            && issued.Jwt == token
            ? issued.SignedAt
            : null;
    }

    // Whoever checks belongs to no institution, so outside the filter.
    private async Task<Credential?> FindAsync(JsonObject claims, CancellationToken cancel) =>
        Text(claims["id"]) is { } id && Payloads.BadgeIdOf(id) is var badge
            ? await db.Set<Credential>()
                .Across(Readings.Verify)
                .AsNoTracking()
                .SingleOrDefaultAsync(credential => credential.PublicId == badge, cancel)
            : null;

    private static bool IsSame(string? ours, JsonObject json) =>
        ours is not null
        && StrictJson.TryParseObject(Encoding.UTF8.GetBytes(ours), out var signed, out _)
        && JsonCanonicalizer.Canonicalize(signed).AsSpan().SequenceEqual(JsonCanonicalizer.Canonicalize(json));

    /// <summary>The credential under a seal; null when it is none.</summary>
    private static JsonObject? Sealed(JsonObject container) =>
        Text(container["payload"]) is { } payload
        && StrictJson.TryParseObject(Encoding.UTF8.GetBytes(payload), out var credential, out _)
            ? credential
            : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? Decode(string payload)
    {
        try
        {
            return StrictJson.TryParseObject(Base64Url.DecodeFromChars(payload), out var claims, out _) ? claims : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
