using System.Globalization;
using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary><c>sh:node</c> (<see href="https://www.w3.org/TR/shacl/#NodeConstraintComponent">SHACL §4.7.1</see>).</summary>
internal sealed class NodeConstraint(Shape inner) : ValueConstraint("Node")
{
    public Shape Shape => inner;

    public override IEnumerable<Shape> Inner => [inner];

    protected override bool Holds(Validation run, int value) => run.Conforms(inner, value);

    public override string Say(Shape shape, string? property) =>
        inner.Message ?? $"{Value(shape, property)} does not have the required form ({Form(inner)}).";

    protected override string Wanted() => Form(inner);
}

/// <summary><c>sh:not</c> (<see href="https://www.w3.org/TR/shacl/#NotConstraintComponent">SHACL §4.6.1</see>).</summary>
internal sealed class NotConstraint(Shape inner) : ValueConstraint("Not")
{
    public override IEnumerable<Shape> Inner => [inner];

    public override bool Denies => true;

    protected override bool Holds(Validation run, int value) => !run.Conforms(inner, value);

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} has a form that is not allowed ({Form(inner)}).";
}

/// <summary><c>sh:and</c> (<see href="https://www.w3.org/TR/shacl/#AndConstraintComponent">SHACL §4.6.2</see>).</summary>
internal sealed class AndConstraint(Shape[] inner) : ValueConstraint("And")
{
    public override IEnumerable<Shape> Inner => inner;

    protected override bool Holds(Validation run, int value)
    {
        foreach (var shape in inner)
        {
            if (!run.Conforms(shape, value))
                return false;
        }
        return true;
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} does not have all of the required forms ({Names(inner)}).";
}

/// <summary><c>sh:or</c> (<see href="https://www.w3.org/TR/shacl/#OrConstraintComponent">SHACL §4.6.3</see>).</summary>
internal sealed class OrConstraint(Shape[] inner) : ValueConstraint("Or")
{
    public override IEnumerable<Shape> Inner => inner;

    protected override bool Holds(Validation run, int value)
    {
        foreach (var shape in inner)
        {
            if (run.Conforms(shape, value))
                return true;
        }
        return false;
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} has none of the allowed forms ({Names(inner)}).";

    protected override string Wanted() => Names(inner);
}

/// <summary><c>sh:xone</c> (<see href="https://www.w3.org/TR/shacl/#XoneConstraintComponent">SHACL §4.6.4</see>).</summary>
internal sealed class XoneConstraint(Shape[] inner) : ValueConstraint("Xone")
{
    public override IEnumerable<Shape> Inner => inner;

    public override bool Denies => true;

    protected override bool Holds(Validation run, int value)
    {
        var fitting = 0;
        foreach (var shape in inner)
        {
            if (run.Conforms(shape, value) && ++fitting > 1)
                return false;
        }
        return fitting == 1;
    }

    public override string Say(Shape shape, string? property) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Value(shape, property)} does not have exactly one of {inner.Length} forms ({Names(inner)})."
        );
}
