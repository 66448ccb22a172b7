namespace Testamur.Rdf.Shacl.Validating;

/// <summary>Which nodes are of a class, or of one below it (<see href="https://www.w3.org/TR/shacl/#terminology">SHACL §1.1, SHACL instance</see>).</summary>
internal sealed class Classes
{
    private readonly Validation run;
    private readonly int type;
    private readonly int subClassOf;
    private readonly Dictionary<int, HashSet<int>> above = [];
    private Dictionary<int, List<int>>? instances;

    public Classes(Validation run, int type, int subClassOf)
    {
        this.run = run;
        this.type = type;
        this.subClassOf = subClassOf;
    }

    public bool IsInstance(int node, int wanted)
    {
        if (wanted == 0 || type == 0)
            return false;
        var types = run.Graph.Values(node, type);
        if (types.Contains(wanted))
            return true;
        if (subClassOf == 0)
            return false;
        foreach (var one in types)
        {
            if (Above(one).Contains(wanted))
                return true;
        }
        return false;
    }

    /// <summary>The instances of a class, each once.</summary>
    public IReadOnlyCollection<int> Of(int wanted)
    {
        instances ??= Collect();
        return instances.GetValueOrDefault(wanted) is { } found ? found : [];
    }

    private Dictionary<int, List<int>> Collect()
    {
        var found = new Dictionary<int, List<int>>();
        var seen = subClassOf == 0 ? null : new HashSet<(int, int)>();
        foreach (ref readonly var quad in run.Graph.Dataset.Ids)
        {
            if (quad.Predicate.Value != type || !quad.Graph.IsNone)
                continue;
            Add(quad.Object.Value, quad.Subject.Value);
            if (seen is null)
                continue;
            foreach (var one in Above(quad.Object.Value))
                Add(one, quad.Subject.Value);
        }
        return found;

        void Add(int one, int node)
        {
            run.Spend(1);
            if (seen?.Add((one, node)) == false)
                return;
            if (!found.TryGetValue(one, out var list))
                found[one] = list = [];
            list.Add(node);
        }
    }

    /// <summary>The classes above one, itself included.</summary>
    private HashSet<int> Above(int one)
    {
        if (above.TryGetValue(one, out var known))
            return known;
        var result = new HashSet<int> { one };
        var next = new Stack<int>([one]);
        while (next.TryPop(out var at))
        {
            var parents = run.Graph.Values(at, subClassOf);
            run.Spend(1 + parents.Length);
            foreach (var parent in parents)
            {
                if (result.Add(parent))
                    next.Push(parent);
            }
        }
        return above[one] = result;
    }
}
