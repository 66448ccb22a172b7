using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>Issues one credential for one ratified award: a batch of one row, sealed while the caller waits; the wallet has it a moment later.</summary>
internal sealed class IssueAward(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    IAwards awards,
    AwardBatches batches,
    SealBatch seal,
    DatabaseClock clock,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(Guid Award);

    /// <exception cref="ClockDiffersException">The credential would carry a wrong date.</exception>
    public async Task<Result<CredentialView>> HandleAsync(Request request, CancellationToken cancel)
    {
        await clock.RequireAsync(cancel);
        if (await awards.FindAsync(request.Award, cancel) is not { } award)
            return IssuingProblems.AwardNotFound();
        if ((await batches.WithoutCredentialAsync([award], cancel)).Count == 0)
            return IssuingProblems.AlreadyIssued();
        if (!(await batches.AddAsync([award], actor.RequiredId, cancel)).Succeeded(out var batch, out var problem))
            return problem;
        batch.Confirm(actor.RequiredId, time.GetUtcNow());
        audit.Record("issuing.awardIssued", request.Award.ToString());
        await db.SaveChangesAsync(cancel);
        await seal.HandleAwaitedAsync(tenant.Id, batch.Id, CancellationToken.None);
        var issued = await db.Set<Credential>().AsNoTracking().FirstOrDefaultAsync(one => one.Batch == batch.Id, cancel);
        // Held back at the last moment: what is wrong stands beside the row of its batch.
        return issued is null ? IssuingProblems.NothingToIssue() : CredentialView.Of(issued);
    }

    public static void Map(RouteGroupBuilder credentials) =>
        credentials
            .MapPost(
                "",
                async (Request request, IssueAward useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Idempotent()
            .RequiresInUnits(Permission.Issue)
            .Produces<CredentialView>()
            .WithName("IssueAward")
            .WithSummary("Issue one credential for a ratified award");
}
