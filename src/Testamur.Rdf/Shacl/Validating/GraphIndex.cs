namespace Testamur.Rdf.Shacl.Validating;

/// <summary>
/// The default graph of a dataset by subject and predicate: the values of a property of a node are one piece of memory. Numbers are
/// those of the dataset's terms.
/// </summary>
internal sealed class GraphIndex
{
    // A slice longer than this is searched by halving.
    private const int Long = 24;

    private readonly int[] starts;
    private readonly int[] predicates;
    private readonly int[] objects;

    public GraphIndex(Dataset dataset)
    {
        Dataset = dataset;
        starts = new int[dataset.TermCount + 2];
        var quads = dataset.Ids;
        foreach (ref readonly var quad in quads)
        {
            if (quad.Graph.IsNone)
                starts[quad.Subject.Value + 1]++;
        }
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        predicates = new int[starts[^1]];
        objects = new int[starts[^1]];
        var next = new int[dataset.TermCount + 1];
        foreach (ref readonly var quad in quads)
        {
            if (!quad.Graph.IsNone)
                continue;
            var subject = quad.Subject.Value;
            var at = starts[subject] + next[subject]++;
            predicates[at] = quad.Predicate.Value;
            objects[at] = quad.Object.Value;
        }
        for (var subject = 1; subject <= dataset.TermCount; subject++)
            Sort(starts[subject], starts[subject + 1]);
    }

    public Dataset Dataset { get; }

    /// <summary>The predicates of a subject, in order, beside <see cref="ObjectsOf"/>.</summary>
    public ReadOnlySpan<int> PredicatesOf(int subject) => predicates.AsSpan(starts[subject]..starts[subject + 1]);

    /// <summary>The objects of a subject.</summary>
    public ReadOnlySpan<int> ObjectsOf(int subject) => objects.AsSpan(starts[subject]..starts[subject + 1]);

    /// <summary>The values of a property; nothing when the number of the predicate is 0.</summary>
    public ReadOnlySpan<int> Values(int subject, int predicate)
    {
        var start = starts[subject];
        var end = starts[subject + 1];
        if (end - start > Long)
        {
            start = Bound(start, end, predicate);
            end = Bound(start, end, predicate + 1);
            return objects.AsSpan(start..end);
        }
        while (start < end && predicates[start] != predicate)
            start++;
        var stop = start;
        while (stop < end && predicates[stop] == predicate)
            stop++;
        return objects.AsSpan(start..stop);
    }

    private int Bound(int low, int high, int predicate)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (predicates[middle] < predicate)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>By predicate; values of one predicate keep their order.</summary>
    private void Sort(int start, int end)
    {
        if (end - start > Long)
        {
            var order = new long[end - start];
            for (var i = 0; i < order.Length; i++)
                order[i] = ((long)predicates[start + i] << 32) | (uint)i;
            var old = objects.AsSpan(start..end).ToArray();
            Array.Sort(order);
            for (var i = 0; i < order.Length; i++)
            {
                predicates[start + i] = (int)(order[i] >> 32);
                objects[start + i] = old[(int)(uint)order[i]];
            }
            return;
        }
        for (var i = start + 1; i < end; i++)
        {
            var (predicate, value) = (predicates[i], objects[i]);
            var at = i;
            for (; at > start && predicates[at - 1] > predicate; at--)
            {
                predicates[at] = predicates[at - 1];
                objects[at] = objects[at - 1];
            }
            predicates[at] = predicate;
            objects[at] = value;
        }
    }
}
