using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Versions for which credentials may be issued today: they are or were public, and their approval holds.</summary>
internal sealed class Issuable(ISpecifications specifications, IApprovals approvals)
{
    public async Task<Result<SpecificationVersionView>> FindAsync(Guid specification, int version, CancellationToken cancel)
    {
        var found = await specifications.FindAsync(specification, version, cancel);
        if (found is not { State: "Published" or "Retired" or "Lapsed" })
            return IssuingProblems.SpecificationNotPublished();
        return found.State != "Lapsed" && await IsApprovedAsync(specification, version, cancel)
            ? found
            : IssuingProblems.ApprovalOver();
    }

    /// <summary>The approval alone, for rows of a batch that was checked when it was made.</summary>
    public async Task<bool> IsApprovedAsync(Guid specification, int version, CancellationToken cancel) =>
        (await approvals.FindAsync(specification, version, cancel)).IsLive;
}
