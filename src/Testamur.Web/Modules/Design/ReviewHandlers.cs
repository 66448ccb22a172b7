using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design;

/// <summary>What the review decides moves the version on. A fact that does not fit any more (taken back in the meantime) changes nothing.</summary>
internal sealed class ReviewHandlers(AppDb db, TimeProvider time)
    : IEventHandler<ReviewStarted>,
        IEventHandler<ChangesRequested>,
        IEventHandler<VersionApproved>,
        IEventHandler<VersionRejected>,
        IEventHandler<ApprovalEnded>
{
    public async Task HandleAsync(ReviewStarted happened, CancellationToken cancel)
    {
        var version = await FindAsync(happened.Specification, happened.Version, cancel);
        // A version that is still public stays public while its approval is renewed.
        if (!TryMake(version, Move.StartReview, happened.By, null, happened.At))
            TryMake(version, Move.ReviewAgain, happened.By, null, happened.At);
    }

    public async Task HandleAsync(ChangesRequested happened, CancellationToken cancel)
    {
        var version = await FindAsync(happened.Specification, happened.Version, cancel);
        TryMake(version, Move.AskForChanges, happened.By, happened.Note, happened.At);
    }

    public async Task HandleAsync(VersionApproved happened, CancellationToken cancel)
    {
        var version = await FindAsync(happened.Specification, happened.Version, cancel);
        if (SpecificationLife.Allows(Move.Approve, version.State))
            version.Approve(happened.By, happened.ValidUntil, happened.At);
        else if (version.ApprovedUntil is not null)
            version.Renew(happened.ValidUntil, happened.At);
    }

    public async Task HandleAsync(VersionRejected happened, CancellationToken cancel)
    {
        var version = await FindAsync(happened.Specification, happened.Version, cancel);
        if (
            TryMake(version, Move.Reject, happened.By, happened.Note, happened.At) && version.PublishedAt is not null // it was public before its approval ended
        )
            db.Publish(new SpecificationRetired(happened.Specification, happened.Version, happened.At), time);
    }

    public async Task HandleAsync(ApprovalEnded happened, CancellationToken cancel)
    {
        var version = await FindAsync(happened.Specification, happened.Version, cancel);
        var wasPublic = version.State == SpecificationState.Published;
        if (TryMake(version, Move.Lapse, null, null, happened.At) && wasPublic)
            db.Publish(new SpecificationHeld(happened.Specification, happened.Version, HoldReason.Lapsed, happened.At), time);
    }

    private static bool TryMake(SpecificationVersion version, Move move, PersonId? by, string? note, DateTimeOffset at)
    {
        if (!SpecificationLife.Allows(move, version.State))
            return false;
        version.Make(move, by, note, at);
        return true;
    }

    private Task<SpecificationVersion> FindAsync(Guid specification, int number, CancellationToken cancel)
    {
        var id = new SpecificationId(specification);
        return db.Set<SpecificationVersion>()
            .SingleAsync(version => version.Specification == id && version.Number == number, cancel);
    }
}
