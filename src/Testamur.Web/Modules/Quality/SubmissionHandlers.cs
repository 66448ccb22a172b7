using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>
/// A submitted version waits for its review, and the quality officers are told; one that is taken back waits no more. What an agency says
/// goes beside the board's decision.
/// </summary>
internal sealed class SubmissionHandlers(AppDb db, CurrentTenant tenant, OfficerMessages officers, TimeProvider time)
    : IEventHandler<SpecificationSubmitted>,
        IEventHandler<SpecificationWithdrawn>,
        IEventHandler<SpecificationRetired>,
        IEventHandler<AgencyDecided>
{
    public async Task HandleAsync(SpecificationSubmitted happened, CancellationToken cancel)
    {
        var review = await FindAsync(happened.Specification, happened.Version, cancel);
        if (review is null)
        {
            review = Review.Ask(happened, tenant.Id, Ids.New<ReviewId>(time));
            db.Add(review);
        }
        else
        {
            review.AskAgain(happened);
        }

        var path = $"reviews/{review.Id.Value}";
        await officers.SendAsync("Quality.ReviewAsked", [happened.Title], path, review.Specification, [], cancel);
    }

    public async Task HandleAsync(SpecificationWithdrawn happened, CancellationToken cancel) =>
        (await FindAsync(happened.Specification, happened.Version, cancel))?.Withdraw();

    public async Task HandleAsync(SpecificationRetired happened, CancellationToken cancel) =>
        (await FindAsync(happened.Specification, happened.Version, cancel))?.Retire(happened.At);

    public async Task HandleAsync(AgencyDecided happened, CancellationToken cancel) =>
        (await FindAsync(happened.Specification, happened.Version, cancel))?.AgencyDecided(happened);

    private Task<Review?> FindAsync(Guid specification, int number, CancellationToken cancel) =>
        db.Set<Review>()
            .Whole()
            .SingleOrDefaultAsync(review => review.Specification == specification && review.Number == number, cancel);
}
