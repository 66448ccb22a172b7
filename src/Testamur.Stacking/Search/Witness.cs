namespace Testamur.Stacking.Search;

/// <summary>Reads from the values of a model which holding counts where.</summary>
internal static class Witness
{
    public static Counted[] Of(PathwayModel of, long[] values)
    {
        var counted = new List<Counted>();
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            foreach (var use in of.Allocation.Uses[h])
            {
                if (values[use.Given] == 0)
                    continue;
                var ects = new ExactEcts(use.Credits.Of(values), 100 * of.Allocation.Unit);
                counted.Add(new(of.Candidates[h].Facts.Id, of.Taking[use.Leaf].Path, ects));
            }
        }
        return [.. counted];
    }

    public static ExactEcts Sum(PathwayModel of, long[] values) =>
        new(of.Allocation.AllCredits.Of(values), 100 * of.Allocation.Unit);
}
