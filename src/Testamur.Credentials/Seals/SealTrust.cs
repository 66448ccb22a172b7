using System.Security.Cryptography.X509Certificates;

namespace Testamur.Credentials.Seals;

/// <summary>
/// Whom a verifier trusts for seals, and what it has at hand. Nothing is fetched: what is not here and not in the seal is unknown.
/// An anchor need not be self-signed; the European lists name authorities of every rank.
/// </summary>
public sealed record SealTrust
{
    /// <summary>Authorities whose certificates may seal.</summary>
    public IReadOnlyList<X509Certificate2> Anchors { get; init; } = [];

    /// <summary>Authorities whose certificates may stamp time: another role, so another list.</summary>
    public IReadOnlyList<X509Certificate2> TimeStampAnchors { get; init; } = [];

    /// <summary>Certificates between those and these, when seals do not carry them. Trusted for nothing by themselves.</summary>
    public IReadOnlyList<X509Certificate2> Intermediates { get; init; } = [];

    /// <summary>Revocation lists and OCSP responses in DER that the caller fetched; used beside those in the seal.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Revocations { get; init; } = [];
}
