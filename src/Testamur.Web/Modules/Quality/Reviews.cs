using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Quality;

/// <summary>Queries and saves that several use cases share.</summary>
internal static class Reviews
{
    /// <summary>How JSON and forms write the name of a question.</summary>
    public static string ToKey(this Question question) => JsonNamingPolicy.CamelCase.ConvertName(question.ToString());

    /// <param name="key">As <see cref="ToKey"/> writes it.</param>
    /// <returns>Null when no question has this name.</returns>
    public static Question? FindQuestion(string? key) =>
        Enum.GetValues<Question>().Cast<Question?>().FirstOrDefault(question => question?.ToKey() == key);

    public static Task<Review?> FindReviewAsync(this AppDb db, ReviewId id, CancellationToken cancel) =>
        db.Set<Review>().Whole().SingleOrDefaultAsync(review => review.Id == id, cancel);

    /// <summary>With everything that belongs to a review.</summary>
    public static IQueryable<Review> Whole(this IQueryable<Review> reviews) =>
        reviews
            .Include(review => review.Answers)
            .Include(review => review.Conditions)
            .Include(review => review.Decisions)
            .AsSplitQuery();

    /// <returns>A refusal when somebody else saved first.</returns>
    public static async Task<Problem?> TrySaveAsync(this AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }
    }
}
