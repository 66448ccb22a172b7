using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>A published pathway in a list.</summary>
/// <param name="Version">The version that is in force.</param>
/// <param name="Ects">Credits of the larger certificate.</param>
/// <param name="Home">Short name of the institution it belongs to, if one.</param>
/// <param name="Awards">Stable address of the specification of the larger credential, if one is issued here.</param>
/// <param name="Exclusive">Whether a credential counted here counts toward no other larger certificate.</param>
/// <param name="Sources">Where the rules are laid down.</param>
public sealed record PathwaySummary(
    string Id,
    int Version,
    LangText Title,
    LangText Summary,
    decimal Ects,
    string? Home,
    string? Awards,
    bool Exclusive,
    IReadOnlyList<string> Sources
)
{
    internal static PathwaySummary Of(PathwayVersion version)
    {
        var rules = version.Rules();
        return new(
            version.Pathway,
            version.Number,
            version.Title,
            version.Summary,
            rules.Target.Ects ?? 0,
            rules.Home,
            version.Awards,
            version.Exclusive,
            version.SourceList()
        );
    }
}

/// <summary>A version in the list of those who write it.</summary>
/// <param name="Revision">Counts its changes.</param>
public sealed record PathwayVersionView(
    string Pathway,
    int Version,
    PathwayState State,
    LangText Title,
    DateTimeOffset ChangedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? RetiredAt,
    int Revision
)
{
    internal static PathwayVersionView Of(PathwayVersion version) =>
        new(
            version.Pathway,
            version.Number,
            version.State,
            version.Title,
            version.ChangedAt,
            version.PublishedAt,
            version.RetiredAt,
            version.Revision
        );
}
