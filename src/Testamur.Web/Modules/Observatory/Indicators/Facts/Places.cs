using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Observatory.Indicators.Facts;

/// <summary>Finds where a thing of the current institution counts.</summary>
internal sealed class Places(AppDb db, CurrentTenant tenant, IInstitutions institutions, ISpecifications specifications)
{
    public async Task<Place> OfAsync(Guid specification, int version, CancellationToken cancel)
    {
        var known = await db.Set<Fact>()
            .AsNoTracking()
            .Where(fact => fact.Kind == FactKind.Specification && fact.Key == KeyOf(specification, version))
            .Select(fact => new Place(fact.Institution, fact.Country, fact.Alliance, fact.Field, specification, version))
            .SingleOrDefaultAsync(cancel);
        if (known is not null && known.Institution == tenant.Id)
            return known;
        // The fact of its publication may come later than what happens with it.
        var content = (await specifications.FindAsync(specification, version, cancel))?.Content;
        return await OfAsync(content, specification, version, cancel);
    }

    public async Task<Place> OfAsync(Specification? content, Guid? specification, int version, CancellationToken cancel) =>
        new(
            tenant.Id,
            (await institutions.FindAsync(tenant.Id, cancel))?.CountryCode ?? "",
            AllianceOf(content),
            FieldOf(content?.IscedF is [var first, ..] ? first : null),
            specification,
            version
        );

    /// <summary>Where what is about no micro-credential of ours counts.</summary>
    /// <param name="iscedF">A code of 2 to 4 digits.</param>
    public async Task<Place> OfFieldAsync(string? iscedF, CancellationToken cancel) =>
        await OfAsync(null, null, 0, cancel) with
        {
            Field = FieldOf(iscedF),
        };

    public static string KeyOf(Guid specification, int version) => $"{specification:n}/{version}";

    private static string FieldOf(string? iscedF) => iscedF is { Length: >= 2 } ? iscedF[..2] : "";

    private static string AllianceOf(Specification? content)
    {
        var name = content?.OnBehalfOf?.Name.In(content.DefaultLanguage) ?? "";
        return name.Length > 200 ? name[..200] : name;
    }
}
