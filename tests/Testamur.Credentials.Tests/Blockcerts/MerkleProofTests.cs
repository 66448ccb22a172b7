using System.Diagnostics;
using System.Formats.Cbor;
using System.Text.Json.Nodes;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.Tests.Samples;

namespace Testamur.Credentials.Tests.Blockcerts;

/// <summary>Values of Merkle proofs that try to cost more than they may, or to say two things.</summary>
public sealed class MerkleProofTests
{
    private static readonly string Digest = new('a', 64);

    [Fact]
    public void A_value_of_another_project_is_read()
    {
        var proof = SampleWorld.ReadJson("blockcerts/v3/testnet-v3-did.json")["proof"]!.AsObject();
        Assert.True(MerkleProof2019.TryRead(proof.Text("proofValue"), out var receipt));
        Assert.Equal(3, receipt.Path.Count + receipt.Anchors.Count + 1);
        Assert.Equal("bitcoin test", $"{receipt.Anchors[0]}");
        Assert.True(receipt.LeadsToRoot());
    }

    [Fact]
    public void A_plain_value_is_read() => Assert.True(MerkleProof2019.TryRead(Value(writer => Whole(writer)), out _));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void The_way_has_an_end(int steps, bool isRead) =>
        Assert.Equal(isRead, MerkleProof2019.TryRead(Value(writer => Whole(writer, steps)), out _));

    [Fact]
    public void Broken_values_are_refused()
    {
        var good = Value(writer => Whole(writer));
        string?[] values =
        [
            null,
            "",
            "z",
            good[1..],
            "u" + good[1..],
            good + "0",
            good[..^8],
            "z" + new string('1', 5000),
            Value(writer => writer.WriteInt32(1)),
            Value(writer => Whole(writer, rootTwice: true)),
            Value(writer => Whole(writer, side: 2)),
            Value(writer => Whole(writer, digest: new string('a', 62))),
            Value(writer => Whole(writer, digest: new string('g', 64))),
            Value(writer => Whole(writer, anchors: 0)),
            Value(writer => Whole(writer, anchors: 5)),
            Value(writer => Whole(writer, unknownKey: true)),
            Raw([0x9f, 0x82, 0x00, 0x40, 0xff]), // an array without a length
            Raw([0xbf, 0xff]), // a map without a length
            Raw([0xa2, 0x00, 0x01, 0x00, 0x02]), // a map with one key twice
            Raw([0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), // an array of 2^63 - 1
            Raw([0x9a, 0xff, 0xff, 0xff, 0xff]),
            Raw([0x84, 0x82, 0x03, 0x9a, 0x00, 0x00, 0x27, 0x10]), // a way of 10,000 steps
            Raw([0x81, 0x82, 0x00, 0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), // a text of 2^63 - 1 bytes
            Raw([0x81, 0x82, 0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]), // a key of 2^64 - 1
            Raw([.. Enumerable.Repeat((byte)0x81, 200), 0x00]), // nesting
        ];
        var watch = Stopwatch.StartNew();
        foreach (var value in values)
            Assert.False(MerkleProof2019.TryRead(value, out _), value);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Fact]
    public void No_changed_byte_of_a_value_throws()
    {
        var good = Bytes(writer => Whole(writer));
        for (var i = 0; i < good.Length; i++)
        {
            for (var bit = 1; bit < 256; bit <<= 1)
            {
                var changed = (byte[])good.Clone();
                changed[i] ^= (byte)bit;
                MerkleProof2019.TryRead(Raw(changed), out _);
            }
            Assert.False(MerkleProof2019.TryRead(Raw(good[..i]), out _));
        }
    }

    [Theory]
    [InlineData("""{"proof":[{"left":"X","right":"X"}]}""")]
    [InlineData("""{"proof":[{"up":"X"}]}""")]
    [InlineData("""{"proof":["X"]}""")]
    [InlineData("""{"anchors":[]}""")]
    [InlineData("""{"anchors":[{"type":"BTCOpReturn"}]}""")]
    [InlineData("""{"anchors":["X"]}""")]
    [InlineData("""{"merkleRoot":"X0"}""")]
    [InlineData("""{"targetHash":null}""")]
    public void Broken_receipts_of_version_2_are_refused(string changes)
    {
        var receipt = SampleWorld.ReadJson("blockcerts/v2/testnet-valid-2.0.json")["signature"]!.AsObject();
        Assert.True(MerkleProof2017.TryRead(receipt, true, out _));
        foreach (var (name, value) in JsonNode.Parse(changes.Replace("X", Digest, StringComparison.Ordinal))!.AsObject())
            receipt[name] = value?.DeepClone();
        Assert.False(MerkleProof2017.TryRead(receipt, true, out _));
    }

    [Fact]
    public void A_receipt_of_version_2_has_bounds_too()
    {
        var receipt = SampleWorld.ReadJson("blockcerts/v2/testnet-valid-2.0.json")["signature"]!.AsObject();
        receipt["proof"] = new JsonArray([.. Enumerable.Range(0, 33).Select(_ => new JsonObject { ["left"] = Digest })]);
        Assert.False(MerkleProof2017.TryRead(receipt, true, out _));
    }

    private static string Value(Action<CborWriter> write) => Raw(Bytes(write));

    private static byte[] Bytes(Action<CborWriter> write)
    {
        var writer = new CborWriter();
        write(writer);
        return writer.Encode();
    }

    private static void Whole(
        CborWriter writer,
        int steps = 1,
        int anchors = 1,
        int side = 0,
        string? digest = null,
        bool rootTwice = false,
        bool unknownKey = false
    )
    {
        writer.WriteStartArray(4);
        Pair(writer, 0, () => writer.WriteTextString(digest ?? Digest));
        Pair(writer, rootTwice ? 0 : 1, () => writer.WriteTextString(Digest));
        Pair(writer, 2, () => Many(writer, anchors, () => Anchor(writer)));
        Pair(
            writer,
            unknownKey ? 4 : 3,
            () => Many(writer, steps, () => Pair(writer, side, () => writer.WriteByteString(new byte[32])))
        );
        writer.WriteEndArray();
    }

    private static void Anchor(CborWriter writer)
    {
        writer.WriteStartArray(3);
        Pair(writer, 0, () => writer.WriteInt32(0));
        Pair(writer, 1, () => writer.WriteInt32(1));
        Pair(writer, 2, () => writer.WriteTextString("tx"));
        writer.WriteEndArray();
    }

    private static void Many(CborWriter writer, int count, Action write)
    {
        writer.WriteStartArray(count);
        for (var i = 0; i < count; i++)
            write();
        writer.WriteEndArray();
    }

    private static void Pair(CborWriter writer, int key, Action write)
    {
        writer.WriteStartArray(2);
        writer.WriteInt32(key);
        write();
        writer.WriteEndArray();
    }

    /// <summary>Base58 of more bytes than the library writes.</summary>
    private static string Raw(byte[] bytes)
    {
        const string alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var number = new System.Numerics.BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new System.Text.StringBuilder();
        for (; number > 0; number /= 58)
            text.Insert(0, alphabet[(int)(number % 58)]);
        return "z" + new string('1', bytes.TakeWhile(value => value == 0).Count()) + text;
    }
}
