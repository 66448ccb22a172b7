using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Status;
using Testamur.Credentials.Tests.Samples;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Baking;

public sealed class BakedPngTests : IDisposable
{
    private const string Badge = """{"type":"VerifiableCredential","name":"Prüfung ✓"}""";

    private static readonly byte[] Picture = SampleWorld.Read("ob20/simple-badge.png");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("testamur-png-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_badge_of_another_project_comes_out_as_it_went_in()
    {
        Assert.True(BakedPng.TryExtract(Picture, out var badge, out var problem), problem);
        Assert.StartsWith("""{"@context":"https://w3id.org/openbadges/v2","type":"Assertion",""", Encoding.UTF8.GetString(badge));
    }

    [Fact]
    public void Baking_replaces_the_badge_that_was_there_and_keeps_every_other_chunk()
    {
        var baked = BakedPng.Bake(Picture, Badge);
        Assert.True(BakedPng.TryExtract(baked, out var badge, out _));
        Assert.Equal(Badge, Encoding.UTF8.GetString(badge));
        Assert.Equal(baked, BakedPng.Bake(baked, Badge));
        Assert.Equal(Others(Picture), Others(baked));
    }

    [Fact]
    public void A_baked_badge_survives_optipng()
    {
        var path = Path.Combine(folder.FullName, "badge.png");
        var baked = BakedPng.Bake(Uncompressed(), Badge);
        File.WriteAllBytes(path, baked);
        using var optipng = Process.Start(
            new ProcessStartInfo("optipng", ["-quiet", "-o5", path]) { RedirectStandardError = true }
        );
        Assert.NotNull(optipng);
        var said = optipng.StandardError.ReadToEnd();
        optipng.WaitForExit();
        Assert.True(optipng.ExitCode == 0, said);
        var optimised = File.ReadAllBytes(path);
        Assert.True(optimised.Length < baked.Length, "It had nothing to do.");
        Assert.True(BakedPng.TryExtract(optimised, out var badge, out var problem), problem);
        Assert.Equal(Badge, Encoding.UTF8.GetString(badge));
    }

    [Fact]
    public void Old_badges_in_plain_and_compressed_texts_are_read()
    {
        byte[] plain = [.. "openbadges\0https://uni.example/b/1"u8];
        Assert.Equal("https://uni.example/b/1", Extracted(With("tEXt", plain)));
        Assert.Equal(Badge, Extracted(With("iTXt", Compressed(Encoding.UTF8.GetBytes(Badge)))));
    }

    [Fact]
    public void Two_badges_are_refused_whether_they_differ_or_not()
    {
        var text = Text(BakedPng.Keyword, Badge);
        foreach (var second in new[] { text, Text(BakedPng.Keyword, "{}"), Text(BakedPng.OldKeyword, Badge) })
            Assert.Equal("two badges are baked into the picture", Problem(With(("iTXt", text), ("iTXt", second))));
    }

    [Fact]
    public void A_compressed_badge_is_read_whole_and_below_the_limit_or_not_at_all()
    {
        var bomb = Compressed(new byte[64 * 1024 * 1024]);
        Assert.True(bomb.Length < 100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("the badge in the picture is damaged or too large", Problem(With("iTXt", bomb)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 * 1024 * 1024);
        var whole = Compressed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Badge, 400))));
        Assert.NotNull(Extracted(With("iTXt", whole)));
        foreach (var cut in new[] { 1, 4, 5, whole.Length - 30 })
            Assert.Equal("the badge in the picture is damaged or too large", Problem(With("iTXt", whole[..^cut])));
    }

    [Fact]
    public void A_badge_larger_than_the_limit_is_refused() =>
        Assert.False(BakedPng.TryExtract(BakedPng.Bake(Picture, Badge), out _, out _, Encoding.UTF8.GetByteCount(Badge) - 1));

    [Theory]
    [InlineData(79, "no badge is baked into the picture")]
    [InlineData(80, "a text of the picture has a name that is too long")]
    public void A_keyword_of_more_than_79_bytes_is_refused(int length, string problem) =>
        Assert.Equal(problem, Problem(With("tEXt", [.. Encoding.ASCII.GetBytes(new string('k', length)), 0, 1])));

    [Fact]
    public void Chunks_that_break_the_rules_are_refused()
    {
        var baked = BakedPng.Bake(Picture, Badge);
        byte[] endless = [.. baked];
        BinaryPrimitives.WriteUInt32BigEndian(endless.AsSpan(33), 0xFFFFFFFF);
        byte[] badSum = [.. baked];
        badSum[60] ^= 1;
        byte[] signed = [.. baked];
        BinaryPrimitives.WriteUInt32BigEndian(signed.AsSpan(33), 0x80000000);
        foreach (
            var damaged in new[]
            {
                endless,
                badSum,
                signed,
                baked[..^12],
                baked[..^1],
                baked[..8],
                [.. baked[..8], .. baked[33..]],
            }
        )
            Assert.Equal("the picture is damaged", Problem(damaged));
        Assert.Equal(
            "something stands behind the end of the picture",
            Problem([.. baked, .. Chunk("iTXt", Text(BakedPng.Keyword, "{}"))])
        );
        Assert.Equal("something stands behind the end of the picture", Problem([.. baked, 0]));
    }

    [Fact]
    public void No_cut_or_changed_picture_throws()
    {
        var baked = BakedPng.Bake(Picture, Badge);
        var source = new SeededSource(7);
        for (var i = 0; i < baked.Length; i++)
        {
            Assert.False(BakedPng.TryExtract(baked.AsMemory(0, i), out _, out _));
            var changed = (byte[])baked.Clone();
            changed[i] ^= (byte)(1 + source.Below(255));
            Assert.False(BakedPng.TryExtract(changed, out _, out _));
        }
    }

    [Fact]
    public void What_is_no_picture_cannot_be_baked()
    {
        Assert.Throws<ArgumentException>(() => BakedPng.Bake(Picture.AsMemory(0, 100), Badge));
        Assert.Throws<ArgumentException>(() => BakedPng.Bake(Picture, " "));
    }

    private static string? Extracted(byte[] png) =>
        BakedPng.TryExtract(png, out var badge, out _) ? Encoding.UTF8.GetString(badge) : null;

    private static string Problem(byte[] png)
    {
        Assert.False(BakedPng.TryExtract(png, out var badge, out var problem));
        Assert.Null(badge);
        return problem;
    }

    private static List<string> Others(byte[] png)
    {
        Assert.True(PngChunks.TryRead(png, out var chunks, out _));
        return [.. chunks.Where(chunk => chunk.Type != "iTXt").Select(chunk => Convert.ToHexString(chunk.Whole.Span))];
    }

    /// <summary>A white square that can be made smaller.</summary>
    private static byte[] Uncompressed()
    {
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.NoCompression, leaveOpen: true))
        {
            for (var row = 0; row < 64; row++)
                zlib.Write([0, .. Enumerable.Repeat((byte)255, 64 * 3)]);
        }
        byte[] header = [0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0];
        return [.. PngChunks.Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] With(string type, byte[] data) => With((type, data));

    /// <summary>The picture with these chunks in place of its badge.</summary>
    private static byte[] With(params (string Type, byte[] Data)[] chunks)
    {
        Assert.True(PngChunks.TryRead(Picture, out var all, out _));
        var rest = all.Where(chunk => chunk.Type is not ("iTXt" or "IHDR")).SelectMany(chunk => chunk.Whole.ToArray());
        return
        [
            .. PngChunks.Signature,
            .. all[0].Whole.Span,
            .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)),
            .. rest,
        ];
    }

    private static byte[] Text(string keyword, string text) =>
        [.. Encoding.ASCII.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Compressed(byte[] text)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(text);
        return [.. "openbadges"u8, 0, 1, 0, 0, 0, .. output.ToArray()];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Crc32.Of(body));
        return chunk;
    }
}
