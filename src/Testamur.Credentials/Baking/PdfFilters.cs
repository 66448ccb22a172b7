using System.IO.Compression;

namespace Testamur.Credentials.Baking;

/// <summary>Unpacks the data of a stream: as they are, or Flate with the predictors of PNG, ISO 32000-1, 7.4.4.</summary>
internal static class PdfFilters
{
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, PdfStream stream, PdfObjects objects, PdfBudget budget)
    {
        var filter = Only(objects.Resolve(stream.Entries.GetValueOrDefault("Filter")), objects);
        if (filter is null)
        {
            budget.Unpack(packed.Length);
            return packed;
        }

        if (filter is not PdfName { Value: "FlateDecode" })
            throw NotRead();
        var bytes = Inflate(packed, budget);
        return
            Only(objects.Resolve(stream.Entries.GetValueOrDefault("DecodeParms")), objects)
                is Dictionary<string, object> parameters
            ? Restore(bytes, parameters)
            : bytes;
    }

    /// <summary>One filter may stand in a list of one.</summary>
    private static object? Only(object? value, PdfObjects objects) =>
        value switch
        {
            List<object> { Count: 0 } => null,
            List<object> { Count: 1 } list => objects.Resolve(list[0]),
            List<object> => throw NotRead(),
            _ => value,
        };

    private static byte[] Inflate(ReadOnlyMemory<byte> packed, PdfBudget budget)
    {
        using var output = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            for (int count; (count = zlib.Read(buffer)) > 0; )
            {
                budget.Unpack(count);
                output.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            throw PdfRefusedException.Damaged();
        }

        return output.ToArray();
    }

    // https://www.w3.org/TR/png/#9Filters: each row starts with the kind of its filter.
    private static byte[] Restore(byte[] bytes, Dictionary<string, object> parameters)
    {
        var predictor = Number(parameters, "Predictor", 1);
        if (predictor == 1)
            return bytes;
        var columns = Number(parameters, "Columns", 1);
        if (predictor < 10 || Number(parameters, "Colors", 1) != 1 || Number(parameters, "BitsPerComponent", 8) != 8)
            throw NotRead();
        if (columns is < 1 or > 1024 || bytes.Length % (columns + 1) != 0)
            throw PdfRefusedException.Damaged();
        var rows = new byte[bytes.Length / (columns + 1) * columns];
        var above = new byte[columns];
        for (var (from, to) = (0, 0); from < bytes.Length; to += columns)
        {
            var kind = bytes[from++];
            var row = rows.AsSpan(to, columns);
            for (var i = 0; i < columns; i++, from++)
                row[i] = (byte)(bytes[from] + Predict(kind, i == 0 ? 0 : row[i - 1], above[i], i == 0 ? 0 : above[i - 1]));
            row.CopyTo(above);
        }

        return rows;
    }

    private static int Predict(byte kind, int left, int up, int corner)
    {
        switch (kind)
        {
            case 0:
                return 0;
            case 1:
                return left;
            case 2:
                return up;
            case 3:
                return (left + up) / 2;
            case 4:
                var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
                return a <= b && a <= c ? left
                    : b <= c ? up
                    : corner;
            default:
                throw PdfRefusedException.Damaged();
        }
    }

    private static int Number(Dictionary<string, object> parameters, string name, int otherwise) =>
        parameters.TryGetValue(name, out var value) ? PdfParser.Whole(value) : otherwise;

    private static PdfRefusedException NotRead() =>
        new PdfRefusedException("the PDF packs its content in a way that is not read here");
}
