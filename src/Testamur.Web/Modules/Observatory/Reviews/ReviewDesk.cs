using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Loads reviews for those who may see them: everybody once published, before that only who works on it.</summary>
internal sealed class ReviewDesk(AppDb db, Actor actor)
{
    /// <summary>A review to work on; refused when it is published already.</summary>
    public async Task<Result<Review>> OpenAsync(Guid id, CancellationToken cancel)
    {
        var wanted = new ReviewId(id);
        if (!await WorksOnAsync(wanted, cancel))
            return ReviewsProblems.NotFound();
        var review = await db.Set<Review>().SingleAsync(one => one.Id == wanted, cancel);
        return review.PublishedAt is null ? review : ReviewsProblems.Closed();
    }

    public async Task<bool> WorksOnAsync(ReviewId id, CancellationToken cancel) =>
        actor.Id is { } person
        && await db.Set<ReviewMember>().AnyAsync(member => member.Review == id && member.Person == person, cancel);

    public async Task<IReadOnlyList<PersonId>> PeopleAsync(ReviewId id, CancellationToken cancel) =>
        await db.Set<ReviewMember>().Where(member => member.Review == id).Select(member => member.Person).ToListAsync(cancel);

    /// <summary>All of a review as it stands.</summary>
    public async Task<Result<ReviewFile>> ReadAsync(Guid id, CancellationToken cancel)
    {
        var wanted = new ReviewId(id);
        var review = await db.Set<Review>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted, cancel);
        if (review is null || (review.PublishedAt is null && !await WorksOnAsync(wanted, cancel)))
            return ReviewsProblems.NotFound();
        return await FileAsync(review, cancel);
    }

    public async Task<ReviewFile> FileAsync(Review review, CancellationToken cancel)
    {
        var id = review.Id;
        return new(
            review,
            await db.Set<ReviewSearch>()
                .AsNoTracking()
                .Where(one => one.Review == id)
                .OrderBy(one => one.RanOn)
                .ThenBy(one => one.Id)
                .ToListAsync(cancel),
            await db.Set<Report>()
                .AsNoTracking()
                .Where(one => one.Review == id)
                .OrderBy(one => one.Place)
                .Select(one => new ReportLine(one.Id, one.Search, one.Place, one.Title, one.Year, one.Identifier, one.Country))
                .ToListAsync(cancel),
            await db.Set<ReportPair>().AsNoTracking().Where(one => one.Review == id).ToListAsync(cancel),
            await db.Set<ReportVote>().AsNoTracking().Where(one => one.Review == id).ToListAsync(cancel),
            await db.Set<ReportResolution>().AsNoTracking().Where(one => one.Review == id).ToListAsync(cancel),
            await db.Set<ReportCoding>().AsNoTracking().Where(one => one.Review == id).ToListAsync(cancel)
        );
    }
}
