using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl;

/// <summary>
/// A compiled shapes graph (<see href="https://www.w3.org/TR/shacl/#shapes-graph">SHACL §1.5</see>): SHACL Core without complex
/// property paths and qualified value shapes. It never changes and serves many threads; compile once and hold on to it.
/// </summary>
/// <remarks>
/// <para>What is not supported is refused when shapes are compiled, so that no rule is passed over in silence. The one exception is
/// the misspelt <c>sh:nodekind</c>, which stands in published European profiles and means nothing.</para>
/// <para>A shape that comes back to a node it is being checked on takes it to conform, which SHACL leaves open
/// (<see href="https://www.w3.org/TR/shacl/#shapes-recursion">§3.4.3</see>); recursion through <c>sh:not</c> or <c>sh:xone</c>, which
/// has no such answer, is refused.</para>
/// </remarks>
public sealed class ShapesGraph
{
    private readonly CompiledShapes shapes;
    private readonly ShaclLimits limits;

    private ShapesGraph(CompiledShapes shapes, ShaclLimits limits)
    {
        this.shapes = shapes;
        this.limits = limits;
    }

    /// <summary>How many shapes there are.</summary>
    public int Count => shapes.Shapes.Length;

    /// <summary>Compiles the shapes of one graph that imports nothing.</summary>
    /// <inheritdoc cref="Compile(IEnumerable{Dataset}, Func{string, Dataset?}?, ShaclLimits?)"/>
    public static ShapesGraph Compile(Dataset graph, ShaclLimits? limits = null) => Compile([graph], null, limits);

    /// <summary>Compiles the shapes of several graphs taken together. Only default graphs are read.</summary>
    /// <param name="graphs">The graphs; blank nodes of one are never those of another.</param>
    /// <param name="imports">
    /// Gives the graph that <c>owl:imports</c> names, an empty one where there is nothing to import, and null when it has none; asked
    /// once for each. A name that is an <c>owl:Ontology</c> of the graphs needs no import. Null when nothing may be imported.
    /// </param>
    /// <param name="limits">The budgets; null for <see cref="ShaclLimits.Default"/>.</param>
    /// <exception cref="ShapesException">The shapes are ill-formed or not supported, or an import is missing.</exception>
    /// <exception cref="ShaclLimitException">The shapes pass a budget.</exception>
    public static ShapesGraph Compile(
        IEnumerable<Dataset> graphs,
        Func<string, Dataset?>? imports = null,
        ShaclLimits? limits = null
    )
    {
        ArgumentNullException.ThrowIfNull(graphs);
        limits ??= ShaclLimits.Default;
        var merged = GraphMerge.Run(graphs, imports, limits);
        return new ShapesGraph(new ShapesReader(merged, limits).Read(), limits);
    }

    /// <summary>Validates the default graph of a dataset.</summary>
    /// <param name="data">The data. Named graphs, such as those of proofs, are not looked at.</param>
    /// <exception cref="ShaclLimitException">The validation passes a budget.</exception>
    public ShaclReport Validate(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Validation(shapes, Targets.Complete(shapes, data), limits).Run();
    }
}
