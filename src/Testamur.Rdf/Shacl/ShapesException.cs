namespace Testamur.Rdf.Shacl;

/// <summary>
/// A shapes graph that cannot be compiled: it is ill-formed (<see href="https://www.w3.org/TR/shacl/#shacl-dictionary">SHACL §1.4</see>),
/// uses what is not supported here, or imports a graph that is not at hand. Nothing of it is ever ignored instead.
/// </summary>
public sealed class ShapesException : Exception
{
    /// <summary>Names the shape and what is wrong with it.</summary>
    /// <param name="shape">The node in N-Quads form, or the IRI of a graph.</param>
    /// <param name="problem">What is wrong, in one short English sentence.</param>
    public ShapesException(string shape, string problem)
        : base($"{problem} (at {shape})")
    {
        Shape = shape;
        Problem = problem;
    }

    /// <summary>The shape, or the graph.</summary>
    public string Shape { get; }

    /// <summary>What is wrong, in one short English sentence.</summary>
    public string Problem { get; }
}
