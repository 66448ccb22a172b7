using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>
/// States on what basis the institution keeps its register of awards and issued credentials when a learner's account is erased. Without one nothing is kept: what is
/// erased then does not come back by a later statement.
/// </summary>
internal sealed class ChangeRegister(AppDb db, Actor actor, CurrentTenant tenant, FieldChecks checks, AuditLog audit)
    : IRegisterDuties
{
    public const int LongestBasis = 500;

    /// <param name="Basis">The law, charter or rule, with its clause; null for none.</param>
    internal sealed record Register(string? Basis);

    public async Task<Register> ReadAsync(CancellationToken cancel) =>
        new(await db.Set<Institution>().Where(i => i.Id == tenant.Id).Select(i => i.RegisterBasis).SingleAsync(cancel));

    public async Task<Result<Register>> HandleAsync(Register request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        checks.Optional("registerBasis", request.Basis, LongestBasis);
        if (checks.Problem is { } problem)
            return problem;
        var institution = await db.Set<Institution>().SingleAsync(i => i.Id == tenant.Id, cancel);
        institution.RegisterBasis = InstitutionDetails.Blank(request.Basis);
        audit.Record("alliance.registerChanged", institution.Id.Value.ToString(), institution.RegisterBasis);
        await db.SaveChangesAsync(cancel);
        return new Register(institution.RegisterBasis);
    }

    public async Task<IReadOnlyList<InstitutionId>> ListKeepersAsync(CancellationToken cancel) =>
        await db.Set<Institution>().Where(i => i.RegisterBasis != null).Select(i => i.Id).ToListAsync(cancel);

    public static void Map(RouteGroupBuilder tenant)
    {
        tenant
            .MapGet(
                "/institution/register",
                async (ChangeRegister useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ReadAsync(cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("GetRegister")
            .WithSummary("On what basis the institution keeps its register when a learner is erased");
        tenant
            .MapPut(
                "/institution/register",
                async (Register request, ChangeRegister useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(changed => TypedResults.Ok(changed))
            )
            .Requires(Permission.ManageInstitution)
            .Produces<Register>()
            .WithName("ChangeRegister")
            .WithSummary("State on what basis the institution keeps its register when a learner is erased");
    }
}
