using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Changes what an institution says of itself. The short name stays: it is part of every identifier.</summary>
internal sealed class ChangeInstitution(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    Institutions institutions,
    FieldChecks checks,
    AuditLog audit
)
{
    internal sealed record Request(string? Name, string? LegalName, string? CountryCode, string? City, string? Website);

    public async Task<Result<InstitutionView>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        var institution = await db.Set<Institution>().SingleAsync(i => i.Id == tenant.Id, cancel);
        var details = new InstitutionDetails(
            institution.Slug,
            request.Name,
            request.LegalName,
            request.CountryCode,
            request.City,
            request.Website
        );
        details.Check(checks);
        if (checks.Problem is { } problem)
            return problem;

        var now = details.ToInstitution(institution.Id, institution.JoinedAt);
        institution.Name = now.Name;
        institution.LegalName = now.LegalName;
        institution.CountryCode = now.CountryCode;
        institution.City = now.City;
        institution.Website = now.Website;
        audit.Record("alliance.institutionChanged", institution.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        institutions.Forget(institution.Id);
        return (await institutions.FindAsync(institution.Id, cancel))!; // loaded above
    }

    public static void Map(RouteGroupBuilder tenant)
    {
        tenant
            .MapGet(
                "/institution",
                async (Institutions institutions, CurrentTenant current, CancellationToken cancel) =>
                    TypedResults.Ok(await institutions.FindAsync(current.Id, cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("GetInstitution")
            .WithSummary("What the institution says of itself");
        tenant
            .MapPut(
                "/institution",
                async (Request request, ChangeInstitution useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(changed => TypedResults.Ok(changed))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("ChangeInstitution")
            .WithSummary("Change what the institution says of itself");
    }
}
