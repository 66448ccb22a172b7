using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>A search as a query. A facet is counted without its own filter: its other values are what one could choose instead.</summary>
internal sealed class CatalogueFilter(CatalogueSearch search, IReadOnlyList<InstitutionView> members)
{
    private readonly InstitutionId[] _institutions =
    [
        .. members.Where(member => search.Institutions.Contains(member.Slug)).Select(member => member.Id),
    ];

    private readonly string[] _languages = [.. search.Languages.Select(language => $"|{language}|")];

    public IQueryable<CatalogueEntry> Apply(IQueryable<CatalogueEntry> entries, string? without = null)
    {
        foreach (var pattern in search.Words.Select(Fold.Pattern))
            entries = entries.Where(e => EF.Functions.Like(e.SearchText, pattern, "\\"));
        // An unknown institution finds nothing; it must not be the same as no filter.
        if (search.Institutions.Length > 0 && without != "institution")
            entries = entries.Where(e => !e.External && _institutions.Contains(e.Institution));
        if (_languages.Length > 0 && without != "language")
            entries = entries.Where(e => _languages.Any(language => e.Languages.Contains(language)));
        if (search.Ects.Length > 0 && without != "ects")
            entries = WithinAny(entries);
        if (search.EqfLevels.Length > 0 && without != "eqf")
            entries = entries.Where(e => e.EqfLevel != null && search.EqfLevels.Contains(e.EqfLevel.Value));
        if (search.Fields.Length > 0 && without != "field")
            entries = entries.Where(e => e.Field != null && search.Fields.Contains(e.Field));
        if (search.Modes.Length > 0 && without != "mode")
            entries = entries.Where(e => e.Mode != null && search.Modes.Contains(e.Mode));
        if (search.FreeOnly && without != "free")
            entries = entries.Where(e => e.Free == true);
        return entries;
    }

    private IQueryable<CatalogueEntry> WithinAny(IQueryable<CatalogueEntry> entries)
    {
        var first = search.Ects[0];
        var second = search.Ects.ElementAtOrDefault(1) ?? EctsRange.None;
        var third = search.Ects.ElementAtOrDefault(2) ?? EctsRange.None;
        return entries.Where(e =>
            (e.Ects >= first.From && e.Ects <= first.To)
            || (e.Ects >= second.From && e.Ects <= second.To)
            || (e.Ects >= third.From && e.Ects <= third.To)
        );
    }
}
