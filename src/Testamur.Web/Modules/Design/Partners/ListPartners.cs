using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design.Partners;

/// <summary>Who was asked to help with a version, what they said, and taking an invitation or a contribution back on their behalf.</summary>
internal sealed class ListPartners(AppDb db, Actor actor, PartnerInDesign design, AuditLog audit, TimeProvider time)
{
    internal sealed record Answer(IReadOnlyList<PartnerView> Partners);

    public async Task<Result<Answer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        if (
            !await db.Set<SpecificationVersion>()
                .AnyAsync(version => version.Specification == id && version.Number == number, cancel)
        )
            return PlatformProblems.NotFound();
        var partners = await db.Set<Partner>()
            .AsNoTracking()
            .Include(partner => partner.Contributions)
            .Where(partner => partner.Specification == id && partner.Number == number)
            .OrderBy(partner => partner.Id)
            .ToListAsync(cancel);
        var now = time.GetUtcNow();
        var mayWrite = actor.May(Permission.DraftSpecification); // an address is for those who write to it
        return new Answer([
            .. partners.Select(partner => PartnerView.Of(partner, now) with { Email = mayWrite ? partner.Email : "" }),
        ]);
    }

    public async Task<Result<PartnerView>> WithdrawAsync(
        SpecificationId id,
        int number,
        PartnerId which,
        CancellationToken cancel
    )
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var partner = await db.Set<Partner>()
            .Include(found => found.Contributions)
            .SingleOrDefaultAsync(found => found.Id == which && found.Specification == id && found.Number == number, cancel);
        if (partner is null)
            return PlatformProblems.NotFound();
        if (partner.WithdrawnAt is not null)
            return DesignProblems.PartnerLinkOver();
        audit.Record("design.partnerWithdrawn", $"{id.Value}/{number}", partner.Kind.ToString());
        return await design.TakeOutAsync(partner, cancel) is { } lost ? lost : PartnerView.Of(partner, time.GetUtcNow());
    }

    public static void Map(RouteGroupBuilder specifications)
    {
        specifications
            .MapGet(
                "/{id:guid}/{version:int}/partners",
                async (Guid id, int version, ListPartners useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ListPartners")
            .WithSummary("Who was asked to help with a version, and what they said");
        specifications
            .MapDelete(
                "/{id:guid}/{version:int}/partners/{partner:guid}",
                async (Guid id, int version, Guid partner, ListPartners useCase, CancellationToken cancel) =>
                    (await useCase.WithdrawAsync(new(id), version, new(partner), cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("WithdrawPartner")
            .WithSummary("Make the link useless and erase what the partner said");
    }
}
