using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Counts what each value of each filter would leave.</summary>
internal sealed class CatalogueFacets(IStringLocalizer<CatalogueText> text)
{
    public async Task<IReadOnlyList<CatalogueFacet>> CountAsync(
        IQueryable<CatalogueEntry> entries,
        CatalogueFilter filter,
        IReadOnlyList<InstitutionView> members,
        CancellationToken cancel
    )
    {
        IQueryable<CatalogueEntry> Without(string facet) => filter.Apply(entries, facet);
        var free = await Without("free").CountAsync(e => e.Free == true, cancel);
        var credits = await Without("ects")
            .GroupBy(e => e.Ects)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var levels = await Without("eqf")
            .GroupBy(e => e.EqfLevel)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var modes = await Without("mode").GroupBy(e => e.Mode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var fields = await Without("field")
            .GroupBy(e => e.Field)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var languages = await Without("language")
            .GroupBy(e => e.Languages)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var owners = await Without("institution")
            .Where(e => !e.External)
            .GroupBy(e => e.Institution)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);

        return
        [
            new("free", [new("true", text["Free"], free)]),
            new(
                "ects",
                [
                    .. EctsRange.Offered.Select(offered =>
                    {
                        var range = EctsRange.Read(offered) ?? EctsRange.None;
                        var count = credits.Where(c => c.Key >= range.From && c.Key <= range.To).Sum(c => c.Count);
                        return new CatalogueFacetValue(offered, text[$"Ects.{offered}"], count);
                    }),
                ]
            ),
            new(
                "eqf",
                [
                    .. levels
                        .Where(l => l.Key is not null)
                        .OrderBy(l => l.Key)
                        .Select(l => new CatalogueFacetValue(Invariant(l.Key), LevelName(l.Key), l.Count)),
                ]
            ),
            new(
                "mode",
                [
                    .. Vocabulary
                        .Get("participation")
                        .Terms.Select(term => new CatalogueFacetValue(
                            term.Code,
                            text[$"Mode.{term.Code}"],
                            modes.Where(m => m.Key == term.Code).Sum(m => m.Count)
                        ))
                        .Where(value => value.Count > 0),
                ]
            ),
            new(
                "field",
                [
                    .. fields
                        .Where(f => f.Key is not null)
                        .OrderBy(f => f.Key, StringComparer.Ordinal)
                        .Select(f => new CatalogueFacetValue(f.Key!, FieldName(f.Key!), f.Count)), // filtered above
                ]
            ),
            new(
                "language",
                [
                    .. languages
                        .SelectMany(l => Codes(l.Key).Select(code => (Code: code, l.Count)))
                        .GroupBy(l => l.Code, l => l.Count)
                        .Select(l => new CatalogueFacetValue(l.Key, LanguageName(l.Key), l.Sum()))
                        .OrderBy(l => l.Label, StringComparer.CurrentCulture),
                ]
            ),
            new(
                "institution",
                [
                    .. members
                        .Select(m => new CatalogueFacetValue(m.Slug, m.Name, owners.Where(o => o.Key == m.Id).Sum(o => o.Count)))
                        .Where(value => value.Count > 0),
                ]
            ),
        ];
    }

    public string LevelName(int? level) => text[level is >= 5 and <= 8 ? $"Eqf.{level}" : "Eqf.Other", Invariant(level)];

    public static string[] Codes(string languages) => languages.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static string FieldName(string code) => Terms.Label("isced-f", code);

    /// <summary>The language's name in the reader's language; the tag itself when nobody knows it.</summary>
    public static string LanguageName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    private static string Invariant(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
