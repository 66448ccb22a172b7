using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Mandates.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Versions for which credentials may be issued today: they are or were public, and their approval holds. Under a mandate they are the mandator's, and what is asked about them is
/// asked in its name; without one that holds for them they are not even looked at.
/// </summary>
internal sealed class Issuable(
    ISpecifications specifications,
    IApprovals approvals,
    IMandates mandates,
    IServiceScopeFactory scopes
)
{
    /// <param name="mandate">Under which somebody else's version is issued; null for the institution's own.</param>
    public async Task<Result<SpecificationVersionView>> FindAsync(
        Guid specification,
        int version,
        Guid? mandate,
        CancellationToken cancel
    )
    {
        if (mandate is not { } id)
            return await OwnAsync(specification, version, cancel);
        if (await mandates.FindHeldAsync(id, cancel) is not { } held)
            return IssuingProblems.MandateNotFound();
        if (!held.Holds)
            return IssuingProblems.MandateNotInForce();
        if (!held.Covers(specification))
            return IssuingProblems.OutsideMandate();
        return await InNameOfAsync(held.Mandator, mandator => mandator.OwnAsync(specification, version, cancel));
    }

    /// <summary>What became of it since the batch was made: its approval may be over, or the mandate.</summary>
    /// <returns>The code of a row's problem; null while it may be sealed.</returns>
    public async Task<string?> ObstacleAsync(Batch batch, CancellationToken cancel)
    {
        var approved = (Issuable at) => at.IsApprovedAsync(batch.Specification, batch.Version, cancel);
        if (batch.Mandate is not { } id)
            return await approved(this) ? null : "approvalOver";
        if (await mandates.FindHeldAsync(id, cancel) is not { Holds: true } held || !held.Covers(batch.Specification))
            return "mandateOver";
        return await InNameOfAsync(held.Mandator, approved) ? null : "approvalOver";
    }

    /// <summary>What others published that the institution may issue now, by mandate.</summary>
    public async Task<IReadOnlyList<(HeldMandate Mandate, SpecificationVersionView Version)>> ListMandatedAsync(
        CancellationToken cancel
    )
    {
        var all = new List<(HeldMandate, SpecificationVersionView)>();
        foreach (var held in await mandates.ListInForceAsync(cancel))
        {
            var published = await InNameOfAsync(held.Mandator, mandator => mandator.ListOwnAsync(cancel));
            all.AddRange(published.Where(version => held.Covers(version.Id)).Select(version => (held, version)));
        }

        return all;
    }

    private async Task<Result<SpecificationVersionView>> OwnAsync(Guid specification, int version, CancellationToken cancel)
    {
        var found = await specifications.FindAsync(specification, version, cancel);
        if (found is not { State: "Published" or "Retired" or "Lapsed" })
            return IssuingProblems.SpecificationNotPublished();
        return found.State != "Lapsed" && await IsApprovedAsync(specification, version, cancel)
            ? found
            : IssuingProblems.ApprovalOver();
    }

    private async Task<bool> IsApprovedAsync(Guid specification, int version, CancellationToken cancel) =>
        (await approvals.FindAsync(specification, version, cancel)).IsLive;

    private Task<IReadOnlyList<SpecificationVersionView>> ListOwnAsync(CancellationToken cancel) =>
        specifications.ListPublishedAsync(cancel);

    // A scope works for one institution: the mandator's rows are read in a scope of its own, by the rules for its own.
    private async Task<T> InNameOfAsync<T>(InstitutionId mandator, Func<Issuable, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(mandator);
        return await ask(scope.ServiceProvider.GetRequiredService<Issuable>());
    }
}
