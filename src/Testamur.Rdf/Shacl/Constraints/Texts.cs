using System.Globalization;
using System.Text.RegularExpressions;
using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary>
/// <c>sh:pattern</c> (<see href="https://www.w3.org/TR/shacl/#PatternConstraintComponent">SHACL §4.4.3</see>): some part of the text of an
/// identifier or literal fits. The time it takes grows with the text only.
/// </summary>
internal sealed class PatternConstraint(Regex pattern, string text) : ValueConstraint("Pattern")
{
    protected override bool Holds(Validation run, int value)
    {
        if (run.Terms.KindOf(value) == TermKind.BlankNode)
            return false;
        run.Spend(run.Terms.Token(value).Length);
        try
        {
            return pattern.IsMatch(run.Terms.Value(value));
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new ShaclLimitException(
                nameof(ShaclLimits.MaxPatternTime),
                e.MatchTimeout.ToString("c", CultureInfo.InvariantCulture)
            );
        }
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} is not written as required (pattern {text}).";
}

/// <summary><c>sh:minLength</c> and <c>sh:maxLength</c> (<see href="https://www.w3.org/TR/shacl/#MinLengthConstraintComponent">SHACL §4.4.1</see>), in Unicode characters.</summary>
internal sealed class LengthConstraint(int least, int most) : ValueConstraint(most == int.MaxValue ? "MinLength" : "MaxLength")
{
    protected override bool Holds(Validation run, int value)
    {
        if (run.Terms.KindOf(value) == TermKind.BlankNode)
            return false;
        run.Spend(run.Terms.Token(value).Length);
        var length = 0;
        foreach (var c in run.Terms.Value(value))
            length += char.IsLowSurrogate(c) ? 0 : 1;
        return length >= least && length <= most;
    }

    public override string Say(Shape shape, string? property) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Value(shape, property)} is {(most == int.MaxValue ? $"shorter than {least}" : $"longer than {most}")} characters."
        );
}

/// <summary><c>sh:languageIn</c> (<see href="https://www.w3.org/TR/shacl/#LanguageInConstraintComponent">SHACL §4.4.4</see>).</summary>
/// <param name="ranges">Language ranges: <c>en</c> allows <c>en</c> and <c>en-GB</c>.</param>
internal sealed class LanguageInConstraint(string[] ranges) : ValueConstraint("LanguageIn")
{
    protected override bool Holds(Validation run, int value)
    {
        if (run.Terms.KindOf(value) != TermKind.Literal)
            return false;
        run.Terms.Quoted(value, out var suffix);
        if (!suffix.StartsWith("@"u8))
            return false;
        run.Spend(ranges.Length);
        var tag = System.Text.Encoding.ASCII.GetString(suffix[1..]);
        return ranges.Any(range =>
            range == "*"
            || (
                tag.StartsWith(range, StringComparison.OrdinalIgnoreCase)
                && (tag.Length == range.Length || tag[range.Length] == '-')
            )
        );
    }

    public override string Say(Shape shape, string? property) =>
        $"{Value(shape, property)} is not in one of the languages {string.Join(", ", ranges)}.";
}
