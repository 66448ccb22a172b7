using Microsoft.EntityFrameworkCore;
using Testamur.Stacking;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Reads what some pathways are asked against. Pathways that name their courses need those only; others the whole catalogue.</summary>
internal sealed class ReadContext(AppDb db, ICatalogue catalogue, IInstitutions institutions)
{
    /// <summary>As many courses as one question to the rules may name.</summary>
    private const int MostCourses = 2000;

    public async Task<StackContext> ForAsync(IEnumerable<Pathway> pathways, DateOnly today, CancellationToken cancel)
    {
        Selector[] selectors = [.. pathways.SelectMany(RuleLeaves.Of).Where(Takes).Select(leaf => leaf.Selector)];
        string[]? named = selectors.All(selector => selector.Spec is not null)
            ? [.. selectors.Select(selector => selector.Spec).OfType<string>().Distinct(StringComparer.Ordinal)]
            : null;
        var entries = await catalogue.ListAsync(named, MostCourses, cancel);
        var runs = await catalogue.OpenRunsAsync([.. entries.Select(entry => entry.Specification)], today, cancel);
        var titles = await db.PublishedPathways().ToDictionaryAsync(version => version.Pathway, version => version.Title, cancel);
        return new(await institutions.ListAsync(cancel), entries, runs, titles);
    }

    private static bool Takes(RuleLeaf leaf) => leaf.Kind != RequirementKind.Outcomes;
}
