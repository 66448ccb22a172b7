using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Keys;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

internal sealed class Institutions(AppDb db, IOptions<TestamurOptions> options) : IInstitutions, ITenantDirectory, IPlaces
{
    // Nearly every part of a piece of work asks for the institution whose work it is.
    private readonly Dictionary<InstitutionId, InstitutionView> _found = [];

    public async Task<InstitutionView?> FindAsync(InstitutionId id, CancellationToken cancel)
    {
        if (_found.GetValueOrDefault(id) is { } before)
            return before;
        if (await Read().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } read)
            return null;
        return _found[id] = View(read);
    }

    /// <summary>It was changed in this scope: whoever asks again gets what it is now.</summary>
    public void Forget(InstitutionId id) => _found.Remove(id);

    public async Task<InstitutionView?> FindByDidAsync(string did, CancellationToken cancel)
    {
        var slug = did.StartsWith(DidOf(""), StringComparison.Ordinal) ? did[DidOf("").Length..] : null;
        return await Read().SingleOrDefaultAsync(i => i.Slug == slug, cancel) is { } found ? View(found) : null;
    }

    public async Task<IReadOnlyList<InstitutionView>> ListAsync(CancellationToken cancel) =>
        [.. (await Read().OrderBy(i => i.Name).ToListAsync(cancel)).Select(View)];

    async Task<Tenant?> ITenantDirectory.FindAsync(string slug, CancellationToken cancel) =>
        await Read().SingleOrDefaultAsync(i => i.Slug == slug, cancel) is { } found
            ? new(found.Id, found.Slug, found.Name)
            : null;

    async Task<IReadOnlyDictionary<InstitutionId, Tenant>> IPlaces.ListAsync(
        IReadOnlyCollection<InstitutionId> ids,
        CancellationToken cancel
    ) => await Read().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => new Tenant(i.Id, i.Slug, i.Name), cancel);

    async Task<IReadOnlyDictionary<UnitId, LangText>> IPlaces.NamesAsync(
        IReadOnlyCollection<UnitId> ids,
        CancellationToken cancel
    ) =>
        await db.Set<OrganisationUnit>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(unit => ids.Contains(unit.Id))
            .ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);

    private IQueryable<Institution> Read() => db.Set<Institution>().AsNoTracking();

    private InstitutionView View(Institution i) =>
        new(i.Id, i.Slug, i.Name, i.LegalName, i.CountryCode, i.City, i.Website, DidOf(i.Slug));

    /// <summary>https://w3c-ccg.github.io/did-method-web/: the path of the DID document, with colons.</summary>
    private string DidOf(string slug) => DidWeb.FromUrl(options.Value.Link("/t/x"))[..^1] + slug;
}
