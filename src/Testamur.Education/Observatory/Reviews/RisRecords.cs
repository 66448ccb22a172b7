using System.Collections.Frozen;
using System.Text;

namespace Testamur.Education.Observatory.Reviews;

/// <summary>
/// Records in tagged lines: two signs, two blanks, a dash, the value; a line without a tag goes on with the value before. Reference managers
/// differ in which tag they use for what, so the usual ones are all taken.
/// </summary>
internal static class RisRecords
{
    private static readonly FrozenDictionary<string, RecordField> Tags = new Dictionary<string, RecordField>
    {
        ["TI"] = RecordField.Title,
        ["T1"] = RecordField.Title,
        ["CT"] = RecordField.Title,
        ["PY"] = RecordField.Year,
        ["Y1"] = RecordField.Year,
        ["DA"] = RecordField.Year,
        ["DO"] = RecordField.Identifier,
        ["AN"] = RecordField.Identifier,
        ["CY"] = RecordField.Country,
        ["AB"] = RecordField.Abstract,
        ["N2"] = RecordField.Abstract,
        ["UR"] = RecordField.Address,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Looks(string text) => TagOf(text.AsSpan().TrimStart(), out var tag, out _) && tag is "TY";

    public static RecordReading Read(string text)
    {
        var reading = new Reading();
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            reading.Take(++number, line);
            if (reading.Rows.Count > RecordReader.MostRecords)
                return RecordReading.Refused(RecordFormat.Ris, FileFlaw.TooMany, number);
        }

        reading.End(RowFlaw.NotEnded);
        return new(RecordFormat.Ris, reading.Rows, Ignored: [.. reading.Ignored]);
    }

    private static bool TagOf(ReadOnlySpan<char> line, out string tag, out string value)
    {
        (tag, value) = ("", "");
        if (
            line is not [var first, var second, ' ', ' ', '-', ..]
            || !char.IsAsciiLetterUpper(first)
            || !char.IsAsciiLetterOrDigit(second)
        )
            return false;
        (tag, value) = (line[..2].ToString(), line[5..].Trim().ToString());
        return true;
    }

    private sealed class Reading
    {
        private readonly Dictionary<RecordField, StringBuilder> values = [];
        private int begun;
        private RecordField? last;

        public List<RecordRow> Rows { get; } = [];

        public SortedSet<string> Ignored { get; } = new(StringComparer.Ordinal);

        public void Take(int number, ReadOnlySpan<char> line)
        {
            if (line.IsWhiteSpace())
                return;
            if (!TagOf(line, out var tag, out var value))
                Continue(number, line);
            else if (tag == "TY")
                Begin(number);
            else if (tag == "ER")
                End(null);
            else if (begun == 0)
                Outside(number, line);
            else
                Set(tag, value);
        }

        /// <param name="flaw">Null at its own end.</param>
        public void End(RowFlaw? flaw)
        {
            if (begun > 0)
            {
                var known = values.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
                var text = known.GetValueOrDefault(RecordField.Title) ?? string.Join(" · ", known.Values);
                Rows.Add(
                    flaw is null ? RecordReader.Row(begun, text, known) : new(begun, RecordReader.Excerpt(text), null, flaw)
                );
            }

            (begun, last) = (0, null);
            values.Clear();
        }

        private void Begin(int number)
        {
            End(RowFlaw.NotEnded);
            begun = number;
        }

        private void Set(string tag, string value)
        {
            last = Tags.TryGetValue(tag, out var field) ? field : null;
            if (last is null && Ignored.Count < 20)
                Ignored.Add(tag);
            // The first title, the first identifier: what follows is a second one.
            if (last is { } known && !values.TryAdd(known, new(value)))
                last = null;
        }

        private void Continue(int number, ReadOnlySpan<char> line)
        {
            if (begun == 0)
                Outside(number, line);
            else if (last is { } field && values[field].Length <= FoundRecord.LongestAbstract)
                values[field].Append(' ').Append(line.Trim());
        }

        private void Outside(int number, ReadOnlySpan<char> line) =>
            Rows.Add(new(number, RecordReader.Excerpt(line[..Math.Min(line.Length, 1000)].ToString()), null, RowFlaw.NotTagged));
    }
}
