using Testamur.Credentials.Json;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Tests;

public sealed class StatusListTests
{
    [Fact]
    public void Published_lists_decode_to_their_bits()
    {
        foreach (var vector in Vector.Json("status/w3c-bitstring-vectors.json")["vectors"]!.AsArray())
        {
            var list = BitstringStatusList.Decode(vector!["encodedList"]!.GetValue<string>());
            Assert.Equal(vector["bits"]!.GetValue<int>(), list.Length);
            var expected = vector["setIndexes"]!.AsArray().Select(i => i!.GetValue<int>());
            Assert.Equal(expected, Enumerable.Range(0, list.Length).Where(i => list[i]));
        }
    }

    [Fact]
    public void A_list_round_trips()
    {
        var list = new BitstringStatusList();
        list[94_567] = true;
        list[8] = true;
        list[8] = false;
        var back = BitstringStatusList.Decode(list.Encode());
        Assert.Equal([94_567], Enumerable.Range(0, back.Length).Where(i => back[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => back[back.Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => back[-1]);
    }

    [Fact]
    public void Damaged_short_long_and_joined_lists_are_refused()
    {
        var good = Raw(new BitstringStatusList().Encode());
        Assert.False(Reads([.. good[..^1]]), "cut");
        Assert.False(Reads([.. good[..^8]]), "without trailer");
        Assert.False(Reads([.. good[..10]]), "header only");
        Assert.False(Reads([]), "empty");
        Assert.False(Reads([.. good, 0]), "garbage behind");
        Assert.False(Reads([.. good, .. good]), "two members");
        Assert.False(Reads([.. good, .. good[^8..]]), "its own trailer behind");
        for (var kept = 0; kept < good.Length; kept++)
            Assert.False(Reads([.. good[..kept]]), $"cut to {kept} of {good.Length}");
        for (var at = good.Length - 8; at < good.Length; at++)
            Assert.False(Reads([.. good[..at], (byte)(good[at] ^ 1), .. good[(at + 1)..]]), $"trailer byte {at}");
        Assert.False(Reads(Gzip(new byte[12_500])), "100,000 entries");
        Assert.True(Reads(Gzip(new byte[BitstringStatusList.MaximumLength / 8])), "the largest");
        Assert.False(Reads(Gzip(new byte[(BitstringStatusList.MaximumLength / 8) + 1])), "a bomb");
        Assert.False(BitstringStatusList.TryDecode("z" + Multibase.ToBase64Url(good), out _));
    }

    private static bool Reads(byte[] compressed) => BitstringStatusList.TryDecode("u" + Multibase.ToBase64Url(compressed), out _);

    private static byte[] Raw(string encoded) => Multibase.TryFromBase64Url(encoded.AsSpan(1), out var bytes) ? bytes : [];

    private static byte[] Gzip(byte[] data)
    {
        using var output = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(output, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(data);
        return output.ToArray();
    }
}
