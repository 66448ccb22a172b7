namespace Testamur.Credentials.Baking;

/// <summary>
/// The objects that a PDF's table of objects lists, ISO 32000-1, 7.5.4 to 7.5.8: the newest of each, as every viewer sees them. A file
/// whose table does not lead to them is refused, never repaired: two programs would repair it differently.
/// </summary>
internal sealed class PdfObjects
{
    private const int MaxSections = 64;
    private const int MaxObjects = 50_000;

    private readonly ReadOnlyMemory<byte> file;
    private readonly PdfBudget budget;
    private readonly Dictionary<int, (int Kind, int Place, int Index)> entries = [];
    private readonly Dictionary<int, object?> loaded = [];
    private readonly Dictionary<int, (ReadOnlyMemory<byte> Bytes, int[] Numbers, int[] Places)> packs = [];
    private readonly HashSet<int> loading = [];

    public PdfObjects(ReadOnlyMemory<byte> file, PdfBudget budget)
    {
        (this.file, this.budget) = (file, budget);
        var tail = Math.Max(0, file.Length - 2048);
        var mark = file.Span[tail..].LastIndexOf("startxref"u8);
        if (mark < 0)
            throw PdfRefusedException.Damaged();
        var place = Parser(tail + mark + "startxref".Length).Number();
        var seen = new HashSet<int>();
        for (int? next = place; next is { } section; next = ReadSection(section))
        {
            if (!seen.Add(section) || seen.Count > MaxSections)
                throw PdfRefusedException.Damaged();
        }
    }

