using System.Globalization;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>Breaks a text into lines by the widths of its glyphs: behind spaces and dashes, and inside a word only when it is longer than a line.</summary>
internal static class TextLines
{
    /// <summary>At least one line, each without space at its end.</summary>
    /// <param name="width">In points.</param>
    public static IReadOnlyList<string> Break(string text, Typeface face, double size, double width)
    {
        var most = (int)(width * 1000 / size);
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var piece in Pieces(Clean(text)).SelectMany(piece => Fitting(piece, face, most)))
        {
            var bare = face.Width(piece.TrimEnd(' '));
            if (line.Length > 0 && used + bare > most)
            {
                lines.Add(line.ToString().TrimEnd(' '));
                line.Clear();
                used = 0;
            }

            line.Append(piece);
            used += face.Width(piece);
        }

        lines.Add(line.ToString().TrimEnd(' '));
        return lines;
    }

    /// <summary>Half surrogate pairs become replacement marks, letters and their marks one character where there is one.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var (start, isAddress) = (0, false);
        for (var i = 0; i < text.Length - 1; i++)
        {
            // An address with a dash at the end of a line would be copied without it.
            isAddress = text[i] != ' ' && (isAddress || text.AsSpan(i).StartsWith("://"));
            var breaks =
                text[i] is ' ' or '\u200b'
                || (!isAddress && text[i] is ('/' or '\u2010' or '\u2013' or '\u2014'))
                || (!isAddress && text[i] == '-' && i > start);
            if (!breaks || text[i + 1] == ' ')
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    private static IEnumerable<string> Fitting(string piece, Typeface face, int most)
    {
        if (face.Width(piece.TrimEnd(' ')) <= most)
        {
            yield return piece;
            yield break;
        }

        var part = new StringBuilder();
        var used = 0;
        var letters = StringInfo.GetTextElementEnumerator(piece);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            var wide = face.Width(letter);
            if (part.Length > 0 && used + wide > most)
            {
                yield return part.ToString();
                part.Clear();
                used = 0;
            }

            part.Append(letter);
            used += wide;
        }

        yield return part.ToString();
    }
}
