using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>What of a specification is searched, filtered and shown on a card.</summary>
internal static class SpecificationEntry
{
    /// <param name="institution">The name of the institution, which is searched for, too.</param>
    public static void Describe(CatalogueEntry entry, Specification content, string institution)
    {
        entry.Uri = content.Id;
        entry.Title = JsonSerializer.Serialize(content.Title);
        entry.Summary = JsonSerializer.Serialize(content.Summary);
        entry.OrderKey = Fold.OrderKey(content.Title.In(content.DefaultLanguage), external: false, entry.Id);
        entry.SearchText = Fold.Text(string.Join(' ', Searched(content, institution)));
        entry.Ects = content.Ects?.Hundredths;
        entry.Hours = content.Hours is { } hours ? (int)(hours * 100) : null;
        entry.EqfLevel = content.EqfLevel;
        entry.Field = content.IscedF is [{ Length: >= 2 } field, ..] ? field[..2] : null;
        entry.Mode = content.Participation?.Mode;
        entry.Languages = "|" + string.Concat(content.TeachingLanguages.Select(language => language + "|"));
        entry.Price = content.Price is { } price ? (long)(price.Amount * 100) : null;
        entry.Currency = content.Price?.Currency;
        entry.Free = content.Price is { } stated ? stated.Amount == 0 : null;
    }

    public static CatalogueEntry Empty(CatalogueVersion version) =>
        new()
        {
            Id = version.Specification,
            Institution = version.Institution,
            External = false,
            Uri = version.Uri,
            Title = "{}",
            Summary = "{}",
            OrderKey = "",
            SearchText = "",
            Languages = "|",
        };

    private static IEnumerable<string> Searched(Specification content, string institution) =>
        [
            .. content.Title.Values,
            .. content.Summary.Values,
            institution,
            .. content.AwardingBodies.Concat(content.CoIssuers).SelectMany(body => body.Name.Values),
            .. content.OnBehalfOf?.Name.Values ?? [],
            .. content.LearningOutcomes.SelectMany(outcome => outcome.Text.Values),
            .. content.LearningOutcomes.SelectMany(outcome => outcome.Skills).SelectMany(skill => skill.Label.Values),
        ];
}
