using System.Security.Cryptography;

namespace Testamur.Rdf.Canonicalization;

/// <summary>The hash algorithm and the budgets of <see cref="RdfCanonicalizer"/>.</summary>
public sealed record CanonicalizationOptions
{
    /// <summary>The defaults below.</summary>
    public static CanonicalizationOptions Default { get; } = new();

    /// <summary>
    /// SHA-256 (the default) or SHA-384
    /// (<see href="https://www.w3.org/TR/rdf-canon/#canon-algorithm">RDFC-1.0 §4.4</see>). It decides the labels, not only the final
    /// hash.
    /// </summary>
    public HashAlgorithmName HashAlgorithm { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>
    /// How much work blank nodes that look alike may make: calls of Hash N-Degree Quads, related hashes and steps of permutations
    /// together, each a few microseconds. Default: 100,000, ten times what the hardest case of the W3C test suite needs. A poison
    /// graph, made so that telling its nodes apart takes exponential time, ends here
    /// (<see href="https://www.w3.org/TR/rdf-canon/#dataset-poisoning">RDFC-1.0 §7.1</see>).
    /// </summary>
    public int MaxWork { get; init; } = 100_000;

    /// <summary>Calls of Hash N-Degree Quads inside each other. Default: 500.</summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>Bytes of canonical N-Quads: a long term counts in every line. Default: 64 MiB.</summary>
    public int MaxBytes { get; init; } = 64 << 20;

    internal static CanonicalizationOptions Checked(CanonicalizationOptions? options)
    {
        options ??= Default;
        if (options.HashAlgorithm != HashAlgorithmName.SHA256 && options.HashAlgorithm != HashAlgorithmName.SHA384)
            throw new ArgumentException("RDFC-1.0 hashes with SHA-256 or SHA-384.", nameof(options));
        return options;
    }
}
