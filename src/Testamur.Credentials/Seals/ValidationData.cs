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
)
{
    // Longer ways than any authority has, so that certificates which issued each other end the search, too.
    private const int MaxRanks = 8;

    /// <summary>
    /// Picks from what is at hand what speaks for one seal and for its time stamps: the certificates on the way to an anchor, and the lists and
    /// answers about a certificate on that way. The rest would only make the document larger.
    /// </summary>
    /// <param name="document">A sealed document, with its time stamps.</param>
    /// <param name="trust">The anchors, intermediate certificates, revocation lists and OCSP responses at hand.</param>
    /// <returns>Null when nothing at hand says of the sealing certificate that it is good or revoked: no evidence would make it level LT.</returns>
    /// <exception cref="ArgumentException">No sealed document.</exception>
    public static ValidationData? For(byte[] document, SealTrust trust)
    {
        ArgumentNullException.ThrowIfNull(trust);
        if (!JadesSeal.TryParse(document, out var seal, out var problem, int.MaxValue))
            throw new ArgumentException($"No sealed document: {problem}.", nameof(document));
        var (own, stamping) = (OwnCertificates(seal), StampingCertificates(seal));
        var all = own.Concat(stamping).ToList();
        var atHand = trust
            .Anchors.Concat(trust.TimeStampAnchors)
            .Concat(trust.Intermediates)
            .Select(SealCertificate.Of)
            .OfType<SealCertificate>()
            .DistinctBy(one => one.ThumbprintText)
            .ToList();
        List<SealCertificate> issuers = [];
        for (var (rank, last) = (0, all); rank < MaxRanks && last.Count > 0; rank++)
        {
            last = atHand.FindAll(one => !issuers.Exists(one.IsSame) && last.Exists(below => below.IsSignedBy(one)));
            issuers.AddRange(last);
            all.AddRange(last);
        }

        var speaking = trust.Revocations.Where(value => Revocations.Of([value]).Speaks(all, all)).ToList();
        if (own.Count == 0 || !Revocations.Of(speaking).Speaks([own[0]], all))
            return null;
        return new(
            [.. issuers.Select(one => one.Certificate)],
            [.. speaking.Where(Revocations.IsList)],
            [.. speaking.Where(value => !Revocations.IsList(value))]
        );
    }

    private static List<SealCertificate> OwnCertificates(JadesSeal seal) =>
        [.. seal.Header.Certificates.Select(Read).OfType<SealCertificate>()];

    private static List<SealCertificate> StampingCertificates(JadesSeal seal) =>
        [
            .. seal
                .Entries.Where(entry => entry.Name is "sigTst" or "arcTst")
                .SelectMany(entry => SealEntry.TokensOf(entry.Value) ?? [])
                .Select(token => TimeStampToken.Read(token, []))
                .OfType<TimeStampToken>()
                .SelectMany(token => token.Certificates),
        ];

    private static SealCertificate? Read(string base64) =>
        TimeStampToken.Bytes(base64) is { } der ? SealCertificate.Read(der) : null;
}
