using System.Collections.Frozen;
using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary><c>sh:hasValue</c> (<see href="https://www.w3.org/TR/shacl/#HasValueConstraintComponent">SHACL §4.8.2</see>).</summary>
internal sealed class HasValueConstraint(int wanted, string text) : Constraint("HasValue")
{
    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        run.Spend(values.Length);
        if (run.Data(wanted) is > 0 and var known && values.Contains(known))
            return true;
        run.Add(place, this, 0);
        return false;
    }

    public override string Say(Shape shape, string? property) =>
        property is null ? $"{Value(shape, property)} is not {text}." : $"“{property}” does not have the value {text}.";
}

/// <summary><c>sh:in</c> (<see href="https://www.w3.org/TR/shacl/#InConstraintComponent">SHACL §4.8.3</see>).</summary>
internal sealed class InConstraint(FrozenSet<int> allowed) : ValueConstraint("In")
{
    protected override bool Holds(Validation run, int value) => allowed.Contains(run.ShapeTerm(value));

    public override string Say(Shape shape, string? property) => $"{Value(shape, property)} is not one of those allowed.";
}

/// <summary><c>sh:closed</c> (<see href="https://www.w3.org/TR/shacl/#ClosedConstraintComponent">SHACL §4.8.1</see>).</summary>
/// <param name="allowed">The properties that may be there.</param>
internal sealed class ClosedConstraint(FrozenSet<int> allowed) : Constraint("Closed")
{
    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var good = true;
        foreach (var value in values)
        {
            var predicates = run.Graph.PredicatesOf(value);
            run.Spend(predicates.Length);
            var (last, lastAllowed) = (0, true);
            for (var i = 0; i < predicates.Length; i++)
            {
                if (predicates[i] != last)
                    (last, lastAllowed) = (predicates[i], allowed.Contains(run.ShapeTerm(predicates[i])));
                if (lastAllowed)
                    continue;
                good = false;
                if (!place.Report)
                    return false;
                run.Add(place, this, run.Graph.ObjectsOf(value)[i], last);
            }
        }
        return good;
    }

    public override string Say(Shape shape, string? property) => $"“{property}” is not allowed here.";
}

/// <summary><c>sh:equals</c> (<see href="https://www.w3.org/TR/shacl/#EqualsConstraintComponent">SHACL §4.5.1</see>).</summary>
internal sealed class EqualsConstraint(int other, string name) : Constraint("Equals")
{
    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var others = run.Graph.Values(place.Focus, run.Data(other));
        return Lacks(run, place, values, others) & Lacks(run, place, others, values);
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} is not a value of “{name}” as well, or the other way round.";

    private bool Lacks(Validation run, in Place place, ReadOnlySpan<int> values, ReadOnlySpan<int> others)
    {
        var good = true;
        foreach (var value in values)
        {
            run.Spend(1 + others.Length / 8);
            if (others.Contains(value))
                continue;
            good = false;
            if (!place.Report)
                return false;
            run.Add(place, this, value);
        }
        return good;
    }
}

/// <summary><c>sh:disjoint</c> (<see href="https://www.w3.org/TR/shacl/#DisjointConstraintComponent">SHACL §4.5.2</see>).</summary>
internal sealed class DisjointConstraint(int other, string name) : Constraint("Disjoint")
{
    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var good = true;
        var others = run.Graph.Values(place.Focus, run.Data(other));
        foreach (var value in values)
        {
            run.Spend(1 + others.Length / 8);
            if (!others.Contains(value))
                continue;
            good = false;
            if (!place.Report)
                return false;
            run.Add(place, this, value);
        }
        return good;
    }

    public override string Say(Shape shape, string? property) => $"{Value(shape, property)} is a value of “{name}” as well.";
}
