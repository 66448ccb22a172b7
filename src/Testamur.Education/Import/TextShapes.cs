using System.Text.RegularExpressions;

namespace Testamur.Education.Import;

/// <summary>Values that are known by their shape wherever they stand: "5 ECTS · 125 hours · online · English".</summary>
internal static class TextShapes
{
    private static readonly (string Member, Func<Regex> Shape)[] Shapes =
    [
        ("ects", TextValues.Credit),
        ("hours", TextValues.Hour),
        ("weeks", TextValues.Week),
        ("level", TextValues.EqfLevel),
        ("price", TextValues.Money),
    ];

    // A text in which so much is a value needs not be kept beside it.
    private const double Covered = 0.5;

    public static bool HasAny(string text) => Shapes.Any(shape => shape.Shape().IsMatch(text)) || IsDated(text);

    /// <summary>Takes what it can.</summary>
    /// <param name="rest">What of the line has to be kept: a sentence stays as it was written.</param>
    /// <returns>True when a value was found.</returns>
    public static bool Take(DraftBuilder draft, string text, int number, string language, out string rest)
    {
        string[] parts = text.Split(
            (char[])['|', '·', '•', ';', '\t'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (parts.Length == 1 && text.Length <= 120)
            parts = text.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var left = new List<string>();
        var found = false;
        foreach (var part in parts)
        {
            found |= TakePart(draft, part, number, language, out var whole);
            if (!whole)
                left.Add(part);
        }

        rest = left.Count == parts.Length ? text : string.Join(" · ", left);
        return found;
    }

    private static bool TakePart(DraftBuilder draft, string part, int number, string language, out bool whole)
    {
        var place = new ImportPlace(number);
        var found = false;
        var covered = 0;
        foreach (var (member, shape) in Shapes)
        {
            var match = shape().Match(part);
            if (!match.Success || match.NextMatch().Success || draft.Has(member))
                continue;
            found |= draft.Take(member, match.Value, place, Certainty.Likely, language);
            covered += match.Length;
        }

        if (!found && IsDated(part))
        {
            draft.Take("dates", part, place, Certainty.Likely, language);
            whole = true; // left by the draft itself, with the reason
            return true;
        }

        if (!found && part.Length <= 40)
        {
            foreach (var member in (string[])["mode", "teachingLanguages", "price"])
                if (!draft.Has(member) && IsWholly(member, part) && draft.Take(member, part, place, Certainty.Likely, language))
                {
                    whole = true;
                    return true;
                }
        }

        whole = found && covered >= part.Length * Covered;
        return found;
    }

    private static bool IsWholly(string member, string part) =>
        member switch
        {
            "mode" => ImportWords.Mode(part) is not null,
            "price" => ImportWords.IsFree(part),
            _ => TextValues.Languages(part) is not null,
        };

    private static bool IsDated(string text) =>
        text.Length <= 120
        && (TextValues.Numeric().IsMatch(text) || TextValues.Written().IsMatch(text))
        && TextValues.Dates(text).Count > 0;
}
