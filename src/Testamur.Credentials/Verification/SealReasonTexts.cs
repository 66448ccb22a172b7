namespace Testamur.Credentials.Verification;

/// <summary>The English text and the rule behind each reason about seals.</summary>
internal static class SealReasonTexts
{
    private const string Seal = "https://www.etsi.org/deliver/etsi_ts/119100_119199/11918201/";

    public static IReadOnlyDictionary<string, (string Text, Uri Clause)> All { get; } =
        new Dictionary<string, (string, Uri)>
        {
            [Reasons.CheckSealedSeveral] = (
                "Not checked: there are {0} credentials under this seal, not one. Verify each of them.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealCertificateFits] = ("The certificate in the seal is the one the seal names.", new Uri(Seal)),
            [Reasons.IntegritySealCertificateMismatch] = (
                "The certificate in the seal is not the one that the seal names: it was exchanged or damaged.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealCertificateUnreadable] = (
                "The certificate in the seal is damaged and cannot be read.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealCertificateMissing] = (
                "The seal does not carry its certificate. Give the verifier that certificate to check it.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealCertificateUsage] = ("The certificate in the seal is not one for signing.", new Uri(Seal)),
            [Reasons.IntegritySealAlgorithm] = (
                "The algorithm {0} does not fit the key in the certificate of the seal.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealTextChanged] = (
                "The text was changed after it was sealed: the seal is whole, but it was put on another text.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealSignatureDamaged] = (
                "The signature in the seal was not made with the key of its certificate: it is damaged, or somebody else's.",
                new Uri(Seal)
            ),
            [Reasons.IntegritySealNotReached] = (
                "Not checked, because the certificate of the seal cannot be used.",
                new Uri(Seal)
            ),
            [Reasons.IntegrityTimeStampNone] = ("The seal has no time stamp.", new Uri(Seal)),
            [Reasons.IntegrityTimeStampHolds] = ("The time stamps of the seal hold.", new Uri(Seal)),
            [Reasons.IntegrityTimeStampDamaged] = ("A time stamp of the seal ({0}) is damaged.", new Uri(Seal)),
            [Reasons.IntegrityTimeStampMismatch] = (
                "A time stamp of the seal ({0}) does not fit what it stamps: one of the two was changed.",
                new Uri(Seal)
            ),
            [Reasons.IntegrityTimeStampUnknown] = (
                "A time stamp of the seal ({0}) cannot be compared with what it stamps.",
                new Uri(Seal)
            ),
            [Reasons.IntegrityTimeStampAuthorityUnknown] = (
                "Who made the time stamps of the seal is not known to this verifier, so they prove no time. Give it the certificate of that authority.",
                new Uri(Seal)
            ),
            [Reasons.IssuerBindingSealBound] = (
                "The seal belongs to the issuer named in the credential; it is registered as {0}.",
                new Uri(Seal)
            ),
            [Reasons.IssuerBindingSealOtherOrganization] = (
                "The seal belongs to {0}, but the credential names {1} as its issuer.",
                new Uri(Seal)
            ),
            [Reasons.IssuerBindingSealOtherName] = (
                "The seal belongs to {0}; the credential calls its issuer {1}. The identifiers agree, the names do not.",
                new Uri(Seal)
            ),
            [Reasons.IssuerBindingSealNoIdentifier] = (
                "The seal belongs to {0}; credential and certificate have no registered identifier that could be compared.",
                new Uri(Seal)
            ),
            [Reasons.IssuerIdentitySealConfirmed] = (
                "The seal is that of {0}; an authority that is trusted here confirms it.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealNoAnchors] = (
                "Not checked: no trusted authorities for seals were given. The certificate names {0} and was issued by {1}.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealUnknownAuthority] = (
                "The certificate names {0}, but it was issued by {1}, which is no authority that is trusted here.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealSelfSigned] = (
                "The certificate names {0}, but nobody except itself vouches for that.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealChainBroken] = (
                "The certificate names {0} and an authority, but was not properly issued by it.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealExpired] = (
                "The certificate of {0} was not valid when it sealed.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealTimeUnproven] = (
                "The certificate of {0} has expired, and no trusted time stamp proves that it sealed before that.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealRevoked] = (
                "The certificate of the seal was revoked, and nothing proves that it sealed before that.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealNotRevoked] = (
                "The certificate was not revoked when it sealed.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
            [Reasons.IssuerIdentitySealRevocationUnknown] = (
                "Whether the certificate was revoked when it sealed is not known. Give the verifier the revocation list of its authority.",
                new Uri("https://www.rfc-editor.org/rfc/rfc5280#section-6")
            ),
        };
}
