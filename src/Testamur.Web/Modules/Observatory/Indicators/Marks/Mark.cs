using System.Globalization;
using System.Text;

namespace Testamur.Web.Modules.Observatory.Indicators.Marks;

/// <summary>What a fact adds to one part of one measure. A fact says nothing else of itself, so that nobody can be found in it.</summary>
/// <param name="Measure">What is measured, such as <c>mode</c>.</param>
/// <param name="Part">The answer, such as <c>online</c>; <see cref="Of"/> for "was asked and answered", <see cref="Unknown"/> for "not stated".</param>
/// <param name="Count">How many.</param>
/// <param name="Sum">The sum of a measured value; its unit is the measure's own.</param>
internal readonly record struct Mark(string Measure, string Part, long Count, long Sum)
{
    public const string Of = "of";
    public const string Unknown = "unknown";

    public static Mark One(string measure, string part, long sum = 0) => new(measure, part, 1, sum);

    /// <summary>The marks as one line of text, as the table of facts keeps them: <c>mode/of=1 mode/online=1 fee/of=1:9000</c>.</summary>
    public static string Write(IEnumerable<Mark> marks)
    {
        var text = new StringBuilder();
        foreach (var mark in marks)
        {
            if (text.Length > 0)
                text.Append(' ');
            text.Append(CultureInfo.InvariantCulture, $"{mark.Measure}/{mark.Part}={mark.Count}");
            if (mark.Sum != 0)
                text.Append(CultureInfo.InvariantCulture, $":{mark.Sum}");
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">Not written by <see cref="Write"/>.</exception>
    public static IReadOnlyList<Mark> Read(string text) => text.Length == 0 ? [] : [.. text.Split(' ').Select(ReadOne)];

    private static Mark ReadOne(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var equal = text.IndexOf('=', StringComparison.Ordinal);
        if (slash < 1 || equal <= slash)
            throw new FormatException($"'{text}' is no mark.");
        var colon = text.IndexOf(':', equal);
        var count = colon < 0 ? text[(equal + 1)..] : text[(equal + 1)..colon];
        return new(
            text[..slash],
            text[(slash + 1)..equal],
            long.Parse(count, CultureInfo.InvariantCulture),
            colon < 0 ? 0 : long.Parse(text[(colon + 1)..], CultureInfo.InvariantCulture)
        );
    }
}
