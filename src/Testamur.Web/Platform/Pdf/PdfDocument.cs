using System.Globalization;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>
/// A tagged PDF document as it grows: pages, what their parts are, and files that travel with it. The same input gives the same bytes.
/// </summary>
/// <param name="language">As BCP 47 writes it.</param>
internal sealed class PdfDocument(string title, string language)
{
    private readonly List<PdfPage> pages = [];
    private readonly List<PdfAttachment> attachments = [];
    private readonly PdfFonts fonts = new();

    public PdfTag Root { get; } = new("Document");

    public IReadOnlyList<PdfPage> Pages => pages;

    public PdfPage AddPage()
    {
        var page = new PdfPage(fonts);
        pages.Add(page);
        return page;
    }

    public void Attach(PdfAttachment attachment) => attachments.Add(attachment);

    public byte[] ToBytes()
    {
        var file = new PdfFile();
        var catalog = file.Reserve();
        var info = file.Add($"<</Title {PdfFile.Text(title)} /Producer (Testamur)>>");
        var tree = file.Reserve();
        var ids = pages.ToDictionary(page => page, _ => file.Reserve());
        var structure = WriteStructure(file, ids);
        var resources = file.Add($"<</Font {fonts.Write(file)}>>");
        file.Set(
            tree,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /Pages /Count {pages.Count} /Kids [{PdfFile.References(ids.Values)}]>>"
            )
        );
        for (var i = 0; i < pages.Count; i++)
        {
            var content = file.AddStream("", Encoding.Latin1.GetBytes(pages[i].Content));
            file.Set(
                ids[pages[i]],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources {resources} 0 R /Contents {content} 0 R /StructParents {i} /Tabs /S>>"
                )
            );
        }

        file.Set(
            catalog,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /Catalog /Pages {tree} 0 R /Lang {PdfFile.Text(language)} /MarkInfo <</Marked true>> /StructTreeRoot {structure} 0 R /ViewerPreferences <</DisplayDocTitle true>>{WriteAttachments(file)}>>"
            )
        );
        return file.ToBytes(catalog, info);
    }

    private int WriteStructure(PdfFile file, Dictionary<PdfPage, int> ids)
    {
        var root = file.Reserve();
        var owners = new Dictionary<(PdfPage, int), int>();
        var document = Root.Write(file, root, ids, owners);
        var numbers = pages.Select(
            (page, i) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i} [{PdfFile.References(Enumerable.Range(0, page.Marks).Select(mark => owners[(page, mark)]))}]"
                )
        );
        var parents = file.Add($"<</Nums [{string.Join(' ', numbers)}]>>");
        file.Set(
            root,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /StructTreeRoot /K [{document} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {pages.Count}>>"
            )
        );
        return root;
    }

    // ISO 32000-1, 7.11.4; how a file relates to the document is of ISO 32000-2, 14.13.
    private string WriteAttachments(PdfFile file)
    {
        if (attachments.Count == 0)
            return "";
        var named = attachments
            .OrderBy(attachment => attachment.Name, StringComparer.Ordinal)
            .Select(attachment => (attachment.Name, Id: Write(file, attachment)))
            .ToList();
        var names = string.Join(' ', named.Select(entry => $"{PdfFile.Text(entry.Name)} {PdfFile.References([entry.Id])}"));
        return $" /Names <</EmbeddedFiles <</Names [{names}]>>>> /AF [{PdfFile.References(named.Select(entry => entry.Id))}]";
    }

    private static int Write(PdfFile file, PdfAttachment attachment)
    {
        var modified = attachment.Modified.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var type = attachment.ContentType.Replace("/", "#2F", StringComparison.Ordinal);
        var stream = file.AddStream(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/Type /EmbeddedFile /Subtype /{type} /Params <</Size {attachment.Bytes.Length} /ModDate (D:{modified}Z)>>"
            ),
            attachment.Bytes
        );
        var name = PdfFile.Text(attachment.Name);
        return file.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /Filespec /F {name} /UF {name} /Desc {PdfFile.Text(attachment.Description)} /AFRelationship /Source /EF <</F {stream} 0 R /UF {stream} 0 R>>>>"
            )
        );
    }
}

/// <summary>A file that travels with a document and is what the document was made from.</summary>
internal sealed record PdfAttachment(string Name, string ContentType, string Description, DateTimeOffset Modified, byte[] Bytes);
