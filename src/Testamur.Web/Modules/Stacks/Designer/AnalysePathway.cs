using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Stacking;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>Whether a version is any good: what is wrong where, whether the catalogue meets it, what decides nothing, who qualifies.</summary>
internal sealed class AnalysePathway(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ICatalogue catalogue,
    IInstitutions institutions,
    IHoldings holdings,
    IOptions<StacksOptions> options,
    TimeProvider time
)
{
    /// <summary>Fewer people than this could be guessed from a number.</summary>
    public const int FewestShown = 5;

    private const int MostCourses = 2000;

    // A page waits for it: an answer that takes longer is not known.
    private static readonly StackBudget Quick = new(5_000, 20_000_000);

    public async Task<Result<PathwayAnalysis>> HandleAsync(string id, int number, CancellationToken cancel)
    {
        var found = await db.FindOwnAsync(id, actor, tenant, Permission.SeeInstitution, cancel);
        if (!found.Succeeded(out _, out var problem))
            return problem;
        var version = await db.Set<PathwayVersion>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Pathway == id && one.Number == number, cancel);
        if (version is null)
            return StacksProblems.PathwayNotFound();
        return await OfAsync(
            PathwayDraft.Read(version),
            version.Awards,
            await catalogue.ListAsync(null, MostCourses, cancel),
            cancel
        );
    }

    /// <param name="awards">Address of the larger credential, which is no way to itself.</param>
    /// <param name="listed">What can be earned now.</param>
    public async Task<PathwayAnalysis> OfAsync(
        JsonObject pathway,
        string? awards,
        IReadOnlyList<CatalogueEntryView> listed,
        CancellationToken cancel
    )
    {
        var members = await institutions.ListAsync(cancel);
        Offer[] courses =
        [
            .. listed
                .Where(entry => entry.Content.Id != awards)
                .Select(StackFacts.Course)
                .OfType<Offer>()
                .DistinctBy(offer => offer.Id),
        ];
        var flaws = RuleFlaws.Of(pathway, courses, [.. members.Select(member => member.Slug)]);
        if (flaws.Any(flaw => flaw.Stops) || PathwayDraft.TryRules(pathway, out _) is not { } rules)
            return new(flaws, null, null, [], null, 0);

        // Only what some rule could take matters; the rest of the catalogue would only be slower.
        var leaves = RuleLeaves.Of(rules);
        Offer[] fitting = [.. courses.Where(course => leaves.Any(leaf => StackFacts.Fits(leaf, course)))];
        try
        {
            var atAll = PathwayDesign.IsSatisfiable(rules, Quick);
            var now = PathwayDesign.IsSatisfiable(rules, fitting, Quick);
            var redundant = now == true ? PathwayDesign.Redundant(rules, fitting, Quick) : [];
            var (qualify, asked) = await CountAsync(rules, members, cancel);
            return new(flaws, atAll, now, redundant, qualify < FewestShown ? null : qualify, asked);
        }
        catch (StackFormatException contradiction)
        {
            return new(
                [.. flaws, new Flaw(contradiction.Path, "unreadable", true, contradiction.Message)],
                null,
                null,
                [],
                null,
                0
            );
        }
    }

    private async Task<(int Qualify, int Asked)> CountAsync(
        Pathway rules,
        IReadOnlyList<InstitutionView> members,
        CancellationToken cancel
    )
    {
        var slugs = members.ToDictionary(member => member.Id.Value, member => member.Slug);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var prepared = new PreparedPathway(rules);
        var wallets = await holdings.ListWalletsAsync(options.Value.MostWallets, cancel);
        var qualify = wallets.Count(wallet => prepared.IsSatisfied(StackFacts.Holdings(wallet, slugs), today, Quick) == true);
        return (qualify, wallets.Count);
    }

    public static void Map(RouteGroupBuilder own) =>
        own.MapGet(
                "/{id}/versions/{version:int}/analysis",
                async (string id, int version, AnalysePathway useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, version, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SeeInstitution)
            .Produces<PathwayAnalysis>()
            .WithName("AnalysePathway")
            .WithSummary("What is wrong with a version, whether the catalogue meets it, what is redundant and how many qualify");
}

/// <summary>What is known of a version.</summary>
/// <param name="Satisfiable">Whether anything could meet it; null when it cannot be asked or was not found out.</param>
/// <param name="FromCatalogue">Whether what the catalogue lists now could.</param>
/// <param name="Redundant">Conditions that decide nothing, by their places.</param>
/// <param name="Qualifying">How many people meet it today; null for fewer than five.</param>
/// <param name="Asked">How many wallets were asked.</param>
public sealed record PathwayAnalysis(
    IReadOnlyList<Flaw> Flaws,
    bool? Satisfiable,
    bool? FromCatalogue,
    IReadOnlyList<string> Redundant,
    int? Qualifying,
    int Asked
);
