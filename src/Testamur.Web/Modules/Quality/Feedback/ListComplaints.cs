using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>Complaints for the quality office: what is not answered first, the oldest first.</summary>
internal sealed class ListComplaints(AppDb db, IPeople people)
{
    private const int Most = 500;

    /// <param name="specification">Null for all.</param>
    public async Task<IReadOnlyList<ComplaintView>> HandleAsync(Guid? specification, CancellationToken cancel)
    {
        var complaints = db.Set<Complaint>().AsNoTracking();
        if (specification is not null)
            complaints = complaints.Where(one => one.Specification == specification);
        var found = await complaints
            .OrderBy(one => one.State == ComplaintState.Answered)
            .ThenBy(one => one.At)
            .Take(Most)
            .ToListAsync(cancel);
        var names = await people.FindAllAsync([.. found.Select(one => one.Person).Distinct()], cancel);
        return [.. found.Select(one => ComplaintView.Of(one, names.GetValueOrDefault(one.Person)?.Name))];
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapGet(
                "/complaints",
                async ([FromQuery] Guid? specification, ListComplaints useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.HandleAsync(specification, cancel))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("ListComplaints")
            .WithSummary("Complaints, what is not answered first");
}
