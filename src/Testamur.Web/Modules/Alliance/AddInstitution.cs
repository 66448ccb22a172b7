using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Takes an institution into the alliance and invites its first administrator.</summary>
internal sealed class AddInstitution(
    AppDb db,
    Actor actor,
    Institutions institutions,
    Invite invite,
    FieldChecks checks,
    CurrentTenant tenant,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(
        InstitutionDetails Institution,
        AwardingRightDetails? AwardingRight,
        string? AdministratorEmail
    );

    public async Task<Result<InstitutionView>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        request.Institution.Check(checks);
        request.AwardingRight?.Check(checks);
        if (checks.Email("administratorEmail", request.AdministratorEmail).Problem is { } problem)
            return problem;
        var slug = request.Institution.Slug!.Trim(); // checked above
        if (await db.Set<Institution>().AnyAsync(i => i.Slug == slug, cancel))
            return AllianceProblems.ShortNameTaken();

        var institution = request.Institution.ToInstitution(Ids.New<InstitutionId>(time), time.GetUtcNow());
        tenant.Set(institution.Id);
        db.Add(institution);
        if (request.AwardingRight is { } right)
            db.Add(right.ToRight(institution.Id, time));
        invite.Add(institution.Id, institution.Name, request.AdministratorEmail!, [Role.Administrator], null, null);
        audit.Record("alliance.institutionAdded", institution.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return (await institutions.FindAsync(institution.Id, cancel))!; // saved just now
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "/institutions",
                async (Request request, AddInstitution useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(added =>
                        TypedResults.Created($"/api/v1/t/{added.Slug}/institution", added)
                    )
            )
            .WithName("AddInstitution")
            .WithSummary("Take an institution into the alliance and invite its first administrator");
}
