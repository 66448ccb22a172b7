using System.Text;
using System.Text.RegularExpressions;

namespace Testamur.Education.Import;

/// <summary>Bytes of a stranger as text: UTF-8 or UTF-16 by their mark, UTF-8 by its grammar, else the Western code page that has all of Latin-1.</summary>
internal static partial class TextDecoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null for what is no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out List<ImportFinding> findings)
    {
        findings = [];
        if (Raw(bytes, findings) is not { } text)
            return null;
        var clean = Clean(text);
        if (clean.Length < text.Length)
            findings.Add(new(ImportIssue.ControlCharacters, ImportSeverity.Note, ImportPlace.Whole));
        return clean;
    }

    private static string? Raw(ReadOnlySpan<byte> bytes, List<ImportFinding> findings)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return Strict(Utf8, bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Strict(Utf16(bigEndian: false), bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Strict(Utf16(bigEndian: true), bytes[2..]);
        if (bytes.Contains((byte)0))
            return Unmarked16(bytes, findings);
        if (Strict(Utf8, bytes) is { } text)
            return text;
        findings.Add(new(ImportIssue.EncodingGuessed, ImportSeverity.Note, ImportPlace.Whole, "Windows-1252 (Latin-1)"));
        // .NET has the code page in the box, but only through its provider.
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes); // the provider has that one
    }

    // Text of Europe has a zero in nearly every second byte of UTF-16, and none in any other encoding.
    private static string? Unmarked16(ReadOnlySpan<byte> bytes, List<ImportFinding> findings)
    {
        int even = 0,
            odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0)
                continue;
            if (i % 2 == 0)
                even++;
            else
                odd++;
        }

        var bigEndian = even > odd;
        if (Math.Min(even, odd) * 20 > Math.Max(even, odd) || Math.Max(even, odd) * 4 < bytes.Length)
            return null;
        findings.Add(
            new(ImportIssue.EncodingGuessed, ImportSeverity.Note, ImportPlace.Whole, bigEndian ? "UTF-16BE" : "UTF-16LE")
        );
        return Strict(Utf16(bigEndian), bytes);
    }

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A document in JSON or Turtle without the escapes that stand for control characters.</summary>
    public static string WithoutEscapedControls(string document) => EscapedControl().Replace(document, "$1");

    [GeneratedRegex(
        @"(?<!\\)((?:\\\\)*)\\u00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex EscapedControl();

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Forbidden))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text)
            if (!Forbidden.Contains(sign))
                clean.Append(sign);
        return clean.ToString();
    }

    // Databases and XML take no control characters but these three.
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create([
        .. Enumerable
            .Range(0, 160)
            .Where(code => char.IsControl((char)code))
            .Select(code => (char)code)
            .Except(['\t', '\n', '\r', '\u0085']),
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
    ]);
}
