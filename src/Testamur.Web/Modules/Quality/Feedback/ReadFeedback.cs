using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>What learners say about a specification, over all its versions, without who: only once enough have said something.</summary>
internal sealed class ReadFeedback(AppDb db, IOptions<QualityOptions> options)
{
    /// <param name="Count">How many said something; null while they are too few.</param>
    /// <param name="Least">How many it takes.</param>
    /// <param name="Averages">From 1 to 5 with one decimal, by question; empty while they are too few.</param>
    /// <param name="Texts">In the order of the alphabet, so that the order tells nothing.</param>
    internal sealed record Summary(
        int? Count,
        int Least,
        IReadOnlyDictionary<string, decimal> Averages,
        IReadOnlyList<string> Texts
    );

    public async Task<Summary> HandleAsync(Guid specification, CancellationToken cancel)
    {
        var said = await db.Set<LearnerFeedback>()
            .AsNoTracking()
            .Where(one => one.Specification == specification)
            .ToListAsync(cancel);
        var least = options.Value.LeastFeedback;
        if (said.Count < least)
            return new(null, least, new Dictionary<string, decimal>(), []);
        decimal Average(Func<LearnerFeedback, int> of) => decimal.Round((decimal)said.Sum(of) / said.Count, 1);
        return new(
            said.Count,
            least,
            new Dictionary<string, decimal>
            {
                ["outcomes"] = Average(one => one.Outcomes),
                ["assessment"] = Average(one => one.Assessment),
                ["workload"] = Average(one => one.Workload),
                ["support"] = Average(one => one.Support),
                ["recommend"] = Average(one => one.Recommend),
            },
            [.. said.Select(one => one.Text).Where(text => text.Length > 0).Order(StringComparer.CurrentCulture)]
        );
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapGet(
                "/feedback",
                async ([FromQuery] Guid specification, ReadFeedback useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.HandleAsync(specification, cancel))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadFeedback")
            .WithSummary("What learners say about a specification, without who");
}
