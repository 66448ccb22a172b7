using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Policy;

/// <summary>Reads and changes how the institution wants its credentials issued.</summary>
internal sealed class ChangePolicy(AppDb db, IssuingPolicies policies, AuditLog audit)
{
    private const int MostCredentials = 100_000;

    /// <param name="ApprovalFrom">From so many credentials on a second person signs a batch off; null for never.</param>
    /// <param name="UndoMinutes">For so long an act on several credentials can be taken back.</param>
    /// <param name="Suspendable">Whether new credentials can be suspended.</param>
    internal sealed record PolicyView(int? ApprovalFrom, int UndoMinutes, bool Suspendable);

    public async Task<PolicyView> ReadAsync(CancellationToken cancel) => View(await policies.ReadAsync(cancel));

    public async Task<Result<PolicyView>> HandleAsync(PolicyView request, CancellationToken cancel)
    {
        if (request.ApprovalFrom is < IssuingPolicy.SmallestApproval or > MostCredentials)
            return IssuingProblems.ApprovalFromUnusable();
        if (request.UndoMinutes is < 0 or > IssuingPolicy.LongestUndo)
            return IssuingProblems.UndoUnusable();
        var policy = await policies.OpenAsync(cancel);
        (policy.ApprovalFrom, policy.UndoMinutes, policy.Suspendable) = (
            request.ApprovalFrom,
            request.UndoMinutes,
            request.Suspendable
        );
        audit.Record("issuing.policyChanged", $"{request.ApprovalFrom} {request.UndoMinutes} {request.Suspendable}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return IssuingProblems.PolicyChanged(); // two made the first row at the same moment
        }

        return View(policy);
    }

    private static PolicyView View(IssuingPolicy policy) => new(policy.ApprovalFrom, policy.UndoMinutes, policy.Suspendable);

    public static void Map(RouteGroupBuilder issuing)
    {
        issuing
            .MapGet(
                "/policy",
                async (ChangePolicy useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ReadAsync(cancel))
            )
            .Requires(Permission.Issue)
            .WithName("ReadIssuingPolicy")
            .WithSummary("How the institution wants its credentials issued");
        issuing
            .MapPut(
                "/policy",
                async (PolicyView request, ChangePolicy useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Requires(Permission.ManageInstitution)
            .Produces<PolicyView>()
            .WithName("ChangeIssuingPolicy")
            .WithSummary("Change how the institution wants its credentials issued");
    }
}
