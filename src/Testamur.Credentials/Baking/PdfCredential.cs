using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Baking;

/// <summary>
/// Finds the one credential that a PDF carries as an attached file (ISO 32000-2, 7.11.4 and 14.13). Nothing else of the PDF is looked
/// at: not its pages, its scripts or its actions. What is not found for certain is refused.
/// </summary>
internal static class PdfCredential
{
    private const int MaxFiles = 64;

    /// <summary>Reads a document; of a PDF the credential attached to it.</summary>
    public static SecuredDocument Read(ReadOnlyMemory<byte> document, int maxBytes)
    {
        if (!IsPdf(document.Span) || document.Length > maxBytes)
            return SecuredDocument.Read(document, maxBytes);
        try
        {
            return SecuredDocument.Read(Find(document, maxBytes), maxBytes) with { InPdf = true };
        }
        catch (PdfRefusedException refused)
        {
            return new(CredentialFormat.Pdf, null, null, refused.Message);
        }
    }

    private static bool IsPdf(ReadOnlySpan<byte> document) => document.StartsWith("%PDF-"u8);

    private static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> pdf, int maxBytes)
    {
        var objects = new PdfObjects(pdf, new PdfBudget(pdf.Length));
        var attached = new SortedSet<int>();
        // Attachments hang on the catalog, on pages, on comments; whatever a viewer can show is among the objects in use.
        foreach (var number in objects.Numbers)
            Collect(objects.Load(number), objects, attached);
        if (attached.Count > MaxFiles)
            throw PdfRefusedException.TooMuch();
        var files = attached
            .Select(number => objects.Load(number) is PdfStream stream ? objects.Data(stream) : default)
            .Where(MayBeCredential)
            .ToList();
        if (files.Count > 1)
            files = [.. files.Where(file => SecuredDocument.Read(file, maxBytes).Format != CredentialFormat.Unknown)];
        return files switch
        {
            [] => throw new PdfRefusedException("the PDF carries no credential"),
            [var only] => only,
            _ => throw new PdfRefusedException("the PDF carries more than one credential"),
        };
    }

    /// <summary>Every entry of <c>EF</c> counts: a viewer may open any of them.</summary>
    private static void Collect(object? value, PdfObjects objects, SortedSet<int> attached)
    {
        switch (value)
        {
            case PdfStream stream:
                Collect(stream.Entries, objects, attached);
                break;
            case List<object> list:
                foreach (var item in list)
                    Collect(item, objects, attached);
                break;
            case Dictionary<string, object> entries:
                if (entries.TryGetValue("EF", out var found) && objects.Resolve(found) is Dictionary<string, object> files)
                    attached.UnionWith(files.Values.OfType<PdfReference>().Select(reference => reference.Number));
                foreach (var item in entries.Values)
                    Collect(item, objects, attached);
                break;
        }
    }

    // JSON or a token. A PDF or a picture in a PDF is none, so that nothing is unpacked twice.
    private static bool MayBeCredential(ReadOnlyMemory<byte> file)
    {
        var text = file.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return false;
        return text[0] is (byte)'{' or (byte)'[' or (byte)'"' or 0xEF
            || (text.Contains((byte)'.') && !text.ContainsAnyExceptInRange((byte)'!', (byte)'~') && !IsPdf(text));
    }
}
