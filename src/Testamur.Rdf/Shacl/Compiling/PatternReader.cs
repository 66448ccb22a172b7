using System.Globalization;
using System.Text.RegularExpressions;
using Testamur.Rdf.Shacl.Constraints;

namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>
/// Regular expressions of strangers: only such as are matched in a time that grows with the text alone, and that stay small when
/// repetitions are multiplied out.
/// </summary>
internal static class PatternReader
{
    public static PatternConstraint Read(string pattern, string flags, ShaclLimits limits, string shape)
    {
        if (Parts(pattern) > limits.MaxPatternParts)
            throw new ShaclLimitException(nameof(ShaclLimits.MaxPatternParts), limits.MaxPatternParts);
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            options |= flag switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw new ShapesException(shape, $"The flag {flag} of sh:flags is not supported."),
            };
        }
        try
        {
            return new PatternConstraint(new Regex(pattern, options, limits.MaxPatternTime), pattern);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ShapesException(shape, $"The pattern cannot be used: {e.Message}");
        }
    }

    /// <summary>An upper estimate of the characters of a pattern once its repetitions are written out.</summary>
    internal static long Parts(string pattern)
    {
        var groups = new Stack<long>();
        var (sum, last) = (0L, 0L);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    groups.Push(sum);
                    (sum, last) = (0, 0);
                    break;
                case ')':
                    last = sum + 1;
                    sum = (groups.TryPop(out var outer) ? outer : 0) + last;
                    break;
                case '{' when Repetition(pattern, ref i) is { } times:
                    var before = sum - last;
                    last = Math.Min(Math.Max(last, 1) * times, int.MaxValue);
                    sum = Math.Min(before + last, int.MaxValue);
                    break;
                case '[':
                    // A class is one part, however long; what it holds are no repetitions.
                    i = ClassEnd(pattern, i);
                    last = 1;
                    sum++;
                    break;
                case '\\':
                    i++;
                    last = 1;
                    sum++;
                    break;
                default:
                    last = 1;
                    sum++;
                    break;
            }
        }
        // Groups that were not closed are refused later.
        return groups.Sum() + sum;
    }

    /// <summary>The largest count of <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; null when the brace is a character.</summary>
    private static int? Repetition(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0)
            return null;
        var inside = pattern.AsSpan((at + 1)..end);
        var comma = inside.IndexOf(',');
        var least = comma < 0 ? inside : inside[..comma];
        var most = comma < 0 || comma == inside.Length - 1 ? least : inside[(comma + 1)..];
        if (!IsNumber(least, out _) || !IsNumber(most, out var times))
            return null;
        at = end;
        return Math.Max(times, 1);
    }

    private static bool IsNumber(ReadOnlySpan<char> text, out int number)
    {
        number = int.MaxValue;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            number = int.MaxValue;
        return true;
    }

    private static int ClassEnd(string pattern, int start)
    {
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']' && i > start + 1 && !(i == start + 2 && pattern[start + 1] == '^'))
                return i;
        }
        return pattern.Length - 1;
    }
}
