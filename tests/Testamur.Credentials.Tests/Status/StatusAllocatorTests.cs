using System.Buffers.Binary;
using Testamur.Credentials.Status;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Status;

public sealed class StatusAllocatorTests
{
    [Fact]
    public void Every_index_comes_once()
    {
        var drawn = StatusAllocator.Draw(BitstringStatusList.MinimumLength, Seeded(1));
        var taken = drawn.Take(0, 1000).Concat(drawn.Take(1000, drawn.Length - 1000)).ToList();
        Assert.Equal(Enumerable.Range(0, BitstringStatusList.MinimumLength), taken.Order());
        Assert.NotEqual(Enumerable.Range(0, 1000), taken.Take(1000));
    }

    [Fact]
    public void An_order_that_was_kept_gives_the_same_entries()
    {
        var drawn = StatusAllocator.Draw(1000, Seeded(2));
        var kept = new StatusAllocator(drawn.Order.ToArray());
        Assert.Equal(drawn.Take(17, 100), kept.Take(17, 100));
    }

    [Fact]
    public void No_place_prefers_an_index()
    {
        var counts = new int[6];
        var randomness = Seeded(3);
        for (var n = 0; n < 6_000; n++)
            counts[StatusAllocator.Draw(6, randomness).Take(0, 1)[0]]++;
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void More_than_is_left_is_not_given()
    {
        var drawn = StatusAllocator.Draw(10, Seeded(4));
        Assert.Equal(3, drawn.Take(7, 3).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => drawn.Take(8, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => drawn.Take(-1, 1));
        Assert.Throws<ArgumentException>(() => new StatusAllocator(new byte[5]));
    }

    private static Action<Span<byte>> Seeded(ulong seed)
    {
        var source = new SeededSource(seed);
        return bytes =>
        {
            for (var at = 0; at + 8 <= bytes.Length; at += 8)
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], source.Next());
        };
    }
}
