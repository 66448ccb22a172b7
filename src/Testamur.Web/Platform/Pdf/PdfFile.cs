using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>The objects of a PDF file with their table. The same objects give the same bytes. See ISO 32000-1, 7.5.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> objects = [];

    /// <summary>Numbers an object that is written later.</summary>
    public int Reserve()
    {
        objects.Add(null);
        return objects.Count;
    }

    public void Set(int id, string body) => objects[id - 1] = Encoding.Latin1.GetBytes(body);

    public int Add(string body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    /// <param name="entries">Of its dictionary, beside length and filter.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(bytes);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"<<{entries} /Filter /FlateDecode /Length {packed.Length}>>\nstream\n"
        );
        var id = Reserve();
        objects[id - 1] = [.. Encoding.Latin1.GetBytes(head), .. packed.ToArray(), .. "\nendstream"u8];
        return id;
    }

    /// <summary>The file; its identifier is made of its content.</summary>
    public byte[] ToBytes(int catalog, int info)
    {
        using var file = new MemoryStream();
        // Four bytes beyond ASCII tell programs that move files that this is no text.
        file.Write("%PDF-1.7\n%"u8);
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var table = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was never written."));
            file.Write("\nendobj\n"u8);
        }

        var start = file.Length;
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n{table}trailer\n"));
        Write(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Size {objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>]>>\nstartxref\n{start}\n%%EOF\n"
            )
        );
        return file.ToArray();
    }

    /// <summary>A text string, ISO 32000-1, 7.9.2.2.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number with a point, whatever the language of the request.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string References(IEnumerable<int> ids) =>
        string.Join(' ', ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R")));

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
