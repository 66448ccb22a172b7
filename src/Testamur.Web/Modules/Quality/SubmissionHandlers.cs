using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>A submitted version waits for its review, and the quality officers are told; one that is taken back waits no more.</summary>
internal sealed class SubmissionHandlers(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    IPeople people,
    TimeProvider time
) : IEventHandler<SpecificationSubmitted>, IEventHandler<SpecificationWithdrawn>
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

        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        var officers = await db.Set<Membership>()
            .Where(membership => membership.Institution == tenant.Id && membership.Role == Role.QaOfficer)
            .Select(membership => membership.Person)
            .ToListAsync(cancel);
        foreach (var officer in (await people.FindAllAsync(officers, cancel)).Values)
        {
            db.Publish(
                new MessageRequested(
                    officer.Id,
                    officer.Email,
                    officer.Language,
                    "Quality.ReviewAsked",
                    [happened.Title],
                    $"/t/{slug}/reviews/{review.Id.Value}"
                ),
                time
            );
        }
    }

    public async Task HandleAsync(SpecificationWithdrawn happened, CancellationToken cancel) =>
        (await FindAsync(happened.Specification, happened.Version, cancel))?.Withdraw();

    private Task<Review?> FindAsync(Guid specification, int number, CancellationToken cancel) =>
        db.Set<Review>()
            .Include(review => review.Answers)
            .SingleOrDefaultAsync(review => review.Specification == specification && review.Number == number, cancel);
}
