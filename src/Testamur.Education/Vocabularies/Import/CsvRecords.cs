using System.Text;

namespace Testamur.Education.Vocabularies.Import;

/// <summary>Records of a CSV text (<see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>), with commas or another separator; empty lines are left out.</summary>
internal sealed class CsvRecords(string text, char separator = ',')
{
    private const int MostFields = 100;
    private readonly char[] ends = [separator, '\r', '\n'];

    private int at;
    private int line = 1;

    /// <summary>The line at which the record read last begins.</summary>
    public int Line { get; private set; }

    /// <summary>Reading ended before the end of the text.</summary>
    public bool IsBroken { get; private set; }

    public bool Next(out List<string> fields)
    {
        fields = [];
        while (at < text.Length && text[at] is '\r' or '\n')
            SkipLineEnd();
        Line = line;
        if (at >= text.Length || IsBroken)
            return false;
        while (true)
        {
            if (Field() is not { } field || fields.Count == MostFields)
            {
                IsBroken = true;
                return false;
            }

            fields.Add(field);
            if (at >= text.Length || text[at] != separator)
                break;
            at++;
        }

        SkipLineEnd();
        return true;
    }

    /// <summary>Null for quotation marks that do not fit.</summary>
    private string? Field()
    {
        if (at >= text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(ends);
            var plain = end < 0 ? text[at..] : text.Substring(at, end);
            at += plain.Length;
            return plain.Contains('"', StringComparison.Ordinal) ? null : plain;
        }

        var quoted = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n')
                line++;
            if (text[at] != '"')
                quoted.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                quoted.Append(text[at++]);
            else
            {
                at++;
                return at >= text.Length || Array.IndexOf(ends, text[at]) >= 0 ? quoted.ToString() : null;
            }
        }

        return null;
    }

    private void SkipLineEnd()
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        line++;
    }
}
