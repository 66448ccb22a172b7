namespace Testamur.Credentials.Seals;

/// <summary>What a revocation list or an OCSP response says of one certificate.</summary>
/// <param name="RevokedAt">Since when it is revoked; null: it is not.</param>
/// <param name="From">As of when this was said.</param>
/// <param name="Until">When something newer was due; null when it does not say.</param>
internal sealed record RevocationEvidence(DateTimeOffset? RevokedAt, DateTimeOffset From, DateTimeOffset? Until)
{
    // What names no end is taken for as long as the shortest lists of the large authorities.
    private static readonly TimeSpan Unstated = TimeSpan.FromDays(1);

    /// <summary>Whether it still said something at that time, or was said later, while the certificate was kept account of.</summary>
    public bool Covers(SealCertificate certificate, DateTimeOffset time) =>
        From >= certificate.NotBefore
        && From <= certificate.NotAfter
        && (Until is { } until ? until >= time : time - From <= Unstated);
}
