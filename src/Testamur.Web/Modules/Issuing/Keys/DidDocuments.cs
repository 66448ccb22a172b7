using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>The institutions' DID documents (https://w3c-ccg.github.io/did-method-web/).</summary>
internal sealed class DidDocuments(AppDb db)
{
    /// <returns>Null when the institution has no key yet.</returns>
    public async Task<string?> FindAsync(InstitutionView institution, CancellationToken cancel)
    {
        // Read by strangers and by other institutions' verifiers, so outside the filter.
        var keys = await db.Set<IssuingKey>()
            .Across(Readings.Verify)
            .AsNoTracking()
            .Where(key => key.Institution == institution.Id)
            .ToListAsync(cancel);
        if (keys.Count == 0)
            return null;
        var listed = keys.OrderBy(key => key.Role).ThenBy(key => key.Number).Select(Listed).ToList();
        return DidDocument.ForWeb(institution.Did, listed).ToJsonString();
    }

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(
                "/t/{tenant}/did.json",
                async (
                    CurrentTenant current,
                    IInstitutions institutions,
                    DidDocuments documents,
                    IOptions<IssuingOptions> options,
                    HttpContext http,
                    CancellationToken cancel
                ) =>
                {
                    if (
                        await institutions.FindAsync(current.Id, cancel) is not { } institution
                        || await documents.FindAsync(institution, cancel) is not { } document
                    )
                        return IssuingProblems.NoDidDocument().ToHttp();
                    http.Response.Headers.CacheControl = $"public, max-age={options.Value.TtlSeconds}";
                    return Results.Text(document, "application/did+json");
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
        // Credentials are issued by institutions; the alliance itself signs nothing.
        site.MapGet("/.well-known/did.json", () => IssuingProblems.NoDidDocument().ToHttp())
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static DidKey Listed(IssuingKey key) =>
        PublicKey.TryParseMultikey(key.PublicKey, out var parsed)
            ? new(
                key.Fragment,
                parsed,
                key.Role == KeyRole.Token ? DidKeyForm.JsonWebKey : DidKeyForm.Multikey,
                key.CompromisedSince
            )
            : throw new InvalidOperationException($"The public key {key.Fragment} cannot be read.");
}