    /// <summary>The numbers of all objects that are in use, in order.</summary>
    public IEnumerable<int> Numbers => entries.Where(entry => entry.Value.Kind != 0).Select(entry => entry.Key).Order();

    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            if (steps > 8)
                throw PdfRefusedException.Damaged();
            value = Load(reference.Number);
        }

        return value;
    }

    /// <summary>An object, or null when there is none of this number.</summary>
    public object? Load(int number)
    {
        if (loaded.TryGetValue(number, out var known))
            return known;
        if (!entries.TryGetValue(number, out var entry) || entry.Kind == 0)
            return null;
        // The length of a pack may be in the pack itself, or in a pack whose length is in a pack, and so on.
        if (!loading.Add(number) || loading.Count > 8)
            throw PdfRefusedException.Damaged();
        var value = entry.Kind == 1 ? ReadAt(entry.Place, number) : FromPack(entry.Place, entry.Index, number);
        loading.Remove(number);
        return loaded[number] = value;
    }

    /// <summary>The data of a stream, unpacked.</summary>
    public ReadOnlyMemory<byte> Data(PdfStream stream)
    {
        if (stream.Entries.ContainsKey("F"))
            throw new PdfRefusedException("the PDF keeps its content in another file");
        var length = PdfParser.Whole(Resolve(stream.Entries.GetValueOrDefault("Length")));
        if (length > file.Length - stream.Start || !Parser(stream.Start + length).Skip("endstream"u8))
            throw PdfRefusedException.Damaged();
        budget.Look(length);
        return PdfFilters.Unpack(file.Slice(stream.Start, length), stream, this, budget);
    }

    private int? ReadSection(int place)
    {
        var parser = Parser(place);
        var trailer = parser.Skip("xref"u8) ? ReadTable(parser) : ReadTableStream(place);
        if (trailer.ContainsKey("Encrypt"))
            throw new PdfRefusedException("the PDF is encrypted");
        return trailer.TryGetValue("Prev", out var previous) ? PdfParser.Whole(previous) : null;
    }

    private Dictionary<string, object> ReadTable(PdfParser parser)
    {
        var free = new List<int>();
        while (!parser.Skip("trailer"u8))
        {
            var (first, count) = (parser.Number(), parser.Number());
            for (var i = 0; i < count; i++)
            {
                var (place, _) = (parser.Number(), parser.Number());
                if (parser.Skip("n"u8))
                    Add(first + i, place == 0 ? 0 : 1, place, 0);
                else if (parser.Skip("f"u8))
                    free.Add(first + i);
                else
                    throw PdfRefusedException.Damaged();
            }
        }

        if (parser.Value() is not Dictionary<string, object> trailer)
            throw PdfRefusedException.Damaged();
        // A file for old and new programs hides objects from the old as free; the new find them in a second table.
        if (trailer.TryGetValue("XRefStm", out var stream))
            ReadTableStream(PdfParser.Whole(stream));
        foreach (var number in free)
            Add(number, 0, 0, 0);
        return trailer;
    }

    private Dictionary<string, object> ReadTableStream(int place)
    {
        if (
            ReadAt(place, null) is not PdfStream stream
            || stream.Entries.GetValueOrDefault("Type") is not PdfName { Value: "XRef" }
        )
            throw PdfRefusedException.Damaged();
        var widths = Integers(stream, "W");
        if (widths is not [<= 4, >= 1 and <= 4, <= 4])
            throw PdfRefusedException.Damaged();
        var sections = stream.Entries.ContainsKey("Index")
            ? Integers(stream, "Index")
            : [0, PdfParser.Whole(stream.Entries.GetValueOrDefault("Size"))];
        var data = Data(stream).Span;
        for (var i = 0; i + 1 < sections.Length; i += 2)
        {
            for (var number = sections[i]; number < sections[i] + sections[i + 1]; number++)
            {
                if (data.Length < widths.Sum())
                    throw PdfRefusedException.Damaged();
                var kind = widths[0] == 0 ? 1 : Field(ref data, widths[0]);
                Add(number, kind, Field(ref data, widths[1]), Field(ref data, widths[2]));
            }
        }

        return stream.Entries;
    }

    private static int[] Integers(PdfStream stream, string entry) =>
        stream.Entries.GetValueOrDefault(entry) is List<object> list
            ? [.. list.Select(PdfParser.Whole)]
            : throw PdfRefusedException.Damaged();

    private static int Field(ref ReadOnlySpan<byte> data, int width)
    {
        var value = 0L;
        foreach (var part in data[..width])
            value = value << 8 | part;
        data = data[width..];
        return value <= int.MaxValue ? (int)value : throw PdfRefusedException.Damaged();
    }

    // Tables are read from the newest to the oldest, and the newest counts.
    private void Add(int number, int kind, int place, int index)
    {
        if (kind > 2 || number < 0)
            throw PdfRefusedException.Damaged();
        if (entries.TryAdd(number, (kind, place, index)) && entries.Count > MaxObjects)
            throw PdfRefusedException.TooMuch();
    }

    /// <param name="number">Which object must be there; null for any.</param>
    private object? ReadAt(int place, int? number)
    {
        var parser = Parser(place);
        var found = parser.Number();
        _ = parser.Number();
        if (!parser.Skip("obj"u8) || (number is not null && found != number))
            throw PdfRefusedException.Damaged();
        var value = parser.Value();
        if (value is not Dictionary<string, object> entries || !parser.Skip("stream"u8))
            return value;
        var rest = file.Span[parser.At..];
        return rest.StartsWith("\r\n"u8) ? new PdfStream(entries, parser.At + 2)
            : rest.StartsWith("\n"u8) ? new PdfStream(entries, parser.At + 1)
            : throw PdfRefusedException.Damaged();
    }

    private object? FromPack(int pack, int index, int number)
    {
        if (!packs.TryGetValue(pack, out var read))
            packs[pack] = read = ReadPack(pack);
        if (index >= read.Numbers.Length || read.Numbers[index] != number)
            throw PdfRefusedException.Damaged();
        return new PdfParser(read.Bytes, budget) { At = read.Places[index] }.Value();
    }

    private (ReadOnlyMemory<byte>, int[], int[]) ReadPack(int number)
    {
        // A pack is never in a pack.
        if (entries.GetValueOrDefault(number).Kind != 1 || Load(number) is not PdfStream stream)
            throw PdfRefusedException.Damaged();
        var count = PdfParser.Whole(Resolve(stream.Entries.GetValueOrDefault("N")));
        var first = PdfParser.Whole(Resolve(stream.Entries.GetValueOrDefault("First")));
        var bytes = Data(stream);
        if (count > bytes.Length || first > bytes.Length)
            throw PdfRefusedException.Damaged();
        var parser = new PdfParser(bytes, budget);
        var (numbers, places) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            (numbers[i], places[i]) = (parser.Number(), parser.Number());
            if (places[i] > bytes.Length - first)
                throw PdfRefusedException.Damaged();
            places[i] += first;
        }

        return (bytes, numbers, places);
    }

    private PdfParser Parser(int place) =>
        place <= file.Length ? new PdfParser(file, budget) { At = place } : throw PdfRefusedException.Damaged();
}
