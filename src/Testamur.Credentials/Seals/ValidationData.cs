using System.Security.Cryptography.X509Certificates;

namespace Testamur.Credentials.Seals;

/// <summary>What the caller fetched about the certificates of a seal, to be kept in it.</summary>
/// <param name="Certificates">The authorities of the sealing and of the stamping certificate.</param>
/// <param name="RevocationLists">Certificate revocation lists in DER.</param>
/// <param name="OcspResponses">OCSP responses in DER.</param>
public sealed record ValidationData(
    IReadOnlyList<X509Certificate2> Certificates,
    IReadOnlyList<ReadOnlyMemory<byte>> RevocationLists,
    IReadOnlyList<ReadOnlyMemory<byte>> OcspResponses
);
