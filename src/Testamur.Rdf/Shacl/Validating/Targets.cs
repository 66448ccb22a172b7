using Testamur.Rdf.Shacl.Compiling;

namespace Testamur.Rdf.Shacl.Validating;

/// <summary>The focus nodes of a shape, each once (<see href="https://www.w3.org/TR/shacl/#targets">SHACL §2.1.3</see>).</summary>
internal static class Targets
{
    /// <summary>
    /// The data with every node that a shape names as target: such a node is validated whether the data knows it or not.
    /// </summary>
    public static Dataset Complete(CompiledShapes shapes, Dataset data)
    {
        var missing = Array.FindAll(shapes.TargetNodes, term => data.Terms.Find(shapes.Terms.Token(term)) == 0);
        if (missing.Length == 0)
            return data;
        var builder = new DatasetBuilder(RdfLimits.None, data.IsGeneralized);
        foreach (var quad in data)
            builder.Add(quad);
        foreach (var term in missing)
            builder.Term(shapes.Terms.Term(term));
        return builder.Build();
    }

    public static IReadOnlyCollection<int> Of(Shape shape, Validation run, Classes classes)
    {
        // Nearly every shape has one class and nothing else.
        if (shape.Targets is [{ Kind: TargetKind.Class } only])
            return classes.Of(run.Data(only.Term));
        var found = new HashSet<int>();
        var nodes = new List<int>();
        foreach (var target in shape.Targets)
        {
            var term = run.Data(target.Term);
            foreach (var node in Of(target.Kind, term, run, classes))
            {
                run.Spend(1);
                if (found.Add(node))
                    nodes.Add(node);
            }
        }
        return nodes;
    }

    private static IEnumerable<int> Of(TargetKind kind, int term, Validation run, Classes classes) =>
        kind switch
        {
            _ when term == 0 => [],
            TargetKind.Node => [term],
            TargetKind.Class => classes.Of(term),
            TargetKind.SubjectsOf => Quads(run, term).Select(quad => quad.Subject.Value),
            _ => Quads(run, term).Select(quad => quad.Object.Value),
        };

    private static IEnumerable<QuadIds> Quads(Validation run, int predicate)
    {
        for (var i = 0; i < run.Graph.Dataset.Count; i++)
        {
            var quad = run.Graph.Dataset.Ids[i];
            if (quad.Predicate.Value == predicate && quad.Graph.IsNone)
                yield return quad;
        }
    }
}
