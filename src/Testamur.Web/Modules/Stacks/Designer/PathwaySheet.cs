using System.Text.Json.Nodes;
using Testamur.Web.Modules.Stacks.Pathways;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>One version of a pathway with all that its page shows.</summary>
public sealed class PathwaySheet
{
    /// <param name="shown">The version looked at.</param>
    /// <param name="versions">All versions, the newest first.</param>
    /// <param name="pathway">The rules of the version looked at.</param>
    internal PathwaySheet(
        PathwayVersion shown,
        IReadOnlyList<PathwayVersionView> versions,
        JsonObject pathway,
        PathwayAnalysis analysis,
        DesignerChoices choices
    ) => (Shown, Versions, Pathway, Analysis, Choices) = (shown, versions, pathway, analysis, choices);

    internal PathwayVersion Shown { get; }

    internal IReadOnlyList<PathwayVersionView> Versions { get; }

    internal JsonObject Pathway { get; }

    internal PathwayAnalysis Analysis { get; }

    internal DesignerChoices Choices { get; }
}
