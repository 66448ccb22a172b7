using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>Whether the certificate is the one that the header names, and may seal with that algorithm.</summary>
internal static class SealCertificateCheck
{
    public static SealStep Run(JadesSeal seal, SealCertificate? certificate)
    {
        if (certificate is null)
            return seal.Header.Certificates.Count == 0
                ? Of(Outcome.Undetermined, Reasons.IntegritySealCertificateMissing)
                : Of(Outcome.Failed, Reasons.IntegritySealCertificateUnreadable);
        if (ThumbprintMatches(seal, certificate) == false)
            return Of(Outcome.Failed, Reasons.IntegritySealCertificateMismatch);
        if (seal.Header.KeyId is { } kid && certificate.IsNamedBy(kid) == false)
            return Of(Outcome.Failed, Reasons.IntegritySealCertificateMismatch);
        if (certificate.Key is not { } key || !key.Fits(seal.Algorithm))
            return Of(Outcome.Failed, Reasons.IntegritySealAlgorithm, seal.Algorithm);
        return certificate.MaySign
            ? Of(Outcome.Passed, Reasons.IntegritySealCertificateFits)
            : Of(Outcome.Failed, Reasons.IntegritySealCertificateUsage);
    }

    /// <summary>Null when the header has no digest of a certificate.</summary>
    public static bool? ThumbprintMatches(JadesSeal seal, SealCertificate certificate) =>
        seal.Header.Thumbprint is { } digest ? digest.AsSpan().SequenceEqual(certificate.Thumbprint) : null;

    private static SealStep Of(Outcome outcome, string reason, params string[] arguments) =>
        SealStep.Of(SealStepCode.Certificate, outcome, reason, arguments);
}
