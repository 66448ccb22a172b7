using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Renames the alliance or changes its website.</summary>
internal sealed class ChangeAlliance(AppDb db, Actor actor, FieldChecks checks, AuditLog audit)
{
    public async Task<Result<AllianceView>> HandleAsync(FirstRun.AllianceDetails request, CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        request.Check(checks);
        if (checks.Problem is { } problem)
            return problem;

        var alliance = await db.Set<AllianceProfile>().SingleOrDefaultAsync(cancel);
        if (alliance is null)
            db.Add(alliance = new() { Name = "" });
        alliance.Name = request.Name!.Trim(); // checked above
        alliance.Website = InstitutionDetails.Blank(request.Website);
        audit.Record("alliance.changed", AllianceProfile.OnlyId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return new AllianceView(alliance.Name, alliance.Website);
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPut(
                "",
                async (FirstRun.AllianceDetails request, ChangeAlliance useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(changed => TypedResults.Ok(changed))
            )
            .WithName("ChangeAlliance")
            .WithSummary("Change the alliance's name and website");
}
