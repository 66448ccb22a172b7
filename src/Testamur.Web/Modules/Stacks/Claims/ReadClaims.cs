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

/// <summary>Claims for their owners, and for the institution that decides; that one sees none before it is handed in.</summary>
internal sealed class ReadClaims(AppDb db, Actor actor, IPeople people, IInstitutions institutions)
{
    public async Task<IReadOnlyList<ClaimRow>> MineAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var mine = await db.Set<StackClaim>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(claim => claim.Person == person)
            .ToListAsync(cancel);
        var names = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Name);
        return await RowsAsync(mine, claim => names.GetValueOrDefault(claim.Institution, ""), cancel);
    }

    public async Task<Result<ClaimView>> MineAsync(Guid id, CancellationToken cancel) =>
        await db.FindMineAsync(new(id), actor.RequiredId, cancel) is { } claim
            ? await ViewAsync(claim, cancel)
            : StacksProblems.ClaimNotFound();

    /// <summary>What the institution has to decide first, then what it has decided.</summary>
    public async Task<Result<IReadOnlyList<ClaimRow>>> HereAsync(CancellationToken cancel)
    {
        if (!actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        var claims = await HandedIn().ToListAsync(cancel);
        var known = await people.FindAllAsync([.. claims.Select(claim => claim.Person).Distinct()], cancel);
        var rows = await RowsAsync(claims, claim => known.GetValueOrDefault(claim.Person)?.Name ?? "", cancel);
        return rows.OrderByDescending(row => row.State is ClaimState.Submitted or ClaimState.Appealed).ToList();
    }

    public async Task<Result<OfficerView>> HereAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        if (await HandedIn().SingleOrDefaultAsync(claim => claim.Id == new ClaimId(id), cancel) is not { } claim)
            return StacksProblems.ClaimNotFound();
        var learner = await people.FindAsync(claim.Person, cancel);
        return new OfficerView(await ViewAsync(claim, cancel), learner?.Name, learner?.Email, claim.Question, claim.Witness);
    }

    private IQueryable<StackClaim> HandedIn() =>
        db.Set<StackClaim>()
            .AsNoTracking()
            .Where(claim => claim.State != ClaimState.Draft && claim.State != ClaimState.Evaluated);

    private async Task<IReadOnlyList<ClaimRow>> RowsAsync(
        IReadOnlyList<StackClaim> claims,
        Func<StackClaim, string> who,
        CancellationToken cancel
    )
    {
        string[] ids = [.. claims.Select(claim => claim.Pathway).Distinct(StringComparer.Ordinal)];
        var titles = await db.Set<PathwayVersion>()
            .AsNoTracking()
            .Where(version => ids.Contains(version.Pathway))
            .ToDictionaryAsync(version => (version.Pathway, version.Number), version => version.Title, cancel);
        return
        [
            .. claims
                .Select(claim => new ClaimRow(
                    claim.Id.Value,
                    claim.Pathway,
                    titles[(claim.Pathway, claim.PathwayVersion)],
                    who(claim),
                    claim.State,
                    claim.DecidedAt ?? claim.EvaluatedAt ?? claim.CreatedAt
                ))
                .OrderByDescending(row => row.Since),
        ];
    }

    private async Task<ClaimView> ViewAsync(StackClaim claim, CancellationToken cancel)
    {
        var version = await db.Set<PathwayVersion>()
            .AsNoTracking()
            .SingleAsync(one => one.Pathway == claim.Pathway && one.Number == claim.PathwayVersion, cancel);
        var steps = await db.Set<ClaimEvent>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(step => step.Institution == claim.Institution && step.Claim == claim.Id)
            .OrderBy(step => step.Number)
            .ToListAsync(cancel);
        var known = await people.FindAllAsync([.. steps.Select(step => step.By).OfType<PersonId>().Distinct()], cancel);
        var home = await institutions.FindAsync(claim.Institution, cancel);
        return new(
            claim.Id.Value,
            claim.Pathway,
            claim.PathwayVersion,
            version.Title,
            version.Rules().Target.Ects ?? 0,
            home?.Name ?? "",
            claim.State,
            claim.Note,
            claim.Satisfied,
            claim.EvaluatedAt,
            ClaimEvaluation.ReadCounted(claim.Counted),
            claim.Granted,
            claim.Reason,
            claim.Appeal,
            claim.Credential,
            claim is { State: ClaimState.Refused, Appeal: null },
            [
                .. steps.Select(step => new ClaimStep(
                    step.State,
                    step.At,
                    step.By is { } by ? known.GetValueOrDefault(by)?.Name : null,
                    step.Text
                )),
            ]
        );
    }

    public static void Map(RouteGroupBuilder my, RouteGroupBuilder here)
    {
        my.MapGet("", async (ReadClaims useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.MineAsync(cancel)))
            .WithName("ListMyClaims")
            .WithSummary("Your claims on larger credentials");
        my.MapGet(
                "/{id:guid}",
                async (Guid id, ReadClaims useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<ClaimView>()
            .WithName("ReadMyClaim")
            .WithSummary("One claim of yours, with what was counted and its history");
        here.MapGet(
                "",
                async (ReadClaims useCase, CancellationToken cancel) => (await useCase.HereAsync(cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.RatifyAward)
            .Produces<IReadOnlyList<ClaimRow>>()
            .WithName("ListStackClaims")
            .WithSummary("Claims on larger credentials of the institution, those to decide first");
        here.MapGet(
                "/{id:guid}",
                async (Guid id, ReadClaims useCase, CancellationToken cancel) =>
                    (await useCase.HereAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.RatifyAward)
            .Produces<OfficerView>()
            .WithName("ReadStackClaim")
            .WithSummary("A claim with the question the rules were asked and the witness, for anybody's checker");
    }
}

/// <summary>A claim as the officer sees it.</summary>
/// <param name="Question">The stacking document that was asked, as JSON.</param>
/// <param name="Witness">What counts where, as JSON.</param>
public sealed record OfficerView(ClaimView Claim, string? LearnerName, string? LearnerEmail, string? Question, string? Witness);
