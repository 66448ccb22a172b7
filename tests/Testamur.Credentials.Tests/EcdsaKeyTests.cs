using System.Security.Cryptography;
using Testamur.Credentials.Keys;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests;

public sealed class EcdsaKeyTests
{
    public static TheoryData<KeyType> Curves => [KeyType.P256, KeyType.P384, KeyType.P521];

    [Theory]
    [MemberData(nameof(Curves))]
    public void Both_libraries_accept_what_was_signed_and_refuse_every_changed_byte(KeyType type)
    {
        using var key = PrivateKey.Generate(type);
        using var other = PrivateKey.Generate(type);
        var data = RandomNumberGenerator.GetBytes(100);
        var signature = key.CreateSigner().Sign(data);
        foreach (var open in Opened(key.PublicKey))
        {
            using (open)
            {
                Assert.True(open.Verify(data, signature));
                Assert.False(open.Verify([.. data, 0], signature));
                for (var i = 0; i < signature.Length; i++)
                {
                    byte[] changed = [.. signature];
                    changed[i] ^= 1;
                    Assert.False(open.Verify(data, changed));
                }

                Assert.True(open.Verify(data, signature));
            }
        }
        foreach (var open in Opened(other.PublicKey))
        {
            using (open)
                Assert.False(open.Verify(data, signature));
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Numbers_outside_one_to_the_order_are_refused_even_where_they_mean_the_same(KeyType type)
    {
        using var key = PrivateKey.Generate(type);
        var data = "x"u8.ToArray();
        var signature = key.CreateSigner().Sign(data);
        var size = signature.Length / 2;
        var order = Convert.FromHexString(Order(type));
        foreach (var open in Opened(key.PublicKey))
        {
            using (open)
            {
                foreach (byte[] number in new[] { new byte[size], order, [.. Enumerable.Repeat((byte)0xFF, size)] })
                {
                    Assert.False(open.Verify(data, [.. number, .. signature[size..]]));
                    Assert.False(open.Verify(data, [.. signature[..size], .. number]));
                    Assert.False(open.Verify(data, [.. number, .. number]));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Both_libraries_know_the_same_points_and_only_their_compressed_form(KeyType type)
    {
        var curve = EllipticCurve.Of(type);
        var source = new SeededSource(7);
        var (points, tries) = (0, 200);
        for (var i = 0; i < tries; i++)
        {
            var bytes = new byte[curve.Size + 1];
            for (var at = 0; at < bytes.Length; at++)
                bytes[at] = (byte)source.Next();
            bytes[0] = (byte)(2 + (i % 2));
            if (type == KeyType.P521)
                bytes[1] &= 1;
            using var quick = EcdsaKey.Open(curve, bytes);
            using var plain = EcdsaKey.OpenInFramework(curve, bytes);
            Assert.Equal(plain is null, quick is null);
            points += quick is null ? 0 : 1;
        }
        // Every second number is the x of a point.
        Assert.InRange(points, tries / 4, 3 * tries / 4);
        using var key = PrivateKey.Generate(type);
        var point = key.PublicKey.Point;
        byte[] plainForm = [4, .. point.X!, .. point.Y!];
        byte[][] others =
        [
            [],
            [0],
            plainForm,
            [.. key.PublicKey.ToArray(), 0],
            [6, .. plainForm[1..]],
            key.PublicKey.ToArray()[..^1],
        ];
        foreach (var other in others)
        {
            Assert.Null(EcdsaKey.Open(curve, other));
            Assert.Null(EcdsaKey.OpenInFramework(curve, other));
        }
    }

    private static EcdsaKey[] Opened(PublicKey key)
    {
        var (curve, bytes) = (EllipticCurve.Of(key.Type), key.ToArray());
        return [EcdsaKey.Open(curve, bytes)!, EcdsaKey.OpenInFramework(curve, bytes)!];
    }

    private static string Order(KeyType type) =>
        type switch
        {
            KeyType.P256 => "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            KeyType.P384 => "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
            _ =>
                "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
        };
}
