using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
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
        await FindAsync(listUrl, cancel) is { } list ? await NewestAsync(list.Id, cancel) : null;

    public Task<string?> NewestAsync(StatusListId list, CancellationToken cancel) =>
        db.Set<StatusVersion>()
            .IgnoreQueryFilters(["institution"])
            .Where(version => version.List == list)
            .OrderByDescending(version => version.Number)
            .Select(version => version.Document)
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
                    if (await status.NewestAsync(new(list), cancel) is not { } document)
                        return IssuingProblems.NoStatusList().ToHttp();
                    http.Response.Headers.CacheControl = $"public, max-age={options.Value.TtlSeconds}";
                    return Results.Text(document, "application/vc");
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

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
