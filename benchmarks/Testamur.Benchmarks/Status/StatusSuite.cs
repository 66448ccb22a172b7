using System.Buffers.Text;
using System.IO.Compression;
using Testamur.Benchmarks.Proofs;
using Testamur.Credentials.Status;

namespace Testamur.Benchmarks.Status;

/// <summary>Lists of ten million entries: from the bits to the text that is published, and back to one entry.</summary>
internal static class StatusSuite
{
    /// <summary>The share of entries that is set, by the name in the table.</summary>
    private static readonly (string Name, int OneIn)[] Lists = [("10 M, 1 % set", 100), ("10 M, none set", 0)];

    private const int Length = 10_000_000;

    public static Suite Create() =>
        new("status", () => [.. Lists.SelectMany(Operations)], [.. Lists.SelectMany(Rows)], PeerScripts.Path("status.mjs"));

    private static IEnumerable<Operation> Operations((string Name, int OneIn) made)
    {
        var list = new BitstringStatusList(Length);
        // The same places as the peer sets, from the same generator.
        var first = -1;
        var state = 1u;
        for (var n = 0; made.OneIn > 0 && n < Length / made.OneIn; n++)
        {
            state = state * 1_664_525 + 1_013_904_223;
            var index = (int)((ulong)state * Length >> 32);
            list[index] = true;
            first = first < 0 ? index : first;
        }

        var looked = Math.Max(first, 0);
        var encoded = list.Encode();
        var token = TokenStatusList.From(list);
        var lst = token.Encode();
        var expected = made.OneIn > 0;
        yield return new($"encode {made.Name}", () => Check.That(list.Encode().Length == encoded.Length));
        yield return new(
            $"decode and check {made.Name}",
            () => Check.That(BitstringStatusList.TryDecode(encoded, out var read) && read[looked] == expected)
        );
        yield return new($"raw inflate {made.Name}", Inflating(encoded));
        yield return new($"encode token {made.Name}", () => Check.That(token.Encode().Length == lst.Length));
        yield return new(
            $"decode and check token {made.Name}",
            () => Check.That(TokenStatusList.TryDecode(lst, 1, out var read) && read[looked] == 1 == expected)
        );
    }

    private static IEnumerable<Row> Rows((string Name, int OneIn) made) =>
        [
            new($"encode {made.Name}", 10, []),
            new($"decode and check {made.Name}", 4, [$"raw inflate {made.Name}"]),
            new($"encode token {made.Name}", null, []),
            new($"decode and check token {made.Name}", null, []),
        ];

    /// <summary>The framework's decompression of the same bytes, its checksum compared, with nothing else asked of them.</summary>
    private static Action Inflating(string encoded)
    {
        var compressed = Base64Url.DecodeFromChars(encoded.AsSpan(1)); // behind the multibase prefix
        var bytes = new byte[Length / 8];
        return () =>
        {
            using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
            gzip.ReadExactly(bytes);
            Check.That(gzip.ReadByte() < 0);
        };
    }
}
