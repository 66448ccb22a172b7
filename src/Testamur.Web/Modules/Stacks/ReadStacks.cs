using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Stacks;

/// <summary>
/// How the credentials in a wallet add up to the alliance's larger certificates. Every pathway is looked at on its own, from
/// what the person holds at this moment; nothing about the person is stored.
/// </summary>
internal sealed class ReadStacks(
    AppDb db,
    IHoldings holdings,
    ICatalogue catalogue,
    IInstitutions institutions,
    Actor actor,
    TimeProvider time
)
{
    /// <summary>The signed-in person's, the nearest one first.</summary>
    public async Task<IReadOnlyList<StackView>> MineAsync(CancellationToken cancel) =>
        await ReadAsync(await AllAsync(cancel), await holdings.ListAsync(actor.RequiredId, cancel), cancel);

    public async Task<Result<StackView>> MineAsync(string pathway, CancellationToken cancel)
    {
        var stored = await db.Set<StoredPathway>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == pathway, cancel);
        if (stored is null)
            return StacksProblems.PathwayNotFound();
        return (await ReadAsync([stored], await holdings.ListAsync(actor.RequiredId, cancel), cancel))[0];
    }

    /// <summary>The same for somebody who holds nothing: what each certificate asks for.</summary>
    public async Task<IReadOnlyList<StackView>> PublicAsync(CancellationToken cancel) =>
        await ReadAsync(await AllAsync(cancel), [], cancel);

    private async Task<IReadOnlyList<StoredPathway>> AllAsync(CancellationToken cancel) =>
        await db.Set<StoredPathway>().AsNoTracking().OrderBy(pathway => pathway.Id).ToListAsync(cancel);

    private async Task<IReadOnlyList<StackView>> ReadAsync(
        IReadOnlyList<StoredPathway> pathways,
        IReadOnlyList<HoldingView> held,
        CancellationToken cancel
    )
    {
        var members = await institutions.ListAsync(cancel);
        var slugs = members.ToDictionary(member => member.Id.Value, member => member.Slug);
        var names = members.ToDictionary(member => member.Slug, member => member.Name, StringComparer.Ordinal);
        var courses = await CoursesAsync(pathways, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. pathways
                .Select(pathway =>
                {
                    var home = pathway.Rules().Home is { } slug ? names.GetValueOrDefault(slug) : null;
                    return StackReading.Read(pathway, held, courses, slugs, home, today);
                })
                .OrderBy(Rank)
                .ThenByDescending(stack => stack.CountedEcts / stack.Pathway.Ects),
        ];
    }

    // Begun before complete, since there is something to do; not begun last.
    private static int Rank(StackView stack) =>
        stack.Satisfied ? 1
        : stack.CountedEcts > 0 ? 0
        : 2;

    private async Task<Dictionary<string, Course>> CoursesAsync(IReadOnlyList<StoredPathway> pathways, CancellationToken cancel)
    {
        var courses = new Dictionary<string, Course>(StringComparer.Ordinal);
        var named = pathways.SelectMany(pathway => RuleLeaves.Of(pathway.Rules())).Select(leaf => leaf.Selector.Spec);
        foreach (var uri in named.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await catalogue.FindByUriAsync(uri, cancel) is not { } entry)
                continue;
            var field = entry.Content.IscedF is [{ Length: >= 2 } code, ..] ? code[..2] : "00";
            var ects = entry.Content.Ects?.Value ?? 0;
            courses[uri] = new(entry.Specification, entry.Content.Title, entry.InstitutionName, ects, field);
        }

        return courses;
    }

    public static void Map(RouteGroupBuilder stacks)
    {
        stacks
            .MapGet("", async (ReadStacks useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.MineAsync(cancel)))
            .WithName("ListStacks")
            .WithSummary("How your credentials add up to larger certificates, the nearest first");
        stacks
            .MapGet(
                "/{pathway}",
                async (string pathway, ReadStacks useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(pathway, cancel)).ToHttp(stack => TypedResults.Ok(stack))
            )
            .WithName("ReadStack")
            .WithSummary("What is met and what is missing for one larger certificate");
    }
}
