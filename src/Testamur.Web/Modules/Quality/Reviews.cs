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

    public static Task<Review?> FindReviewAsync(this AppDb db, ReviewId id, CancellationToken cancel) =>
        db.Set<Review>().Include(review => review.Answers).SingleOrDefaultAsync(review => review.Id == id, cancel);

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
