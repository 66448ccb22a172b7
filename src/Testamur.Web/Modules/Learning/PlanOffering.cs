using System.ComponentModel.DataAnnotations;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>Plans a run of a published version.</summary>
internal sealed class PlanOffering(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(
        Guid Specification,
        int Version,
        [property: Required, StringLength(200)] string Name,
        DateOnly StartsOn,
        DateOnly EndsOn,
        DateOnly EnrolUntil,
        [property: Range(1, 100_000)] int? Capacity,
        [property: StringLength(200)] string? Place
    );

    public async Task<Result<OfferingView>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageOffering))
            return PlatformProblems.NotAllowed();
        if (await specifications.FindAsync(request.Specification, request.Version, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (version.State != "Published")
            return LearningProblems.NotPublished();
        if (request.EndsOn < request.StartsOn || request.EnrolUntil > request.EndsOn)
            return LearningProblems.DatesOutOfOrder();

        var offering = new Offering
        {
            Institution = tenant.Id,
            Id = Ids.New<OfferingId>(time),
            Specification = request.Specification,
            SpecificationVersion = request.Version,
            Name = request.Name.Trim(),
            StartsOn = request.StartsOn,
            EndsOn = request.EndsOn,
            EnrolUntil = request.EnrolUntil,
            Capacity = request.Capacity,
            Place = string.IsNullOrWhiteSpace(request.Place) ? null : request.Place.Trim(),
        };
        db.Add(offering);
        audit.Record("learning.offeringPlanned", offering.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return OfferingView.Of(offering, version.Content.Title.In());
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "",
                async (Request request, PlanOffering useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .RequiresInUnits(Permission.ManageOffering)
            .WithName("PlanOffering")
            .WithSummary("Plan a run of a published version");
}
