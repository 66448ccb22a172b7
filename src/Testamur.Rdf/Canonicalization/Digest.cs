using System.Security.Cryptography;

namespace Testamur.Rdf.Canonicalization;

/// <summary>The hash function of a run. Digests are compared as bytes, which orders them as their hexadecimal text does.</summary>
internal readonly struct Digest(HashAlgorithmName algorithm)
{
    private readonly bool is384 = algorithm == HashAlgorithmName.SHA384;

    public int Length => is384 ? SHA384.HashSizeInBytes : SHA256.HashSizeInBytes;

    public int Of(ReadOnlySpan<byte> data, Span<byte> destination) =>
        is384 ? SHA384.HashData(data, destination) : SHA256.HashData(data, destination);
}
