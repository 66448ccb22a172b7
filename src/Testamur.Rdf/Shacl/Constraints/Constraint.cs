using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary>One rule of a shape (<see href="https://www.w3.org/TR/shacl/#core-components">SHACL §4</see>).</summary>
/// <param name="component">The name of its component, without <c>ConstraintComponent</c>.</param>
internal abstract class Constraint(string component)
{
    /// <summary>The IRI of the component.</summary>
    public string Component { get; } = Sh.Namespace + component + "ConstraintComponent";

    /// <summary>The shapes it checks.</summary>
    public virtual IEnumerable<Shape> Inner => [];

    /// <summary>Whether it may hold because one of <see cref="Inner"/> does not.</summary>
    public virtual bool Denies => false;

    /// <summary>Whether the rule holds; adds results where they are wanted, else may stop at the first.</summary>
    public abstract bool Check(Validation run, in Place place, ReadOnlySpan<int> values);

    /// <summary>What is wrong in plain words.</summary>
    /// <param name="shape">The shape the rule stands in.</param>
    /// <param name="property">What people call the property at fault; null when the node is.</param>
    public abstract string Say(Shape shape, string? property);

    /// <summary>The beginning of a sentence about a value.</summary>
    protected static string Value(Shape shape, string? property) =>
        property is not null ? $"A value of “{property}”"
        : shape.Name.Length > 0 ? $"This ({shape.Name})"
        : "This";

    protected static string Names(IEnumerable<Shape> shapes)
    {
        var names = shapes.Select(Form).Distinct(StringComparer.Ordinal);
        return string.Join(", ", names);
    }

    /// <summary>What a shape asks for, in a few words.</summary>
    protected static string Form(Shape shape)
    {
        if (shape.Name.Length > 0)
            return shape.Name;
        if (shape.Node is Iri { Value: var iri })
            return Sh.LocalName(iri);
        return shape.Constraints.Length > 0 ? shape.Constraints[0].Wanted() : "a form without name";
    }

    /// <summary>What is asked for, where a shape has no name.</summary>
    protected virtual string Wanted() => "a form without name";
}

/// <summary>Where a rule is checked.</summary>
/// <param name="shape">The shape it stands in.</param>
/// <param name="focus">The focus node.</param>
/// <param name="report">Whether results are wanted, or only whether there are any.</param>
internal readonly ref struct Place(Shape shape, int focus, bool report)
{
    public Shape Shape { get; } = shape;

    public int Focus { get; } = focus;

    public bool Report { get; } = report;
}

/// <summary>A rule that each value keeps or breaks by itself.</summary>
internal abstract class ValueConstraint(string component) : Constraint(component)
{
    protected abstract bool Holds(Validation run, int value);

    public sealed override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var good = true;
        run.Spend(values.Length);
        foreach (var value in values)
        {
            if (Holds(run, value))
                continue;
            good = false;
            if (!place.Report)
                return false;
            run.Add(place, this, value);
        }
        return good;
    }
}
