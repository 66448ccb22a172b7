using System.Text;
using Testamur.Education.Elm;

namespace Testamur.Education.Import;

/// <summary>
/// Reads what others have of an offer (pasted text, a table, a document of a system) into drafts of specifications. Nothing is fetched, run or
/// invented; what is not understood stays beside the draft in its own words. Never throws for what it is given.
/// </summary>
public static class DraftImport
{
    /// <summary>The largest document: 5 MB.</summary>
    public const int MaxBytes = 5_000_000;

    /// <summary>The most drafts that one document may hold.</summary>
    public const int MaxDrafts = 500;

    /// <summary>Reads a document by what it looks like; a name only tells text from a table.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="name">Name of the file, or null.</param>
    /// <param name="language">BCP 47 language of the texts; null to guess it.</param>
    public static ImportReading Read(ReadOnlyMemory<byte> document, string? name = null, string? language = null)
    {
        var format = FormatOf(document.Span, name);
        if (document.Length > MaxBytes)
            return ImportReading.Refused(format, ImportIssue.TooLarge);
        if (document.Span.Trim(" \t\r\n\uFEFF"u8).IsEmpty)
            return ImportReading.Refused(format, ImportIssue.Empty);
        if (Foreign(document.Span) is { } kind)
            return ImportReading.Refused(
                format,
                kind == "OLE" ? ImportIssue.LockedWorkbook : ImportIssue.UnknownFormat,
                detail: kind == "OLE" ? "" : kind
            );
        if (format == ImportFormat.Xlsx)
            return XlsxImport.Read(document, language);
        if (TextDecoding.Decode(document.Span, out var findings) is not { } text)
            return ImportReading.Refused(format, ImportIssue.UnknownFormat);
        var reading = format switch
        {
            ImportFormat.Csv => CsvImport.Read(text, language),
            ImportFormat.Ooapi => JsonImport.Read(Document(text)),
            ImportFormat.Loq => LoqImport.Of(LoqReader.ReadTurtle(Document(text))),
            _ => TextImport.Read(text, language),
        };
        return reading with { Findings = [.. findings, .. reading.Findings] };
    }

    /// <summary>Reads pasted text: JSON, Turtle and tables are known by their look.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?, string?)"/>
    /// <param name="text">The text.</param>
    /// <param name="language">BCP 47 language of the texts; null to guess it.</param>
    public static ImportReading Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        // A lone surrogate has no bytes; it becomes the sign for what cannot be read.
        return text.Length > MaxBytes
            ? ImportReading.Refused(ImportFormat.Text, ImportIssue.TooLarge)
            : Read(Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal)), null, language);
    }

    private static byte[] Document(string text) => Encoding.UTF8.GetBytes(TextDecoding.WithoutEscapedControls(text));

    private static ImportFormat FormatOf(ReadOnlySpan<byte> document, string? name)
    {
        if (document.StartsWith("PK\u0003\u0004"u8) || document.StartsWith("PK\u0005\u0006"u8))
            return ImportFormat.Xlsx;
        var start = document.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.StartsWith("{"u8) || start.StartsWith("[{"u8) || (start.StartsWith("["u8) && IsNamed(name, ".json", ".jsonld")))
            return ImportFormat.Ooapi;
        if (
            start.StartsWith("@prefix"u8)
            || start.StartsWith("PREFIX "u8)
            || start.StartsWith("@base"u8)
            || IsNamed(name, ".ttl")
        )
            return ImportFormat.Loq;
        if (IsNamed(name, ".csv", ".tsv"))
            return ImportFormat.Csv;
        return name is null && CsvImport.LooksLikeTable(document) ? ImportFormat.Csv : ImportFormat.Text;
    }

    /// <summary>What a document is that can be told by its first bytes and is not read; null for all others.</summary>
    private static string? Foreign(ReadOnlySpan<byte> document) =>
        document.StartsWith("%PDF-"u8) ? "PDF"
        : document.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? "OLE"
        : document.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "PNG"
        : document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "JPEG"
        : document.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip"
        : null;

    private static bool IsNamed(string? name, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (name?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true)
                return true;
        return false;
    }
}
