namespace Testamur.Credentials.Verification;

/// <content>Reasons about seals.</content>
public static partial class Reasons
{
    /// <summary>Left out: there is not exactly one credential under the seal.</summary>
    public const string CheckSealedSeveral = "check.sealedSeveral";

    /// <summary>The certificate of a seal is the one it names.</summary>
    public const string IntegritySealCertificateFits = "integrity.sealCertificateFits";

    /// <summary>The certificate of a seal is another one than it names.</summary>
    public const string IntegritySealCertificateMismatch = "integrity.sealCertificateMismatch";

    /// <summary>The certificate of a seal is none.</summary>
    public const string IntegritySealCertificateUnreadable = "integrity.sealCertificateUnreadable";

    /// <summary>A seal without its certificate.</summary>
    public const string IntegritySealCertificateMissing = "integrity.sealCertificateMissing";

    /// <summary>A certificate that must not sign.</summary>
    public const string IntegritySealCertificateUsage = "integrity.sealCertificateUsage";

    /// <summary>An algorithm that does not fit the certificate.</summary>
    public const string IntegritySealAlgorithm = "integrity.sealAlgorithm";

    /// <summary>The seal is whole, and over another text.</summary>
    public const string IntegritySealTextChanged = "integrity.sealTextChanged";

    /// <summary>The signature of a seal is not its certificate's.</summary>
    public const string IntegritySealSignatureDamaged = "integrity.sealSignatureDamaged";

    /// <summary>A later step of a seal without a usable certificate.</summary>
    public const string IntegritySealNotReached = "integrity.sealNotReached";

    /// <summary>A seal without time stamps.</summary>
    public const string IntegrityTimeStampNone = "integrity.timeStampNone";

    /// <summary>The time stamps of a seal hold.</summary>
    public const string IntegrityTimeStampHolds = "integrity.timeStampHolds";

    /// <summary>A time stamp whose own signature does not hold.</summary>
    public const string IntegrityTimeStampDamaged = "integrity.timeStampDamaged";

    /// <summary>A time stamp of something else.</summary>
    public const string IntegrityTimeStampMismatch = "integrity.timeStampMismatch";

    /// <summary>A time stamp that cannot be compared.</summary>
    public const string IntegrityTimeStampUnknown = "integrity.timeStampUnknown";

    /// <summary>A time stamp of an authority that is not trusted.</summary>
    public const string IntegrityTimeStampAuthorityUnknown = "integrity.timeStampAuthorityUnknown";

    /// <summary>Seal and issuer agree.</summary>
    public const string IssuerBindingSealBound = "issuerBinding.sealBound";

    /// <summary>Another organisation's seal.</summary>
    public const string IssuerBindingSealOtherOrganization = "issuerBinding.sealOtherOrganization";

    /// <summary>The right identifier under another name.</summary>
    public const string IssuerBindingSealOtherName = "issuerBinding.sealOtherName";

    /// <summary>No identifier that could be compared.</summary>
    public const string IssuerBindingSealNoIdentifier = "issuerBinding.sealNoIdentifier";

    /// <summary>The certificate leads to a trusted authority.</summary>
    public const string IssuerIdentitySealConfirmed = "issuerIdentity.sealConfirmed";

    /// <summary>No trusted authorities for seals.</summary>
    public const string IssuerIdentitySealNoAnchors = "issuerIdentity.sealNoAnchors";

    /// <summary>The certificate's authority is not among the trusted.</summary>
    public const string IssuerIdentitySealUnknownAuthority = "issuerIdentity.sealUnknownAuthority";

    /// <summary>A certificate that vouches for itself.</summary>
    public const string IssuerIdentitySealSelfSigned = "issuerIdentity.sealSelfSigned";

    /// <summary>A certificate that its authority did not issue, or not so.</summary>
    public const string IssuerIdentitySealChainBroken = "issuerIdentity.sealChainBroken";

    /// <summary>A certificate that was not valid when it sealed.</summary>
    public const string IssuerIdentitySealExpired = "issuerIdentity.sealExpired";

    /// <summary>An expired certificate, and no trusted time stamp.</summary>
    public const string IssuerIdentitySealTimeUnproven = "issuerIdentity.sealTimeUnproven";

    /// <summary>A certificate that was revoked.</summary>
    public const string IssuerIdentitySealRevoked = "issuerIdentity.sealRevoked";

    /// <summary>A certificate that was not revoked.</summary>
    public const string IssuerIdentitySealNotRevoked = "issuerIdentity.sealNotRevoked";

    /// <summary>Nothing is at hand about revocation.</summary>
    public const string IssuerIdentitySealRevocationUnknown = "issuerIdentity.sealRevocationUnknown";
}
