namespace Testamur.Education.Observatory;

/// <summary>A row of the published table of alliances.</summary>
/// <param name="Alliance">Its name as printed.</param>
/// <param name="Shown">The approaches that are marked, names of <see cref="Approaches"/>.</param>
/// <param name="PrintedTotal">The number of approaches as printed at the end of the row; null where none is.</param>
public sealed record AllianceRow(string Alliance, IReadOnlyList<string> Shown, int? PrintedTotal)
{
    /// <summary>The six columns, in the order of the table.</summary>
    public static IReadOnlyList<string> Approaches { get; } =
        ["Projects", "Events", "Guidelines", "Micro-credentials", "Mission statements", "Policy inputs"];
}

/// <summary>A code that the study's prose suggests for an alliance: inferred by us, never printed as a result.</summary>
/// <param name="Alliance">Its name as printed.</param>
/// <param name="Code">A code of <see cref="CodeBooks.AllianceMatrix"/>.</param>
/// <param name="Where">The section that suggests it.</param>
public sealed record InferredCoding(string Alliance, string Code, string Where);

/// <summary>One of the 30 indicators.</summary>
/// <param name="Id"><c>K01</c> to <c>K30</c>.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Name">What it tells, in English.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Baseline">The published figure to hold it against, or what is expected; empty for none.</param>
/// <param name="Data">What it is computed from.</param>
public sealed record IndicatorDefinition(string Id, string Group, string Name, string Formula, string Baseline, string Data);
