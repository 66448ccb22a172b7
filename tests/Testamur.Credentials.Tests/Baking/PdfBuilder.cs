using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Testamur.Credentials.Tests.Baking;

/// <summary>Writes PDF files part by part, good ones and bad ones. Ending it again makes an incremental update.</summary>
internal sealed class PdfBuilder
{
    private readonly List<byte> file = [];
    private readonly SortedDictionary<int, int> places = [];
    private int? previous;

    public PdfBuilder() => Write("%PDF-1.7\n");

    /// <summary>A page, and the files on the catalog as viewers list them.</summary>
    public static PdfBuilder With(params byte[][] files)
    {
        var pdf = new PdfBuilder();
        var numbers = files.Select((_, i) => 10 + 2 * i).ToList();
        pdf.Catalog(string.Join(' ', numbers.Select(number => $"(f{number}) {number} 0 R")));
        pdf.Object(2, "<</Type /Pages /Kids [3 0 R] /Count 1>>").Object(3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>");
        for (var i = 0; i < files.Length; i++)
            pdf.File(numbers[i], files[i]);
        return pdf;
    }

    public PdfBuilder Catalog(string names, string more = "") =>
        Object(1, $"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [{names}]>>>> {more}>>");

    /// <summary>A file specification, and the file as the object after it.</summary>
    public PdfBuilder File(int number, byte[] bytes) =>
        Object(number, $"<</Type /Filespec /F (credential.json) /EF <</F {number + 1} 0 R>>>>").Stream(number + 1, bytes);

    public PdfBuilder Object(int number, string body)
    {
        places[number] = file.Count;
        Write($"{number} 0 obj\n{body}\nendobj\n");
        return this;
    }

    public PdfBuilder Stream(int number, byte[] bytes, string entries = "/Type /EmbeddedFile") =>
        Raw(number, Deflate(bytes), $"{entries} /Filter /FlateDecode");

    public PdfBuilder Raw(int number, byte[] bytes, string entries, string? length = null)
    {
        places[number] = file.Count;
        Write($"{number} 0 obj\n<<{entries} /Length {length ?? $"{bytes.Length}"}>>\nstream\n");
        file.AddRange(bytes);
        Write("\nendstream\nendobj\n");
        return this;
    }

    /// <summary>Objects that are texts, each with the next one inside.</summary>
    public PdfBuilder Nested(int count)
    {
        for (var number = 100; number < 100 + count; number++)
        {
            places[number] = file.Count;
            Write($"{number} 0 obj (");
        }

        Write(new string(')', count));
        return this;
    }

    /// <summary>The table of the objects written since the last one.</summary>
    public PdfBuilder End(string trailer = "", int? prev = null)
    {
        var start = file.Count;
        Write("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n"));
        var before = prev ?? previous;
        Write(
            $"trailer\n<</Size 99 /Root 1 0 R {trailer} {(before is null ? "" : $"/Prev {before}")}>>\nstartxref\n{start}\n%%EOF\n"
        );
        places.Clear();
        previous = start;
        return this;
    }

    /// <summary>The same with objects in a pack and the table as a stream with a predictor, as newer programs write it.</summary>
    public PdfBuilder EndPacked(params (int Number, string Body)[] packed)
    {
        var (heads, bodies) = (new StringBuilder(), new StringBuilder());
        foreach (var (number, body) in packed)
        {
            heads.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }

        Stream(80, Encoding.Latin1.GetBytes($"{heads}{bodies}"), $"/Type /ObjStm /N {packed.Length} /First {heads.Length}");
        var start = file.Count;
        var rows = new List<(int Number, byte Kind, int Place, byte Index)> { (81, 1, start, 0) };
        rows.AddRange(places.Select(place => (place.Key, (byte)1, place.Value, (byte)0)));
        rows.AddRange(packed.Select((item, i) => (item.Number, (byte)2, 80, (byte)i)));
        var table = new MemoryStream();
        var above = new byte[6];
        foreach (var (_, kind, place, index) in rows.OrderBy(row => row.Number))
        {
            byte[] row = [kind, 0, 0, 0, 0, index];
            BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(1), place);
            table.WriteByte(2); // each byte as the difference from the one above it
            table.Write([.. row.Select((value, i) => (byte)(value - above[i]))]);
            above = row;
        }

        var index2 = string.Join(' ', rows.OrderBy(row => row.Number).Select(row => $"{row.Number} 1"));
        Stream(
            81,
            table.ToArray(),
            $"/Type /XRef /W [1 4 1] /Index [{index2}] /Size 99 /Root 1 0 R /DecodeParms <</Predictor 12 /Columns 6>>"
        );
        Write($"startxref\n{start}\n%%EOF\n");
        places.Clear();
        previous = start;
        return this;
    }

    public byte[] ToBytes() => file.ToArray();

    public static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    private void Write(FormattableString text) => Write(text.ToString(CultureInfo.InvariantCulture));

    private void Write(string text) => file.AddRange(Encoding.Latin1.GetBytes(text));
}
