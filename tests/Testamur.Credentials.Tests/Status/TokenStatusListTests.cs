using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Tests.Status;

public sealed class TokenStatusListTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_lists_of_the_draft_decode_to_their_values()
    {
        var vectors = Sample.Array("status/token-status-list.json");
        Assert.Equal(3, vectors.Count);
        foreach (var vector in vectors)
        {
            var list = Decode(vector!["status_list"]!.AsObject());
            Assert.Equal(vector["size"]!.GetValue<int>(), list.Length);
            Assert.Equal(Expected(vector.AsObject(), list.Length, "nonZero", "values"), All(list));
        }
    }

    [Fact]
    public void The_lists_of_the_draft_are_written_as_it_has_them()
    {
        var vectors = Sample.Object("status/ietf-token-status-list-vectors.json")["vectors"]!.AsArray();
        Assert.Equal(2, vectors.Count);
        foreach (var vector in vectors)
        {
            var size = vector!["size"]!.GetValue<int>();
            var bits = vector["bits"]!.GetValue<int>();
            var values = Expected(vector.AsObject(), size, "nonZeroStatuses", "statuses");
            var list = new TokenStatusList(size, bits);
            for (var i = 0; i < size; i++)
                list[i] = values[i];
            Assert.True(TokenStatusList.TryDecode(vector["lst"]!.GetValue<string>(), bits, out var published));
            Assert.Equal(values, All(published));
            Assert.True(TokenStatusList.TryDecode(list.Encode(), bits, out var own));
            Assert.Equal(values, All(own));
            // Levels of compression differ between libraries, what comes out does not.
            Assert.Equal(Inflated(vector["lst"]!.GetValue<string>()), Inflated(list.Encode()));
        }
    }

    [Fact]
    public void The_published_bytes_lie_with_the_first_entry_in_the_lowest_bits()
    {
        var vector = Sample.Object("status/ietf-token-status-list-vectors.json")["vectors"]![1]!;
        Assert.Equal(Convert.FromHexString(vector["bytesHex"]!.GetValue<string>()), Inflated(vector["lst"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Entries_of_every_width_keep_apart_from_their_neighbours(int bits)
    {
        var source = new Testamur.Tests.Shared.SeededSource(7);
        var expected = new int[4096];
        var list = new TokenStatusList(expected.Length, bits);
        for (var n = 0; n < 10_000; n++)
        {
            var at = source.Below(expected.Length);
            list[at] = expected[at] = source.Below(1 << bits);
        }

        Assert.True(TokenStatusList.TryDecode(list.Encode(), bits, out var back));
        Assert.Equal(expected, All(back));
        Assert.Throws<ArgumentOutOfRangeException>(() => list[0] = 1 << bits);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[expected.Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(-1)]
    public void Other_widths_are_refused(int bits)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenStatusList(8, bits));
        Assert.False(TokenStatusList.TryDecode(new TokenStatusList(8).Encode(), bits, out _));
    }

    [Theory]
    [InlineData(131_072)]
    [InlineData(131_080)]
    public void A_bitstring_list_says_the_same_as_a_token_list(int length)
    {
        var source = new Testamur.Tests.Shared.SeededSource(11);
        var bitstring = new BitstringStatusList(length);
        for (var n = 0; n < 5_000; n++)
            bitstring[source.Below(length)] = true;
        bitstring[length - 1] = true;
        var token = TokenStatusList.From(bitstring);
        Assert.Equal(Enumerable.Range(0, length).Where(i => bitstring[i]), Enumerable.Range(0, length).Where(i => token[i] == 1));
    }

    [Fact]
    public void Every_header_of_zlib_is_read()
    {
        var data = new byte[1000];
        data[10] = 1;
        var seen = new HashSet<byte>();
        foreach (var level in new[] { 0x01, 0x5e, 0x9c, 0xda })
        {
            var compressed = Zlib(data, CompressionLevel.Optimal);
            (compressed[0], compressed[1]) = (0x78, (byte)level);
            seen.Add(compressed[1]);
            Assert.True(Reads(compressed), $"78 {level:x2}");
        }

        Assert.Equal(4, seen.Count);
        var other = Zlib(data, CompressionLevel.Optimal);
        other[1] ^= 1; // the header's own check digits
        Assert.False(Reads(other));
    }

    [Fact]
    public void Damaged_long_and_joined_lists_are_refused()
    {
        var good = Zlib(new byte[20_000], CompressionLevel.Optimal);
        Assert.True(Reads(good));
        for (var kept = 0; kept < good.Length; kept++)
            Assert.False(Reads(good[..kept]), $"cut to {kept} of {good.Length}");
        for (var at = good.Length - 4; at < good.Length; at++)
            Assert.False(Reads([.. good[..at], (byte)(good[at] ^ 1), .. good[(at + 1)..]]), "checksum");
        Assert.False(Reads([.. good, 0]), "garbage behind");
        Assert.False(Reads([.. good, .. good[^4..]]), "its own checksum behind");
        Assert.False(Reads([.. good, .. good]), "two of them");
        Assert.False(Reads(Zlib([], CompressionLevel.Optimal)), "no entry");
        Assert.True(Reads(Zlib(new byte[TokenStatusList.MaximumBytes], CompressionLevel.Fastest)), "the largest");
        Assert.False(Reads(Zlib(new byte[TokenStatusList.MaximumBytes + 1], CompressionLevel.Fastest)), "a bomb");
        Assert.False(TokenStatusList.TryDecode(null, 1, out _));
        Assert.False(TokenStatusList.TryDecode(Multibase.ToBase64Url(good) + "=", 1, out _));
    }

    [Fact]
    public void A_bomb_is_given_up_within_its_limit()
    {
        var bomb = Zlib(new byte[256 * 1024 * 1024], CompressionLevel.Fastest);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(Reads(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48L * 1024 * 1024);
    }

    [Fact]
    public void A_token_says_what_was_signed()
    {
        using var key = PrivateKey.Generate(KeyType.P256);
        var list = new TokenStatusList(16, 2) { [3] = 2 };
        var written = new StatusListToken("https://uni.example/status/1", Now, list, Now.AddDays(1), TimeSpan.FromMinutes(5));
        var text = written.Sign(key.CreateSigner(), "did:web:uni.example#status-1");
        Assert.True(StatusListToken.TryRead(text, out var read, out var jws, out var problem), problem);
        Assert.True(jws.Verify(key.PublicKey));
        Assert.Equal(("statuslist+jwt", "did:web:uni.example#status-1"), (jws.Type, jws.KeyId));
        Assert.Equal(written with { List = read.List }, read);
        Assert.Equal(All(list), All(read.List));
    }

    [Fact]
    public void The_claims_are_those_of_the_draft()
    {
        var example = Sample.Object("status/ietf-token-status-list-vectors.json");
        var claims = example["exampleJwtClaims"]!.AsObject();
        var lst = claims["status_list"]!["lst"]!.GetValue<string>();
        Assert.True(TokenStatusList.TryDecode(lst, 1, out var list));
        using var key = PrivateKey.Generate(KeyType.P256);
        var token = new StatusListToken(
            claims["sub"]!.GetValue<string>(),
            DateTimeOffset.FromUnixTimeSeconds(claims["iat"]!.GetValue<long>()),
            list,
            DateTimeOffset.FromUnixTimeSeconds(claims["exp"]!.GetValue<long>()),
            TimeSpan.FromSeconds(claims["ttl"]!.GetValue<long>())
        );
        Assert.True(StatusListToken.TryRead(token.Sign(key.CreateSigner(), "12"), out _, out var jws, out _));
        Assert.True(JsonNode.DeepEquals(example["exampleJwtHeader"], jws.Header));
        claims["status_list"]!["lst"] = list.Encode();
        Assert.True(JsonNode.DeepEquals(claims, jws.Payload), jws.Payload.ToJsonString());
    }

    private static int[] Expected(JsonObject vector, int size, string sparse, string dense)
    {
        if (vector[dense] is JsonArray values)
            return [.. values.Select(value => value!.GetValue<int>())];
        var expected = new int[size];
        foreach (var (index, value) in vector[sparse]!.AsObject())
            expected[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)] = value!.GetValue<int>();
        return expected;
    }

    private static TokenStatusList Decode(JsonObject status) =>
        TokenStatusList.TryDecode(status["lst"]!.GetValue<string>(), status["bits"]!.GetValue<int>(), out var list)
            ? list
            : throw new FormatException(status.ToJsonString());

    private static int[] All(TokenStatusList list) => [.. Enumerable.Range(0, list.Length).Select(i => list[i])];

    private static bool Reads(byte[] compressed) => TokenStatusList.TryDecode(Multibase.ToBase64Url(compressed), 1, out _);

    private static byte[] Zlib(byte[] data, CompressionLevel level)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, level))
            zlib.Write(data);
        return output.ToArray();
    }

    private static byte[] Inflated(string lst)
    {
        Assert.True(Multibase.TryFromBase64Url(lst, out var compressed));
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var output = new MemoryStream();
        zlib.CopyTo(output);
        return output.ToArray();
    }
}
