namespace Testamur.Stacking.Search;

/// <summary>The largest table that is begun at all: 24 MB.</summary>
internal static class SearchSize
{
    private const long MostCells = 3_000_000;

    public static bool Fits(LinearModel model) => (long)model.Variables * model.Rows.Count <= MostCells;
}
