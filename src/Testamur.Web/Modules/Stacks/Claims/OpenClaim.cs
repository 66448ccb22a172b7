using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>Begins a claim on a larger credential, at the institution that awards it and under the version in force.</summary>
internal sealed class OpenClaim(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IInstitutions institutions,
    ClaimSteps steps,
    ReadClaims read,
    TimeProvider time
)
{
    internal sealed record Request([property: Required, StringLength(StoredPathway.LongestId)] string Pathway);

    public async Task<Result<ClaimView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var version = await db.PublishedPathways().SingleOrDefaultAsync(one => one.Pathway == request.Pathway, cancel);
        if (version is null)
            return StacksProblems.PathwayNotFound();
        var home = version.Rules().Home;
        var institution = (await institutions.ListAsync(cancel)).FirstOrDefault(member => member.Slug == home);
        if (version.Awards is null || institution is null)
            return StacksProblems.NotClaimable();
        var key = StackClaim.KeyOf(person, version.Pathway);
        if (await db.Set<StackClaim>().Across(Readings.Person).AnyAsync(claim => claim.OpenKey == key, cancel))
            return StacksProblems.ClaimExists();

        tenant.Set(institution.Id);
        var made = new StackClaim
        {
            Institution = institution.Id,
            Id = Ids.New<ClaimId>(time),
            Person = person,
            Pathway = version.Pathway,
            PathwayVersion = version.Number,
            CreatedAt = time.GetUtcNow(),
            Award = Guid.CreateVersion7(time.GetUtcNow()),
        }.Opened();
        db.Add(made);
        await steps.RecordAsync(made, "stacks.claimOpened", null, cancel);
        if (await steps.SaveAsync(cancel) is not null)
            return StacksProblems.ClaimExists();
        return await read.MineAsync(made.Id.Value, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "",
                async (Request request, OpenClaim useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<ClaimView>()
            .WithName("OpenClaim")
            .WithSummary("Begin a claim on a larger credential");
}
