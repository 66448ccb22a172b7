namespace Testamur.Web.Platform.Pdf;

/// <summary>What a part of a page is, for somebody who does not see it: an element of the structure, ISO 32000-1, 14.7 and 14.8.</summary>
internal sealed class PdfTag(string type)
{
    private readonly List<PdfTag> children = [];
    private readonly List<(PdfPage Page, int Mark)> marks = [];

    /// <summary>What stands for a picture.</summary>
    public string? Alt { get; init; }

    /// <summary>The language, where it is not the document's.</summary>
    public string? Language { get; init; }

    /// <summary>Attributes of the element as a PDF dictionary.</summary>
    public string? Attributes { get; init; }

    public PdfTag Add(PdfTag child)
    {
        children.Add(child);
        return child;
    }

    public PdfTag Add(string child) => Add(new PdfTag(child));

    /// <summary>Content of this element on a page. An element has either marks or children.</summary>
    public void Mark(PdfPage page, int mark) => marks.Add((page, mark));

    /// <param name="owners">Gets, page by page and mark by mark, the number of the element it belongs to.</param>
    /// <returns>The number of its object.</returns>
    public int Write(PdfFile file, int parent, IReadOnlyDictionary<PdfPage, int> pages, Dictionary<(PdfPage, int), int> owners)
    {
        var id = file.Reserve();
        foreach (var mark in marks)
            owners[mark] = id;
        var kids = marks
            .Select(mark => $"<</Type /MCR /Pg {PdfFile.References([pages[mark.Page]])} /MCID {mark.Mark}>>")
            .Concat(children.Select(child => PdfFile.References([child.Write(file, id, pages, owners)])));
        file.Set(
            id,
            $"<</Type /StructElem /S /{type} /P {PdfFile.References([parent])} /K [{string.Join(' ', kids)}]"
                + (Alt is null ? "" : $" /Alt {PdfFile.Text(Alt)}")
                + (Language is null ? "" : $" /Lang {PdfFile.Text(Language)}")
                + (Attributes is null ? "" : $" /A {Attributes}")
                + ">>"
        );
        return id;
    }
}
