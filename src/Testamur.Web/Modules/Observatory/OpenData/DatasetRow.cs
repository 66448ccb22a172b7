namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>A row of a published table as it is shown.</summary>
/// <param name="Cells">One per column; null for what is unknown or hidden.</param>
public sealed record DatasetRow(IReadOnlyList<string?> Cells);
