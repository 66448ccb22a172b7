using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Keeps the dated record of what the institution may award: rights are added and ended, never rewritten.</summary>
internal sealed class ChangeAwardingRights(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    FieldChecks checks,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record End(DateOnly? LastDay);

    public async Task<IReadOnlyList<AwardingRightView>> ListAsync(CancellationToken cancel) =>
        [
            .. (
                await db.Set<AwardingRight>().AsNoTracking().OrderByDescending(right => right.ValidFrom).ToListAsync(cancel)
            ).Select(AwardingRights.View),
        ];

    public async Task<Result<AwardingRightView>> AddAsync(AwardingRightDetails request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        request.Check(checks);
        if (checks.Problem is { } problem)
            return problem;

        var right = request.ToRight(tenant.Id, time);
        db.Add(right);
        audit.Record("alliance.rightAdded", right.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return AwardingRights.View(right);
    }

    public async Task<Result<AwardingRightView>> EndAsync(AwardingRightId id, End request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        var right = await db.Set<AwardingRight>().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (right is null)
            return PlatformProblems.NotFound();
        if (right.ValidUntil is not null)
            return AllianceProblems.RightEnded();
        checks
            .That(request.LastDay is not null, "lastDay", "Field.Date")
            .That(request.LastDay is null || right.ValidFrom <= request.LastDay, "lastDay", "Field.DateOrder");
        if (checks.Problem is { } problem)
            return problem;

        right.ValidUntil = request.LastDay;
        audit.Record("alliance.rightEnded", right.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return AwardingRights.View(right);
    }

    public static void Map(RouteGroupBuilder tenant)
    {
        var rights = tenant.MapGroup("/awarding-rights");
        rights
            .MapGet(
                "",
                async (ChangeAwardingRights useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("ListAwardingRights")
            .WithSummary("What the institution may award, newest first");
        rights
            .MapPost(
                "",
                async (AwardingRightDetails request, ChangeAwardingRights useCase, CancellationToken cancel) =>
                    (await useCase.AddAsync(request, cancel)).ToHttp(added => TypedResults.Ok(added))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("AddAwardingRight")
            .WithSummary("Record a right to award");
        rights
            .MapPost(
                "/{id:guid}/end",
                async (Guid id, End request, ChangeAwardingRights useCase, CancellationToken cancel) =>
                    (await useCase.EndAsync(new(id), request, cancel)).ToHttp(ended => TypedResults.Ok(ended))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("EndAwardingRight")
            .WithSummary("Give a right its last day");
    }
}
