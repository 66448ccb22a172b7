using Testamur.Education.Specifications;

namespace Testamur.Education.Vocabularies;

/// <summary>One value of a <see cref="ControlledList"/>.</summary>
/// <param name="Uri">The concept's URI: what a document names it by.</param>
/// <param name="Code">The list's own short code, such as <c>ESP</c> or <c>0688</c>; the end of the URI where the list has no other.</param>
/// <param name="Labels">Labels by language; blank for the few that the source leaves without.</param>
public sealed record Concept(string Uri, string Code, LangText Labels)
{
    /// <summary>Other names, in whatever language: to search by. Lists that ship with the library have none.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>The label in the first wanted language that has one, else in English, else in any; the code when there is none at all.</summary>
    public string LabelIn(params ReadOnlySpan<string> wanted) => Labels.IsBlank ? Code : Labels.In(wanted);
}
