using Testamur.Education.Specifications;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// Reads the offers somebody chose, in the order of choosing: for a comparison or a plan. The choice stands in the address alone, so it can be sent to
/// somebody and nothing about anybody is stored.
/// </summary>
internal sealed class CompareOffers(ShowCatalogueEntry entry, IPathways pathways)
{
    public const int FewestCompared = 2;
    public const int MostCompared = 4;
    public const int MostPlanned = 12;

    /// <param name="chosen">Ids as they stand in the address; one that is named twice counts once.</param>
    public async Task<Result<IReadOnlyList<ChosenOffer>>> HandleAsync(
        IReadOnlyList<string> chosen,
        int fewest,
        int most,
        CancellationToken cancel
    )
    {
        var ids = new List<Guid>();
        foreach (var text in chosen.Where(text => text.Length > 0))
        {
            if (!Guid.TryParse(text, out var id))
                return CatalogueProblems.NotFound();
            if (!ids.Contains(id))
                ids.Add(id);
            if (ids.Count > most)
                return CatalogueProblems.WrongChoice(fewest, most);
        }

        if (ids.Count < fewest)
            return CatalogueProblems.WrongChoice(fewest, most);
        var offers = new List<ChosenOffer>();
        foreach (var id in ids)
        {
            if (!(await entry.HandleAsync(id, null, cancel)).Succeeded(out var detail, out var problem))
                return problem;
            var named = detail.Content?.Stackability is { Kind: StackingKind.Stackable } stacking ? stacking.Pathways : [];
            var titles = named.Count == 0 ? new Dictionary<string, LangText>() : await pathways.TitlesAsync([.. named], cancel);
            offers.Add(
                new(detail, [.. named.Select(pathway => titles.GetValueOrDefault(pathway) ?? LangText.Of("und", pathway))])
            );
        }

        return offers;
    }
}

/// <param name="CountsToward">The titles of the larger certificates that it names.</param>
internal sealed record ChosenOffer(CatalogueDetail Detail, IReadOnlyList<LangText> CountsToward)
{
    public CatalogueItem Item => Detail.Item;

    /// <summary>Null for an external offer, of which little is known.</summary>
    public Specification? Content => Detail.Content;
}
