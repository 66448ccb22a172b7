using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Stacks;

/// <summary>A pathway in a list.</summary>
/// <param name="Ects">Credits of the larger certificate.</param>
/// <param name="Home">Short name of the institution it belongs to, if one.</param>
public sealed record PathwaySummary(string Id, LangText Title, LangText Summary, decimal Ects, string? Home)
{
    internal static PathwaySummary Of(StoredPathway stored)
    {
        var rules = stored.Rules();
        return new(stored.Id, stored.Title, stored.Summary, rules.Target.Ects ?? 0, rules.Home);
    }
}
