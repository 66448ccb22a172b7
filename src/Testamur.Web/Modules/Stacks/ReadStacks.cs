using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Stacks.Claims;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks;

/// <summary>
/// How the credentials in a wallet add up to the alliance's larger certificates. Every pathway is looked at on its own, from
/// what the person holds at this moment; those that compete for the same credentials are weighed together. Nothing about the person is stored.
/// </summary>
internal sealed class ReadStacks(AppDb db, IHoldings holdings, ReadContext contexts, Actor actor, TimeProvider time)
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The signed-in person's, the nearest one first; the nearest with ways to finish it.</summary>
    public async Task<IReadOnlyList<StackView>> MineAsync(CancellationToken cancel)
    {
        var pathways = await AllAsync(cancel);
        var subject = await SubjectAsync(actor.RequiredId, cancel);
        var context = await contexts.ForAsync(pathways.Select(version => version.Rules()), Today, cancel);
        var stacks = Sorted(pathways.Select(version => StackReading.Read(version, subject, context, Today)));
        if (stacks is not [var first, .. var others] || first.Satisfied)
            return stacks;
        var nearest = pathways.Single(version => version.Pathway == first.Pathway.Id);
        return [StackReading.Read(nearest, subject, context, Today, plans: true), .. others];
    }

    /// <summary>What counts where among the certificates that are complete; null when nothing competes.</summary>
    public async Task<StackSetView?> TogetherAsync(CancellationToken cancel)
    {
        var pathways = await AllAsync(cancel);
        var subject = await SubjectAsync(actor.RequiredId, cancel);
        var context = await contexts.ForAsync(pathways.Select(version => version.Rules()), Today, cancel);
        var complete = pathways.Where(version => StackReading.Read(version, subject, context, Today).Satisfied);
        return StackTogether.Read(complete, subject, context, Today);
    }

    /// <summary>Somebody's, the nearest one first, all with ways to finish. The caller answers for the consent.</summary>
    public async Task<IReadOnlyList<StackView>> ForAsync(PersonId person, CancellationToken cancel)
    {
        var pathways = await AllAsync(cancel);
        var subject = await SubjectAsync(person, cancel);
        var context = await contexts.ForAsync(pathways.Select(version => version.Rules()), Today, cancel);
        return Sorted(pathways.Select(version => StackReading.Read(version, subject, context, Today, plans: true)));
    }

    /// <param name="with">Addresses of courses that the person is supposed to have taken, too.</param>
    public async Task<Result<Answer>> MineAsync(string pathway, IReadOnlyList<string> with, CancellationToken cancel)
    {
        var version = await db.PublishedPathways().SingleOrDefaultAsync(p => p.Pathway == pathway, cancel);
        if (version is null)
            return StacksProblems.PathwayNotFound();
        var subject = await SubjectAsync(actor.RequiredId, cancel);
        var context = await contexts.ForAsync([version.Rules()], Today, cancel);
        var stack = StackReading.Read(version, subject, context, Today, plans: true);
        Takeable[] could = [.. Takeables(version, subject, context)];
        var supposed = context.Entries.Where(entry => with.Contains(entry.Content.Id, StringComparer.Ordinal)).ToArray();
        if (supposed.Length == 0)
            return with.Count == 0 ? new Answer(stack, could, null) : StacksProblems.CourseNotFound();
        var then = subject.With(supposed.Select(entry => StackFacts.Supposed(entry, Today)));
        var read = StackReading.Read(version, then, context, Today);
        return new Answer(stack, could, new([.. supposed.Select(entry => context.Courses[entry.Content.Id])], read));
    }

    /// <summary>The same for somebody who holds nothing: what each certificate asks for.</summary>
    public async Task<IReadOnlyList<StackView>> PublicAsync(CancellationToken cancel)
    {
        var pathways = await AllAsync(cancel);
        var context = await contexts.ForAsync(pathways.Select(version => version.Rules()), Today, cancel);
        return Sorted(pathways.Select(version => StackReading.Read(version, StackSubject.Nobody, context, Today)));
    }

    /// <summary>What somebody holds, with what of it was used up.</summary>
    public async Task<StackSubject> SubjectAsync(PersonId person, CancellationToken cancel) =>
        new(
            await holdings.ListAsync(person, cancel),
            await db.Set<HoldingUse>()
                .AsNoTracking()
                .Where(use => use.Person == person)
                .Select(use => new StackUse(use.Holding, use.Pathway, use.Exclusive))
                .ToListAsync(cancel)
        );

    private async Task<IReadOnlyList<PathwayVersion>> AllAsync(CancellationToken cancel) =>
        await db.PublishedPathways().OrderBy(version => version.Pathway).ToListAsync(cancel);

    // Courses somebody does not hold that some rule could take.
    private static IEnumerable<Takeable> Takeables(PathwayVersion version, StackSubject subject, StackContext context)
    {
        var leaves = RuleLeaves.Of(version.Rules());
        var held = subject.Holdings.Select(holding => holding.SpecificationUri).ToHashSet(StringComparer.Ordinal);
        return context
            .Entries.Where(entry => entry.Content.Id != version.Awards && !held.Contains(entry.Content.Id))
            .Where(entry => StackFacts.Course(entry) is { } course && leaves.Any(leaf => StackFacts.Fits(leaf, course)))
            .Select(entry => new Takeable(entry.Content.Id, context.Courses[entry.Content.Id]));
    }

    private static StackView[] Sorted(IEnumerable<StackView> stacks) =>
        [.. stacks.OrderBy(Rank).ThenByDescending(stack => stack.CountedEcts / stack.Pathway.Ects)];

    // Begun before complete, since there is something to do; not begun last.
    private static int Rank(StackView stack) =>
        stack.Satisfied ? 1
        : stack.CountedEcts > 0 ? 0
        : 2;

    public static void Map(RouteGroupBuilder stacks)
    {
        stacks
            .MapGet("", async (ReadStacks useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.MineAsync(cancel)))
            .WithName("ListStacks")
            .WithSummary("How your credentials add up to larger certificates, the nearest first");
        stacks
            .MapGet(
                "/~together",
                async (ReadStacks useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.TogetherAsync(cancel) ?? new StackSetView(true, []))
            )
            .WithName("ReadStacksTogether")
            .WithSummary(
                "What counts where among the larger certificates that are complete and compete for the same credentials; empty when none do"
            );
        stacks
            .MapGet(
                "/{pathway}",
                async (string pathway, ReadStacks useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(pathway, [], cancel)).ToHttp(answer => TypedResults.Ok(answer.Stack))
            )
            .Produces<StackView>()
            .WithName("ReadStack")
            .WithSummary("What is met and what is missing for one larger certificate, and the ways to finish it");
        stacks
            .MapGet(
                "/{pathway}/what-if",
                async (string pathway, string[] with, ReadStacks useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(pathway, with, cancel)).ToHttp(answer => TypedResults.Ok(answer.If))
            )
            .Produces<Supposition>()
            .WithName("SupposeStack")
            .WithSummary("The same, if you had taken these courses today");
    }

    /// <param name="Could">Courses that could count here.</param>
    /// <param name="If">How the person would stand with the courses that were supposed; null when none was.</param>
    internal sealed record Answer(StackView Stack, IReadOnlyList<Takeable> Could, Supposition? If);
}

/// <param name="Uri">Address of its specification.</param>
internal sealed record Takeable(string Uri, Course Course);

/// <summary>How somebody would stand.</summary>
/// <param name="Courses">With these in the wallet, too.</param>
public sealed record Supposition(IReadOnlyList<Course> Courses, StackView Stack);
