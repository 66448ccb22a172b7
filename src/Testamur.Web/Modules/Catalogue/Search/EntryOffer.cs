using System.Collections.Frozen;
using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>A row of the catalogue as the index takes it.</summary>
internal static class EntryOffer
{
    public static IndexedOffer Of(CatalogueEntry entry, IReadOnlyList<IndexedRun> runs)
    {
        if (!SortKey.TryParse(entry.OrderKey, out var key))
            throw new InvalidOperationException($"The entry {entry.Id} has no key to sort by.");
        return new(
            entry.Revision,
            key,
            entry.Tokens,
            [.. Values(entry)],
            Skills(entry.Skills),
            entry.Ects,
            entry is { Currency: "EUR", Price: <= int.MaxValue } ? (int)entry.Price : null,
            entry.OnSiteShare * 100,
            runs
        )
        {
            Shown = Shown(entry, key),
        };
    }

    /// <summary>Only what differs is kept: most offers have one title.</summary>
    private static FrozenDictionary<string, SortKey> Shown(CatalogueEntry entry, SortKey key)
    {
        var title = JsonSerializer.Deserialize<LangText>(entry.Title) ?? LangText.Empty;
        return title.Count < 2
            ? FrozenDictionary<string, SortKey>.Empty
            : UiLanguage
                .All.Select(language => (language.Code, Key: SortKey.Of(title.In(language.Code), entry.External, entry.Id)))
                .Where(shown => shown.Key.Title != key.Title)
                .ToFrozenDictionary(shown => shown.Code, shown => shown.Key, StringComparer.Ordinal);
    }

    private static Dictionary<string, LangText> Skills(string json) =>
        json.Length <= 2 ? [] : JsonSerializer.Deserialize<Dictionary<string, LangText>>(json) ?? [];

    private static IEnumerable<(Facet Facet, string Value)> Values(CatalogueEntry entry)
    {
        if (entry.Free == true)
            yield return (Facet.Free, "true");
        if (entry.EqfLevel is { } level)
            yield return (Facet.Eqf, level.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (entry.Mode is { } mode)
            yield return (Facet.Mode, mode);
        if (!entry.External)
            yield return (Facet.Institution, entry.Institution.Value.ToString());
        if (entry.Alliance is { } alliance)
            yield return (Facet.Alliance, alliance);
        foreach (
            var (facet, list) in new[]
            {
                (Facet.Field, entry.Fields),
                (Facet.Language, entry.Languages),
                (Facet.Country, entry.Countries),
                (Facet.Purpose, entry.Purposes),
                (Facet.Stacks, entry.Pathways),
                (Facet.Quality, entry.Quality),
            }
        )
        {
            foreach (var value in CatalogueEntry.Listing(list))
                yield return (facet, value);
        }
    }
}
