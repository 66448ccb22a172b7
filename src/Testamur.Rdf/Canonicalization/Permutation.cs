namespace Testamur.Rdf.Canonicalization;

/// <summary>Walks the orders of a list, each once, from ascending to descending.</summary>
internal static class Permutation
{
    /// <summary>Turns the list into its next order; false when it had the last one.</summary>
    public static bool Next(Span<int> order)
    {
        var rise = order.Length - 2;
        while (rise >= 0 && order[rise] >= order[rise + 1])
            rise--;
        if (rise < 0)
            return false;
        var larger = order.Length - 1;
        while (order[larger] <= order[rise])
            larger--;
        (order[rise], order[larger]) = (order[larger], order[rise]);
        order[(rise + 1)..].Reverse();
        return true;
    }
}
