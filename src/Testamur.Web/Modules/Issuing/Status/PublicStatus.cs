using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Testamur.Credentials.Status;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>Status and keys as everybody may read them, whatever institution they belong to.</summary>
internal sealed class PublicStatus(
    AppDb db,
    IInstitutions institutions,
    DidDocuments documents,
    IOptions<TestamurOptions> platform
) : IStatusAndKeys
{
    public async Task<string?> FindDidDocumentAsync(string did, CancellationToken cancel) =>
        await institutions.FindByDidAsync(did, cancel) is { } institution ? await documents.FindAsync(institution, cancel) : null;

    public async Task<InstitutionId?> FindSealOwnerAsync(string organizationIdentifier, CancellationToken cancel) =>
        await db.Set<SealKey>()
            .IgnoreQueryFilters(["institution"])
            .Where(key => key.OwnerIdentifier == organizationIdentifier)
            .Select(key => (InstitutionId?)key.Institution)
            .FirstOrDefaultAsync(cancel);

    public async Task<bool?> IsRevokedAsync(string listUrl, int index, CancellationToken cancel)
    {
        if (await FindAsync(listUrl, cancel) is not { } list || index < 0 || index >= list.Length)
            return null;
        return await db.Set<StatusEvent>()
            .IgnoreQueryFilters(["institution"])
            .AnyAsync(e => e.Institution == list.Institution && e.List == list.Id && e.Index == index, cancel);
    }

    public async Task<string?> FindStatusListAsync(string listUrl, CancellationToken cancel) =>
        await FindAsync(listUrl, cancel) is { } list ? await NewestAsync(list.Id, asToken: false, cancel) : null;

    public async Task<string?> FindStatusTokenAsync(string listUrl, CancellationToken cancel) =>
        await FindAsync(listUrl, cancel) is { } list ? await NewestAsync(list.Id, asToken: true, cancel) : null;

    public Task<string?> NewestAsync(StatusListId list, bool asToken, CancellationToken cancel) =>
        db.Set<StatusVersion>()
            .IgnoreQueryFilters(["institution"])
            .Where(version => version.List == list)
            .OrderByDescending(version => version.Number)
            .Select(version => asToken ? version.Token : version.Document)
            .FirstOrDefaultAsync(cancel);

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet(
                "/status/{list:guid}",
                async (
                    Guid list,
                    PublicStatus status,
                    IOptions<IssuingOptions> options,
                    HttpContext http,
                    CancellationToken cancel
                ) =>
                {
                    var asToken = AsksForToken(http.Request);
                    if (await status.NewestAsync(new(list), asToken, cancel) is not { } document)
                        return IssuingProblems.NoStatusList().ToHttp();
                    http.Response.Headers.Vary = HeaderNames.Accept;
                    http.Response.Headers.CacheControl = $"public, max-age={options.Value.TtlSeconds}";
                    return Results.Text(document, asToken ? StatusListToken.MediaType : "application/vc");
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    /// <summary>One address serves both: the token to whoever names it and likes nothing better that is named.</summary>
    private static bool AsksForToken(HttpRequest request)
    {
        var named = request.GetTypedHeaders().Accept.Where(type => !type.MatchesAllTypes && !type.MatchesAllSubTypes).ToList();
        var token = named.Find(type => type.MediaType == StatusListToken.MediaType);
        return token is not null && Quality(token) > 0 && named.TrueForAll(type => Quality(type) <= Quality(token));
    }

    private static double Quality(MediaTypeHeaderValue type) => type.Quality ?? 1;

    private async Task<StatusList?> FindAsync(string listUrl, CancellationToken cancel)
    {
        var prefix = platform.Value.Link("/status/").AbsoluteUri;
        if (!listUrl.StartsWith(prefix, StringComparison.Ordinal) || !Guid.TryParse(listUrl.AsSpan(prefix.Length), out var id))
            return null;
        var list = new StatusListId(id);
        return await db.Set<StatusList>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == list, cancel);
    }
}
