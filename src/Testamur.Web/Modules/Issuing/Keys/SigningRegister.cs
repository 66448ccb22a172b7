using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Rdf.Json;
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
                await FindAsync(json, cancel) is { } signed
                && StrictJson.TryParseObject(Encoding.UTF8.GetBytes(signed.DataIntegrity), out var ours, out _)
                && JsonCanonicalizer.Canonicalize(ours).AsSpan().SequenceEqual(JsonCanonicalizer.Canonicalize(json))
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
        claims["id"] is JsonValue value && value.TryGetValue<string>(out var id)
            ? await db.Set<Credential>()
                .Across(Readings.Verify)
                .AsNoTracking()
                .SingleOrDefaultAsync(credential => credential.PublicId == id, cancel)
            : null;

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
