using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Testamur.Rdf;

/// <summary>
/// Hashes for the tables of terms and quads, keyed per process: a document cannot be written so that its terms collide. Nothing that
/// leaves the process depends on them.
/// </summary>
internal static class TermHash
{
    private static readonly ulong key = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(8));
    private static readonly ulong secret = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(8)) | 1;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var state = key ^ (uint)bytes.Length;
        for (; bytes.Length >= 16; bytes = bytes[16..])
            state = Fold(MemoryMarshal.Read<ulong>(bytes) ^ secret, MemoryMarshal.Read<ulong>(bytes[8..]) ^ state);
        ulong first = 0,
            last = 0;
        if (bytes.Length >= 8)
        {
            first = MemoryMarshal.Read<ulong>(bytes);
            last = MemoryMarshal.Read<ulong>(bytes[^8..]);
        }
        else
        {
            foreach (var b in bytes)
                last = (last << 8) | b;
        }
        state = Fold(first ^ secret, last ^ state);
        return (uint)Fold(state, secret);
    }

    public static uint Of(QuadIds quad)
    {
        var nodes = ((ulong)(uint)quad.Subject.Value << 32) | (uint)quad.Object.Value;
        var names = ((ulong)(uint)quad.Predicate.Value << 32) | (uint)quad.Graph.Value;
        return (uint)Fold(Fold(nodes ^ secret, names ^ key), secret);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
