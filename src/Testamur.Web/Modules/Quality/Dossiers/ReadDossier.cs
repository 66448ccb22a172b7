using System.Globalization;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Agencies;
using Testamur.Web.Modules.Quality.Checklist;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Modules.Quality.Feedback;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Dossiers;

/// <summary>What an agency asks for about one version, under its headings, from the design and the quality records. What is missing is there as missing.</summary>
internal sealed class ReadDossier(
    ReadReviews reviews,
    ReadEvidence evidence,
    ReadReports reports,
    ReadFeedback feedback,
    ISpecifications specifications,
    QualityRecords records
)
{
    /// <param name="Values">Empty when nobody stated it.</param>
    internal sealed record Entry(string Name, IReadOnlyList<string> Values);

    internal sealed record Heading(string Name, IReadOnlyList<Entry> Entries)
    {
        public int Missing => Entries.Count(entry => entry.Values.Count == 0);
    }

    internal sealed record Dossier(
        string Agency,
        Guid Review,
        Guid Specification,
        int Version,
        string Title,
        IReadOnlyList<Heading> Headings
    );

    public async Task<Result<Dossier>> HandleAsync(ReviewId id, string agency, CancellationToken cancel)
    {
        if (DossierPlan.Find(agency) is not { } plan)
            return PlatformProblems.NotFound();
        if (!(await reviews.FindAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        if (await specifications.FindAsync(review.Specification, review.Version, cancel) is not { } version)
            return PlatformProblems.NotFound();
        var facts = StatedFacts
            .Read(version.Content, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            .Concat(
                records.Of(
                    review,
                    await evidence.ListAsync(id, cancel),
                    await reports.HandleAsync(review.Specification, cancel),
                    await feedback.HandleAsync(review.Specification, cancel)
                )
            )
            .ToLookup(fact => fact.Name, fact => fact.Value);
        return new Dossier(
            plan.Agency,
            review.Id,
            review.Specification,
            review.Version,
            review.Title,
            [
                .. plan.Headings.Select(heading => new Heading(
                    heading.Name,
                    [
                        .. heading
                            .Facts.Select(name => new Entry(name, [.. facts[name]]))
                            .Where(entry => entry.Values.Count > 0 || !DossierHeading.MayBeAbsent(entry.Name)),
                    ]
                )),
            ]
        );
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapGet(
                "/{id:guid}/dossier/{agency}",
                async (Guid id, string agency, ReadDossier useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), agency, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadDossier")
            .WithSummary("What an agency asks for about one version, under its headings");
}
