using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>The way from a certificate to one that is trusted, or why there is none.</summary>
/// <param name="Outcome">Passed: trusted at the time asked about.</param>
/// <param name="Reason">Why, out of <see cref="Reasons"/>.</param>
/// <param name="Certificates">The certificate itself, then its issuers up to the anchor.</param>
internal sealed record CertificatePath(Outcome Outcome, string Reason, IReadOnlyList<SealCertificate> Certificates)
{
    /// <summary>Whether it holds at another time too, so that it need not be looked for again.</summary>
    public bool HoldsAt(DateTimeOffset time) =>
        Outcome == Outcome.Passed && Certificates.All(certificate => certificate.IsValidAt(time));
}
