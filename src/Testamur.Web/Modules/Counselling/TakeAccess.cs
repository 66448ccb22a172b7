using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Counselling;

/// <summary>A counsellor enters a learner's code. The first who does takes the access up; entering it again leads to the same learner.</summary>
internal sealed class TakeAccess(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    internal sealed record Request([property: Required, StringLength(60)] string Code);

    internal sealed record Taken(Guid Access);

    public async Task<Result<Taken>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.Counsel))
            return PlatformProblems.NotAllowed();
        if (AccessCode.Read(request.Code) is not { } code)
            return CounsellingProblems.CodeUnknown();
        var (hash, now, counsellor) = (Ids.Hash(code), time.GetUtcNow(), actor.RequiredId);
        if (await db.Set<CounsellingAccess>().SingleOrDefaultAsync(access => access.CodeHash == hash, cancel) is not { } access)
            return CounsellingProblems.CodeUnknown();
        if (access.Shows(tenant.Id, counsellor, now))
            return new Taken(access.Id.Value);
        if (access.StateAt(now) != AccessState.Waiting || access.Person == counsellor)
            return CounsellingProblems.CodeUnknown();
        access.Take(tenant.Id, counsellor, now);
        audit.Record("counselling.accessTaken", access.Id.Value.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else entered it at the same moment, or the learner took it back.
            return CounsellingProblems.CodeUnknown();
        }

        return new Taken(access.Id.Value);
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "",
                async (Request request, TakeAccess useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(taken => TypedResults.Ok(taken))
            )
            .Requires(Permission.Counsel)
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("TakeAccess")
            .WithSummary("Enter the code of a learner who asks for counsel");
}
