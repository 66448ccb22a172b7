using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Catalogue.Search;

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
        entry.OrderKey = SortKey.Of(content.Title.In(content.DefaultLanguage), entry.External, entry.Id).ToString();
        entry.Tokens = OfferTokens.Of(
            [content.Title],
            [
                .. content.LearningOutcomes.Select(outcome => outcome.Text),
                .. content.LearningOutcomes.SelectMany(outcome => outcome.Skills).Select(skill => skill.Label),
            ],
            [content.Summary],
            [
                LangText.Of("und", institution),
                .. content.AwardingBodies.Concat(content.CoIssuers).Select(body => body.Name),
                content.OnBehalfOf?.Name ?? LangText.Empty,
            ]
        );
        entry.Ects = content.Ects?.Hundredths;
        entry.Hours = content.Hours is { } hours ? (int)(hours * 100) : null;
        entry.EqfLevel = content.EqfLevel;
        string[] fields = [.. content.IscedF.Where(code => code.Length >= 2).Select(code => code[..2])];
        entry.Field = fields.FirstOrDefault();
        entry.Fields = CatalogueEntry.List(fields);
        entry.Mode = content.Participation?.Mode;
        entry.OnSiteShare = content.Participation?.OnSiteShare;
        entry.Languages = CatalogueEntry.List(content.TeachingLanguages);
        entry.Countries = CatalogueEntry.List(content.AwardingBodies.Select(body => body.Country ?? ""));
        entry.Purposes = CatalogueEntry.List(
            content
                .LearningOutcomes.SelectMany(outcome => outcome.Purposes)
                .Select(purpose => JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString()))
        );
        entry.Pathways = CatalogueEntry.List(
            content.Stackability is { Kind: StackingKind.Stackable } stacking ? stacking.Pathways : []
        );
        entry.Quality = CatalogueEntry.List(content.QualityAssurance.SelectMany(Evidence));
        entry.Alliance = content.OnBehalfOf is { Name.IsBlank: false } alliance
            ? alliance.Name.In(content.DefaultLanguage)
            : null;
        entry.Skills = JsonSerializer.Serialize(
            content
                .LearningOutcomes.SelectMany(outcome => outcome.Skills)
                .DistinctBy(skill => skill.Uri)
                .ToDictionary(skill => skill.Uri, skill => skill.Label)
        );
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
            Tokens = "",
            Languages = "|",
        };

    /// <param name="uri">Its page.</param>
    public static CatalogueEntry EmptyExternal(Guid id, string uri) =>
        new()
        {
            Id = id,
            Institution = default,
            External = true,
            Uri = uri,
            Title = "{}",
            Summary = "{}",
            OrderKey = "",
            Tokens = "",
            Languages = "|",
        };

    private static IEnumerable<string> Evidence(QualityAssurance assurance)
    {
        yield return assurance.Kind == QaKind.External ? "agency" : "own";
        if (!string.IsNullOrWhiteSpace(assurance.Record))
            yield return "record";
    }
}
