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
            .Across(Readings.Verify)
            .Where(key => key.OwnerIdentifier == organizationIdentifier)
            .Select(key => (InstitutionId?)key.Institution)
            .FirstOrDefaultAsync(cancel);

    public async Task<bool?> IsSetAsync(string listUrl, int index, CancellationToken cancel)
    {
        if (await FindAsync(listUrl, cancel) is not { } found || index < 0 || index >= found.List.Length)
            return null;
        var (list, purpose) = found;
        var events = db.Set<StatusEvent>()
            .Across(Readings.Verify)
            .Where(e => e.Institution == list.Institution && e.List == list.Id && e.Index == index);
        if (purpose == StatusPurpose.Revocation)
            return await events.AnyAsync(e => e.Change == StatusChange.Revoked, cancel);
        var last = await events
            .Where(e => e.Change != StatusChange.Revoked)
            .OrderByDescending(e => e.Number)
            .Select(e => (StatusChange?)e.Change)
            .FirstOrDefaultAsync(cancel);
        return last == StatusChange.Suspended;
    }

    public async Task<string?> FindStatusListAsync(string listUrl, CancellationToken cancel) =>
        await FindAsync(listUrl, cancel) is { } found
            ? await NewestAsync(
                found.List.Id,
                found.Purpose == StatusPurpose.Revocation ? ListForm.Revocation : ListForm.Suspension,
                cancel
            )
            : null;

    public async Task<string?> FindStatusTokenAsync(string listUrl, CancellationToken cancel) =>
        await FindAsync(listUrl, cancel) is { Purpose: StatusPurpose.Revocation } found
            ? await NewestAsync(found.List.Id, ListForm.Token, cancel)
            : null;

    public Task<string?> NewestAsync(StatusListId list, ListForm form, CancellationToken cancel) =>
        db.Set<StatusVersion>()
            .Across(Readings.Verify)
            .Where(version => version.List == list)
            .OrderByDescending(version => version.Number)
            .Select(version =>
                form == ListForm.Token ? version.Token
                : form == ListForm.Suspension ? version.Suspension
                : version.Document
            )
            .FirstOrDefaultAsync(cancel);

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(
                "/status/{list:guid}",
                (Guid list, PublicStatus status, IOptions<IssuingOptions> options, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.Vary = HeaderNames.Accept;
                    var form = AsksForToken(http.Request) ? ListForm.Token : ListForm.Revocation;
                    return ServeAsync(new(list), form, status, options.Value, http, cancel);
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
        site.MapGet(
                "/status/{list:guid}/suspension",
                (Guid list, PublicStatus status, IOptions<IssuingOptions> options, HttpContext http, CancellationToken cancel) =>
                    ServeAsync(new(list), ListForm.Suspension, status, options.Value, http, cancel)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ServeAsync(
        StatusListId list,
        ListForm form,
        PublicStatus status,
        IssuingOptions options,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (await status.NewestAsync(list, form, cancel) is not { } document)
            return IssuingProblems.NoStatusList().ToHttp();
        http.Response.Headers.CacheControl = $"public, max-age={options.TtlSeconds}";
        return Results.Text(document, form == ListForm.Token ? StatusListToken.MediaType : "application/vc");
    }

    /// <summary>One address serves both: the token to whoever names it and likes nothing better that is named.</summary>
    private static bool AsksForToken(HttpRequest request)
    {
        var named = request.GetTypedHeaders().Accept.Where(type => !type.MatchesAllTypes && !type.MatchesAllSubTypes).ToList();
        var token = named.Find(type => type.MediaType == StatusListToken.MediaType);
        return token is not null && Quality(token) > 0 && named.TrueForAll(type => Quality(type) <= Quality(token));
    }

    private static double Quality(MediaTypeHeaderValue type) => type.Quality ?? 1;

    private async Task<(StatusList List, StatusPurpose Purpose)?> FindAsync(string listUrl, CancellationToken cancel)
    {
        var prefix = platform.Value.Link("/status/").AbsoluteUri;
        if (!listUrl.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var name = listUrl[prefix.Length..];
        var suspension = StatusPublisher.SuspensionOf("");
        var purpose = name.EndsWith(suspension, StringComparison.Ordinal) ? StatusPurpose.Suspension : StatusPurpose.Revocation;
        if (purpose == StatusPurpose.Suspension)
            name = name[..^suspension.Length];
        if (!Guid.TryParseExact(name, "D", out var id))
            return null;
        var key = new StatusListId(id);
        var list = await db.Set<StatusList>()
            .Across(Readings.Verify)
            .AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == key, cancel);
        return list is null ? null : (list, purpose);
    }
}

/// <summary>The forms in which the newest version of a list is served.</summary>
internal enum ListForm
{
    Revocation,
    Suspension,

    /// <summary>Both purposes in one.</summary>
    Token,
}
