using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Testamur.Credentials.Status;

/// <summary>
/// The order in which the entries of a list are given out: each once, at random, so that an index tells nothing about when a credential was issued or
/// beside which others (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#random-assignment-of-indexes">Bitstring Status List v1.0 §5.4</see>).
/// One order serves every encoding of a list. Who has taken how many is the caller's to keep.
/// </summary>
public sealed class StatusAllocator
{
    private readonly ReadOnlyMemory<byte> order;

    /// <summary>An order that was drawn before.</summary>
    /// <param name="order">What <see cref="Order"/> gave.</param>
    /// <exception cref="ArgumentException">No whole number of entries.</exception>
    public StatusAllocator(ReadOnlyMemory<byte> order)
    {
        if (order.Length == 0 || order.Length % sizeof(int) != 0)
            throw new ArgumentException("An order has four bytes for each entry.", nameof(order));
        this.order = order;
    }

    /// <summary>Every index of the list once, four bytes each with the least significant first: to be kept secret, and kept.</summary>
    public ReadOnlyMemory<byte> Order => order;

    /// <summary>How many entries there are to give out.</summary>
    public int Length => order.Length / sizeof(int);

    /// <summary>Draws an order.</summary>
    /// <param name="length">The entries of the list.</param>
    /// <param name="randomness">Fills its argument with unpredictable bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">No entry, or more than <see cref="BitstringStatusList.MaximumLength"/>.</exception>
    public static StatusAllocator Draw(int length, Action<Span<byte>> randomness)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, BitstringStatusList.MaximumLength);
        ArgumentNullException.ThrowIfNull(randomness);
        var order = new int[length];
        for (var i = 0; i < length; i++)
            order[i] = i;
        var source = new Numbers(randomness);
        for (var last = length - 1; last > 0; last--)
        {
            var chosen = source.Below(last + 1);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }

        var bytes = new byte[length * sizeof(int)];
        for (var i = 0; i < length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), order[i]);
        return new(bytes);
    }

    /// <summary>The entries at some places of the order.</summary>
    /// <param name="next">The first place that is free: how many were taken before.</param>
    /// <param name="count">How many are taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many left.</exception>
    public IReadOnlyList<int> Take(int next, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(next);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - next);
        var taken = new int[count];
        for (var i = 0; i < count; i++)
            taken[i] = BinaryPrimitives.ReadInt32LittleEndian(order.Span[((next + i) * sizeof(int))..]);
        return taken;
    }

    /// <summary>Numbers below a bound, all as likely; the bytes are fetched by the block.</summary>
    private sealed class Numbers(Action<Span<byte>> randomness)
    {
        private readonly uint[] block = new uint[1024];
        private int used = 1024;

        public int Below(int bound)
        {
            // What is left over beyond a multiple of the bound would make small numbers more likely.
            var limit = uint.MaxValue - (uint.MaxValue % (uint)bound + 1) % (uint)bound;
            uint value;
            do value = Next();
            while (value > limit);
            return (int)(value % (uint)bound);
        }

        private uint Next()
        {
            if (used == block.Length)
            {
                randomness(MemoryMarshal.AsBytes(block.AsSpan()));
                used = 0;
            }

            return block[used++];
        }
    }
}
