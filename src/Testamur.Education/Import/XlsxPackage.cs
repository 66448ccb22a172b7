using System.IO.Compression;
using System.Xml;

namespace Testamur.Education.Import;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As people see it.</param>
/// <param name="Part">Where it lies in the package.</param>
internal sealed record XlsxSheetName(string Name, string Part);

/// <summary>The parts of a workbook, unpacked as they are read and never more than the budget of the whole.</summary>
internal sealed class XlsxPackage
{
    // A sheet of a million empty rows unpacks to some 30 MB.
    private const long MostBytes = 64 * 1024 * 1024;
    private const int MostParts = 2000;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long read;

    /// <exception cref="XlsxBudgetException">Too many parts.</exception>
    public XlsxPackage(ZipArchive archive)
    {
        if (archive.Entries.Count > MostParts)
            throw new XlsxBudgetException();
        foreach (var entry in archive.Entries)
            parts.TryAdd(entry.FullName.TrimStart('/'), entry);
    }

    public bool Has(string prefix) => parts.Keys.Any(part => part.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sheets in the workbook's order; none when it is no workbook.</summary>
    public IReadOnlyList<XlsxSheetName> Sheets()
    {
        var targets = Targets();
        var sheets = new List<XlsxSheetName>();
        using var reader = Open("xl/workbook.xml");
        while (reader?.Read() == true)
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                && reader.GetAttribute("id", Relations) is { } id
                && targets.TryGetValue(id, out var part)
                && parts.ContainsKey(part)
            )
                sheets.Add(new(reader.GetAttribute("name") ?? "", part));
        return sheets;
    }

    private Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = Open("xl/_rels/workbook.xml.rels");
        while (reader?.Read() == true)
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("TargetMode") != "External"
                && reader.GetAttribute("Id") is { } id
                && reader.GetAttribute("Target") is { } target
            )
                targets.TryAdd(id, target.StartsWith('/') ? target[1..] : $"xl/{target}");
        return targets;
    }

    /// <summary>Null when there is no such part. Reading throws for a document type, for what is not well-formed, and past the budget.</summary>
    public XmlReader? Open(string part) =>
        parts.TryGetValue(part, out var entry)
            ? XmlReader.Create(
                new Counted(this, entry.Open()),
                new()
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = MostBytes,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                    CloseInput = true,
                }
            )
            : null;

    private void Count(int bytes)
    {
        read += bytes;
        if (read > MostBytes)
            throw new XlsxBudgetException();
    }

    private sealed class Counted(XlsxPackage package, Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var bytes = inner.Read(buffer, offset, count);
            package.Count(bytes);
            return bytes;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
