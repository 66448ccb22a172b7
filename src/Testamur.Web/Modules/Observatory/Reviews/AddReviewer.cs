using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Lets somebody with an account work on a review. Doing it twice changes nothing.</summary>
internal sealed class AddReviewer(AppDb db, ReviewDesk desk, IPeople people, AuditLog audit, TimeProvider time)
{
    internal sealed record Request([property: Required, StringLength(256)] string Email);

    public async Task<Result<Guid>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        if (await people.FindByEmailAsync(request.Email.Trim(), cancel) is not { } person)
            return ReviewsProblems.PersonUnknown();
        if (await db.Set<ReviewMember>().AnyAsync(member => member.Review == review.Id && member.Person == person.Id, cancel))
            return id;
        db.Add(
            new ReviewMember
            {
                Review = review.Id,
                Person = person.Id,
                Since = time.GetUtcNow(),
            }
        );
        audit.Record("reviews.reviewerAdded", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/people",
                async (Guid id, Request request, AddReviewer useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("AddReviewer")
            .WithSummary("Let somebody with an account work on a review");
}
