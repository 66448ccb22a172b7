using System.Text;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>A record of a list that was handed in, whatever kind of file it came in.</summary>
/// <param name="Line">Where the record begins, from 1.</param>
internal sealed record ListRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>A CSV file of a stranger: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), comma or semicolon, UTF-8 with or without a mark.</summary>
internal static class CsvFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="bytes">The whole file; the caller limits its size.</param>
    /// <param name="flaw">What is wrong with the file as a whole; null when it could be read.</param>
    /// <returns>The records, the header first; blank lines are left out.</returns>
    public static IReadOnlyList<ListRecord> Read(ReadOnlySpan<byte> bytes, int maxRecords, out ListFlaw? flaw)
    {
        flaw = null;
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            flaw = ListFlaw.NotUtf8();
            return [];
        }

        var records = new List<ListRecord>();
        var reader = new Reader(text);
        while (reader.Next(out var record, out flaw))
        {
            if (record.Fields is [var only] && only.Length == 0)
                continue;
            if (records.Count > maxRecords)
            {
                flaw = ListFlaw.TooManyRows(maxRecords);
                return [];
            }

            records.Add(record);
        }

        return flaw is null ? records : [];
    }

    private sealed class Reader(string text)
    {
        private readonly char _separator = Separator(text);
        private int _at;
        private int _line = 1;

        public bool Next(out ListRecord record, out ListFlaw? flaw)
        {
            flaw = null;
            var fields = new List<string>();
            record = new(_line, fields);
            if (_at >= text.Length)
                return false;
            while (true)
            {
                if (!TryField(out var field))
                {
                    flaw = ListFlaw.Quotes(record.Line);
                    return false;
                }

                fields.Add(field);
                if (_at < text.Length && text[_at] == _separator)
                {
                    _at++;
                    continue;
                }

                SkipLineEnd();
                return true;
            }
        }

        private bool TryField(out string field)
        {
            field = "";
            if (_at >= text.Length || text[_at] != '"')
            {
                var start = _at;
                while (_at < text.Length && text[_at] != _separator && text[_at] is not ('\r' or '\n'))
                    _at++;
                field = text[start.._at];
                return !field.Contains('"', StringComparison.Ordinal);
            }

            var value = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] != '"')
                {
                    if (text[_at] == '\n')
                        _line++;
                    value.Append(text[_at]);
                }
                else if (_at + 1 < text.Length && text[_at + 1] == '"')
                {
                    value.Append('"');
                    _at++;
                }
                else
                {
                    _at++;
                    field = value.ToString();
                    return _at >= text.Length || text[_at] == _separator || text[_at] is '\r' or '\n';
                }
            }

            return false; // the file ended inside a quoted field
        }

        private void SkipLineEnd()
        {
            if (_at < text.Length && text[_at] == '\r')
                _at++;
            if (_at < text.Length && text[_at] == '\n')
                _at++;
            _line++;
        }

        // The header decides: its names hold neither.
        private static char Separator(string text)
        {
            var end = text.AsSpan().IndexOfAny('\r', '\n');
            var header = end < 0 ? text : text[..end];
            return header.Count(c => c == ';') > header.Count(c => c == ',') ? ';' : ',';
        }
    }
}
