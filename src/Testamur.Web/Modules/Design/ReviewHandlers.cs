using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design;

/// <summary>What the review decides moves the version on.</summary>
internal sealed class ReviewHandlers(AppDb db)
    : IEventHandler<ReviewStarted>,
        IEventHandler<ChangesRequested>,
        IEventHandler<VersionApproved>,
        IEventHandler<VersionRejected>
{
    public Task HandleAsync(ReviewStarted happened, CancellationToken cancel) =>
        MoveAsync(happened.Specification, happened.Version, SpecificationState.InReview, happened.By, null, happened.At, cancel);

    public Task HandleAsync(ChangesRequested happened, CancellationToken cancel) =>
        MoveAsync(
            happened.Specification,
            happened.Version,
            SpecificationState.ChangesRequested,
            happened.By,
            happened.Note,
            happened.At,
            cancel
        );

    public Task HandleAsync(VersionRejected happened, CancellationToken cancel) =>
        MoveAsync(
            happened.Specification,
            happened.Version,
            SpecificationState.Rejected,
            happened.By,
            happened.Note,
            happened.At,
            cancel
        );

    public async Task HandleAsync(VersionApproved happened, CancellationToken cancel)
    {
        var version = await FindAsync(happened.Specification, happened.Version, cancel);
        if (SpecificationLife.Allows(version.State, SpecificationState.Approved))
            version.Approve(happened.By, happened.ValidUntil, happened.At);
    }

    // A fact that does not fit any more (taken back in the meantime) changes nothing.
    private async Task MoveAsync(
        Guid specification,
        int number,
        SpecificationState state,
        PersonId by,
        string? note,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var version = await FindAsync(specification, number, cancel);
        if (SpecificationLife.Allows(version.State, state))
            version.MoveTo(state, by, note, at);
    }

    private Task<SpecificationVersion> FindAsync(Guid specification, int number, CancellationToken cancel)
    {
        var id = new SpecificationId(specification);
        return db.Set<SpecificationVersion>()
            .SingleAsync(version => version.Specification == id && version.Number == number, cancel);
    }
}
