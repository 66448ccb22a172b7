using System.Globalization;
using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary><c>sh:minCount</c> (<see href="https://www.w3.org/TR/shacl/#MinCountConstraintComponent">SHACL §4.2.1</see>).</summary>
internal sealed class MinCountConstraint(int least) : Constraint("MinCount")
{
    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        if (values.Length >= least)
            return true;
        run.Add(place, this, 0);
        return false;
    }

    public override string Say(Shape shape, string? property) =>
        least == 1
            ? $"“{property}” is missing."
            : string.Create(CultureInfo.InvariantCulture, $"“{property}” has fewer than {least} values.");
}

/// <summary><c>sh:maxCount</c> (<see href="https://www.w3.org/TR/shacl/#MaxCountConstraintComponent">SHACL §4.2.2</see>).</summary>
internal sealed class MaxCountConstraint(int most) : Constraint("MaxCount")
{
    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        if (values.Length <= most)
            return true;
        run.Add(place, this, 0);
        return false;
    }

    public override string Say(Shape shape, string? property) =>
        most == 0
            ? $"“{property}” is not allowed here."
            : string.Create(CultureInfo.InvariantCulture, $"“{property}” has more than {most} value{(most == 1 ? "" : "s")}.");
}

/// <summary><c>sh:uniqueLang</c> (<see href="https://www.w3.org/TR/shacl/#UniqueLangConstraintComponent">SHACL §4.4.5</see>): a result per language used twice.</summary>
internal sealed class UniqueLangConstraint() : Constraint("UniqueLang")
{
    // More values than this are counted with a table.
    private const int Few = 16;

    public override bool Check(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        if (values.Length < 2)
            return true;
        run.Spend(values.Length);
        return values.Length <= Few ? CheckFew(run, place, values) : CheckMany(run, place, values);
    }

    public override string Say(Shape shape, string? property) =>
        property is null
            ? $"{Value(shape, property)} has two texts in one language."
            : $"“{property}” has more than one text in the same language.";

    private bool CheckFew(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var good = true;
        for (var i = 1; i < values.Length; i++)
        {
            var tag = Tag(run, values[i]);
            var before = tag.IsEmpty ? 0 : Count(run, values[..i], tag);
            // At the second text of a language, not again at the third.
            if (before != 1)
                continue;
            good = false;
            if (!place.Report)
                return false;
            run.Add(place, this, 0);
        }
        return good;
    }

    private bool CheckMany(Validation run, in Place place, ReadOnlySpan<int> values)
    {
        var good = true;
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values)
        {
            var tag = Tag(run, value);
            if (tag.IsEmpty)
                continue;
            var name = System.Text.Encoding.ASCII.GetString(tag);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            if (counts[name] != 2)
                continue;
            good = false;
            if (!place.Report)
                return false;
            run.Add(place, this, 0);
        }
        return good;
    }

    private static int Count(Validation run, ReadOnlySpan<int> values, ReadOnlySpan<byte> tag)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(Tag(run, value), tag))
                count++;
        }
        return count;
    }

    private static ReadOnlySpan<byte> Tag(Validation run, int value)
    {
        if (run.Terms.KindOf(value) != TermKind.Literal)
            return [];
        run.Terms.Quoted(value, out var suffix);
        return suffix.StartsWith("@"u8) ? suffix[1..] : [];
    }
}
