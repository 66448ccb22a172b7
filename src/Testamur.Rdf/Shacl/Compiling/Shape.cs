using Testamur.Rdf.Shacl.Constraints;

namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>A node shape or a property shape (<see href="https://www.w3.org/TR/shacl/#shapes">SHACL §2</see>).</summary>
/// <param name="number">Its place among all shapes.</param>
/// <param name="node">The shape as a term.</param>
internal sealed class Shape(int number, RdfTerm node)
{
    public int Number => number;

    public RdfTerm Node => node;

    /// <summary>The property, by its number among <see cref="ShapeTerms"/>; -1 of a node shape.</summary>
    public int Path { get; set; } = -1;

    /// <summary>The IRI of the property; null of a node shape.</summary>
    public string? PathIri { get; set; }

    public string Severity { get; set; } = Sh.Violation;

    /// <summary>The shape's own message, or null.</summary>
    public string? Message { get; set; }

    /// <summary>What people call the property, or the thing.</summary>
    public string Name { get; set; } = "";

    public bool Deactivated { get; set; }

    public Constraint[] Constraints { get; set; } = [];

    /// <summary>The values of <c>sh:property</c>.</summary>
    public Shape[] Properties { get; set; } = [];

    public List<Target> Targets { get; } = [];

    /// <summary>Whether checking it may come back to it.</summary>
    public bool Recursive { get; set; }

    /// <summary>Whether checking it checks other shapes, so that remembering the answer pays.</summary>
    public bool HasInner { get; set; }

    public IEnumerable<Shape> Inner => Constraints.SelectMany(constraint => constraint.Inner).Concat(Properties);
}

/// <summary>How a shape finds its focus nodes (<see href="https://www.w3.org/TR/shacl/#targets">SHACL §2.1.3</see>).</summary>
internal enum TargetKind
{
    Node,
    Class,
    SubjectsOf,
    ObjectsOf,
}

/// <summary>A target.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Term">The node, class or property, by its number among <see cref="ShapeTerms"/>.</param>
internal readonly record struct Target(TargetKind Kind, int Term);

/// <summary>Shapes ready to be applied.</summary>
/// <param name="Shapes">All of them.</param>
/// <param name="Terms">The terms that are looked for in data.</param>
internal sealed record CompiledShapes(Shape[] Shapes, ShapeTerms Terms)
{
    /// <summary>Those that find focus nodes by themselves.</summary>
    public Shape[] Targeting { get; } = [.. Shapes.Where(shape => shape.Targets.Count > 0 && !shape.Deactivated)];

    /// <summary>The nodes that are targets by name.</summary>
    public int[] TargetNodes { get; } =
    [
        .. Shapes
            .Where(shape => !shape.Deactivated)
            .SelectMany(shape => shape.Targets)
            .Where(target => target.Kind == TargetKind.Node)
            .Select(target => target.Term),
    ];
}
