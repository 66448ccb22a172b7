namespace Testamur.Web.UI;

/// <summary>A column of a table.</summary>
/// <param name="Label">Its heading; empty for a column of actions, which is then named for those who hear it.</param>
/// <param name="SortHref">Where its heading leads, when it can be sorted by.</param>
/// <param name="Sorted">"ascending", "descending" or null.</param>
/// <param name="Numeric">Figures, aligned at their end.</param>
public sealed record TableColumn(string Label, string? SortHref = null, string? Sorted = null, bool Numeric = false);
