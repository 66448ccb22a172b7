using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>What the forms of the designer offer to choose from.</summary>
public sealed class DesignerChoices
{
    private readonly string? _home;

    /// <param name="home">Short name of the institution whose pathway it is.</param>
    internal DesignerChoices(IReadOnlyList<CatalogueEntryView> listed, IReadOnlyList<InstitutionView> members, string? home)
    {
        _home = home;
        Courses = listed.DistinctBy(entry => entry.Content.Id).ToDictionary(entry => entry.Content.Id, StringComparer.Ordinal);
        Members = members.ToDictionary(member => member.Slug, member => member.Name, StringComparer.Ordinal);
    }

    /// <summary>What the catalogue lists, by the addresses of specifications.</summary>
    internal IReadOnlyDictionary<string, CatalogueEntryView> Courses { get; }

    /// <summary>Names of the members by their short names.</summary>
    internal IReadOnlyDictionary<string, string> Members { get; }

    /// <summary>What the institution itself may award.</summary>
    internal Choice[] Awards =>
        [
            .. Courses
                .Values.Where(entry => entry.InstitutionSlug == _home)
                .Select(entry => new Choice(entry.Content.Id, Title(entry))),
        ];

    internal Choice[] CourseChoices =>
        [
            .. Courses
                .Values.OrderBy(entry => entry.InstitutionName, StringComparer.CurrentCulture)
                .ThenBy(Title, StringComparer.CurrentCulture)
                .Select(entry => new Choice(entry.Content.Id, Title(entry), Group: entry.InstitutionName)),
        ];

    internal Choice[] MemberChoices =>
        [
            .. Members
                .OrderBy(member => member.Value, StringComparer.CurrentCulture)
                .Select(member => new Choice(member.Key, member.Value)),
        ];

    internal static Choice[] Fields =>
        [
            .. Vocabulary
                .Get("isced-f")
                .Terms.Where(term => term.Code.Length == 2)
                .Select(term => new Choice(term.Code, Terms.Label("isced-f", term))),
        ];

    internal static Choice[] Levels => [.. Enumerable.Range(1, 8).Select(level => new Choice($"{level}", $"{level}"))];

    internal static string Title(CatalogueEntryView entry) =>
        entry.Content.Title.In(StackWords.Language, entry.Content.DefaultLanguage);
}
