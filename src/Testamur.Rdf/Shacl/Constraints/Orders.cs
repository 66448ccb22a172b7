using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;
using Testamur.Rdf.Shacl.Values;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary>
/// <c>sh:minInclusive</c> and its three kin (<see href="https://www.w3.org/TR/shacl/#core-components-range">SHACL §4.3</see>). What cannot be
/// compared breaks the rule.
/// </summary>
/// <param name="component">The component.</param>
/// <param name="bound">The bound.</param>
/// <param name="text">The bound as people read it.</param>
internal sealed class BoundConstraint(string component, OrderedValue bound, string text) : ValueConstraint(component)
{
    private readonly bool upper = component.StartsWith("Max", StringComparison.Ordinal);
    private readonly bool inclusive = component.EndsWith("Inclusive", StringComparison.Ordinal);

    protected override bool Holds(Validation run, int value)
    {
        if (OrderedValue.Read(run.Terms, value) is not { } read || read.CompareTo(bound) is not { } order)
            return false;
        return order == 0 ? inclusive : upper == order < 0;
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} is not {(upper, inclusive) switch
        {
            (true, true) => "at most",
            (true, false) => "less than",
            (false, true) => "at least",
            _ => "more than",
        }} {text}.";
}

/// <summary>
/// <c>sh:lessThan</c> and <c>sh:lessThanOrEquals</c> (<see href="https://www.w3.org/TR/shacl/#LessThanConstraintComponent">SHACL §4.5.3</see>):
/// a result per pair.
/// </summary>
internal sealed class LessThanConstraint(string component, int other, string name) : Constraint(component)
{
    private readonly bool orEqual = component == "LessThanOrEquals";

    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var good = true;
        var others = run.Graph.Values(place.Focus, run.Data(other));
        foreach (var value in values)
        {
            run.Spend(4 * others.Length);
            var left = others.IsEmpty ? null : OrderedValue.Read(run.Terms, value);
            foreach (var against in others)
            {
                var order = left is { } one && OrderedValue.Read(run.Terms, against) is { } two ? one.CompareTo(two) : null;
                if (order < 0 || (orEqual && order == 0))
                    continue;
                good = false;
                if (!place.Report)
                    return false;
                run.Add(place, this, value);
            }
        }
        return good;
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} is not {(orEqual ? "at most" : "less than")} that of “{name}”.";
}
