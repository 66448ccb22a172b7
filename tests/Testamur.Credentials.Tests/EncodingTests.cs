using System.Numerics;
using Testamur.Credentials.Json;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("AA==")]
    [InlineData("A A")]
    [InlineData("AB")]
    [InlineData("A")]
    [InlineData("A+/A")]
    public void Base64url_has_one_spelling(string text) => Assert.False(Multibase.TryFromBase64Url(text, out _));

    [Fact]
    public void Base64url_is_read_exactly_when_it_is_how_the_bytes_are_written()
    {
        const string characters = "AQ-+= \n";
        var accepted = 0;
        for (var length = 0; length <= 6; length++)
        {
            var text = new char[length];
            for (var number = 0; number < Math.Pow(characters.Length, length); number++)
            {
                var rest = number;
                for (var i = 0; i < length; i++, rest /= characters.Length)
                    text[i] = characters[rest % characters.Length];
                var padded = new string(text).Replace('-', '+') + new string('=', (4 - length % 4) % 4);
                var isPlain = !text.AsSpan().ContainsAny("+= \n") && length % 4 != 1;
                var expected = isPlain && Convert.ToBase64String(Convert.FromBase64String(padded)) == padded;
                Assert.True(expected == Multibase.TryFromBase64Url(text, out _), new string(text));
                accepted += expected ? 1 : 0;
            }
        }

        Assert.Equal(1 + 6 + 18 + 81 + 6 * 81, accepted); // of 0, 2, 3, 4 and 6 characters
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000ff01")]
    [InlineData("287fb4cd")]
    public void Base58_round_trips(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        var text = Multibase.ToBase58(bytes);
        Assert.Equal(hex.Length > 0, Multibase.TryFromBase58(text, out var back));
        Assert.Equal(bytes, back ?? []);
    }

    [Fact]
    public void Base58_is_the_number_in_base_58_with_a_1_for_each_leading_zero()
    {
        const string digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var random = new SeededSource(58);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[1 + random.Below(132)];
            for (var i = random.Below(4) == 0 ? random.Below(bytes.Length) : 0; i < bytes.Length; i++)
                bytes[i] = (byte)random.Below(256);
            var expected = "";
            for (var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true); number > 0; number /= 58)
                expected = digits[(int)(number % 58)] + expected;
            expected = "z" + new string('1', bytes.TakeWhile(one => one == 0).Count()) + expected;
            Assert.Equal(expected, Multibase.ToBase58(bytes));
            Assert.True(Multibase.TryFromBase58(expected, out var back));
            Assert.Equal(bytes, back);
        }
    }

    [Fact]
    public void Base58_is_refused_beyond_its_length_and_alphabet()
    {
        Assert.Equal("z233QC4", Multibase.ToBase58(Convert.FromHexString("287fb4cd")));
        Assert.True(Multibase.TryFromBase58("z" + new string('2', Multibase.MaxBase58Length - 1), out _));
        Assert.False(Multibase.TryFromBase58("z" + new string('2', Multibase.MaxBase58Length), out _));
        Assert.False(Multibase.TryFromBase58("z0", out _));
        Assert.False(Multibase.TryFromBase58("uAAAA", out _));
    }

    [Theory]
    [InlineData("2026-06-30T10:00:00Z", true)]
    [InlineData("2026-06-30T10:00:00.123456789+02:00", true)]
    [InlineData("2026-02-30T10:00:00Z", false)]
    [InlineData("2026-06-30T24:00:00Z", false)]
    [InlineData("2026-06-30T10:00:00", false)]
    [InlineData("2026-06-30T10:00:00.Z", false)]
    [InlineData("2026-06-30 10:00:00Z", false)]
    [InlineData("10000-06-30T10:00:00Z", false)]
    [InlineData("2026-06-30T10:00:00+25:00", false)]
    [InlineData("2026-06-30", false)]
    public void Times_are_read_strictly(string text, bool valid) => Assert.Equal(valid, DateTimeStamp.Parse(text) is not null);
}
