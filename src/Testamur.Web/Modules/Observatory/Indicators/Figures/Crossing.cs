namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>Where and in which field: the cuts that count the same people together, so that they are protected together.</summary>
/// <param name="Institutions">Rows.</param>
/// <param name="Countries">Sums of rows.</param>
/// <param name="CountryOf">The country of an institution.</param>
/// <param name="Fields">Columns.</param>
/// <param name="Cells">By row and column, nobody's among them; null where they are not told.</param>
internal sealed record Crossing(
    IReadOnlyList<CutRow> Institutions,
    IReadOnlyList<CutRow> Countries,
    Func<string, string> CountryOf,
    IReadOnlyList<CutRow> Fields,
    IReadOnlyList<IReadOnlyList<CutRow>>? Cells
);
