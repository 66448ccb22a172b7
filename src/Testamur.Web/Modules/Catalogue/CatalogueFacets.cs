using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Puts names and an order to what the index counted.</summary>
internal sealed class CatalogueFacets(CatalogueIndex index, IPathways pathways, IStringLocalizer<CatalogueText> text)
{
    /// <summary>Of values without end only those in most offers are shown, and what was chosen.</summary>
    private const int MostValues = 12;

    public async Task<IReadOnlyList<CatalogueFacet>> DescribeAsync(
        IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, int>> counts,
        IReadOnlyDictionary<Facet, string[]> chosen,
        IReadOnlyList<InstitutionView> members,
        CancellationToken cancel
    )
    {
        var skills = Frequent(counts[Facet.Skill], chosen[Facet.Skill]);
        var titles = await pathways.TitlesAsync([.. counts[Facet.Stacks].Keys.Concat(chosen[Facet.Stacks])], cancel);
        return
        [
            .. Facets.All.Select(facet => new CatalogueFacet(
                facet.Name(),
                facet switch
                {
                    Facet.Free => [new("true", text["Free"], counts[facet].GetValueOrDefault("true"))],
                    Facet.Skill =>
                    [
                        .. skills.Select(s => new CatalogueFacetValue(s.Key, Named(index.SkillLabel(s.Key), s.Key), s.Value)),
                    ],
                    Facet.Institution => Institutions(counts[facet], members),
                    Facet.Stacks => ByLabel(counts[facet], chosen[facet], id => Named(titles.GetValueOrDefault(id), id)),
                    Facet.Alliance => ByLabel(counts[facet], chosen[facet], name => name),
                    Facet.Country => ByLabel(counts[facet], chosen[facet], CountryName),
                    Facet.Language => ByLabel(counts[facet], chosen[facet], LanguageName),
                    Facet.Eqf => ByValue(counts[facet], level => LevelName(int.Parse(level, CultureInfo.InvariantCulture))),
                    Facet.Field => ByValue(counts[facet], FieldName),
                    Facet.Mode => InOrder(counts[facet], "Mode", Vocabulary.Get("participation").Terms.Select(term => term.Code)),
                    Facet.Purpose => InOrder(counts[facet], "Purpose", ["professional", "personalGrowth", "activeCitizenship"]),
                    Facet.Quality => InOrder(counts[facet], "Quality", ["own", "agency", "record"]),
                    _ =>
                    [
                        .. facet
                            .Ranges()
                            .Select(range => new CatalogueFacetValue(
                                range,
                                text[$"{facet}.{range}"],
                                counts[facet].GetValueOrDefault(range)
                            )),
                    ],
                }
            )),
        ];
    }

    public string LevelName(int? level) =>
        text[level is >= 5 and <= 8 ? $"Eqf.{level}" : "Eqf.Other", level?.ToString(CultureInfo.InvariantCulture) ?? ""];

    public static string FieldName(string code) => Terms.Label("isced-f", code);

    /// <summary>The country's name in the reader's language; the code itself when nobody knows it.</summary>
    public static string CountryName(string code) =>
        ControlledList.Get("country").FindCode(code)?.LabelIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? code;

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

    private static List<KeyValuePair<string, int>> Frequent(IReadOnlyDictionary<string, int> counts, string[] chosen) =>
        [
            .. counts
                .OrderByDescending(value => chosen.Contains(value.Key))
                .ThenByDescending(value => value.Value)
                .ThenBy(value => value.Key, StringComparer.Ordinal)
                .Take(Math.Max(MostValues, chosen.Length)),
        ];

    private static CatalogueFacetValue[] Institutions(
        IReadOnlyDictionary<string, int> counts,
        IReadOnlyList<InstitutionView> members
    ) =>
        [
            .. members
                .Select(member => new CatalogueFacetValue(
                    member.Slug,
                    member.Name,
                    counts.GetValueOrDefault(member.Id.Value.ToString())
                ))
                .Where(value => value.Count > 0),
        ];

    private static CatalogueFacetValue[] ByLabel(
        IReadOnlyDictionary<string, int> counts,
        string[] chosen,
        Func<string, string> label
    ) =>
        [
            .. Frequent(counts, chosen)
                .Select(value => new CatalogueFacetValue(value.Key, label(value.Key), value.Value))
                .OrderBy(value => value.Label, StringComparer.CurrentCulture)
                .ThenBy(value => value.Value, StringComparer.Ordinal),
        ];

    private static CatalogueFacetValue[] ByValue(IReadOnlyDictionary<string, int> counts, Func<string, string> label) =>
        [
            .. counts
                .OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => new CatalogueFacetValue(value.Key, label(value.Key), value.Value)),
        ];

    private CatalogueFacetValue[] InOrder(IReadOnlyDictionary<string, int> counts, string group, IEnumerable<string> codes) =>
        [
            .. codes
                .Select(code => new CatalogueFacetValue(code, text[$"{group}.{code}"], counts.GetValueOrDefault(code)))
                .Where(value => value.Count > 0),
        ];

    private static string Named(LangText? name, string id) => name is { IsBlank: false } ? CardFacts.Shown(name).Text : id;
}
