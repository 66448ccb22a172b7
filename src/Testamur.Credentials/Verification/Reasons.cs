namespace Testamur.Credentials.Verification;

/// <summary>Every reason a check can give; stable codes for programs and translations.</summary>
public static partial class Reasons
{
    /// <summary>A form this library reads.</summary>
    public const string FormatRecognised = "format.recognised";

    /// <summary>A form known by name only.</summary>
    public const string FormatKnownFamily = "format.knownFamily";

    /// <summary>An older form, judged by the rules of its time.</summary>
    public const string FormatOld = "format.old";

    /// <summary>A picture without a badge that can be read.</summary>
    public const string FormatNoBadge = "format.noBadge";

    /// <summary>Refused by the strict reader.</summary>
    public const string FormatUnreadable = "format.unreadable";

    /// <summary>No known form.</summary>
    public const string FormatUnknown = "format.unknown";

    /// <summary>A form this library reads, attached to a PDF.</summary>
    public const string FormatInPdf = "format.inPdf";

    /// <summary>A PDF in which no single credential was found.</summary>
    public const string FormatPdfUnread = "format.pdfUnread";

    /// <summary>A later check without a readable document.</summary>
    public const string FormatNotChecked = "format.notChecked";

    /// <summary>Left out on request.</summary>
    public const string CheckProofOnly = "check.proofOnly";

    /// <summary>Left out: the form is not supported.</summary>
    public const string CheckNeedsIntegrity = "check.needsIntegrity";

    /// <summary>The signatures fit.</summary>
    public const string IntegrityVerified = "integrity.verified";

    /// <summary>The signature fits a key that came with the document.</summary>
    public const string IntegrityVerifiedWithOwnKey = "integrity.verifiedWithOwnKey";

    /// <summary>Equal to what is kept on the web.</summary>
    public const string IntegrityHosted = "integrity.hosted";

    /// <summary>Not equal to what is kept on the web.</summary>
    public const string IntegrityHostedMismatch = "integrity.hostedMismatch";

    /// <summary>What is kept on the web is not at hand.</summary>
    public const string IntegrityHostedUnavailable = "integrity.hostedUnavailable";

    /// <summary>Another fingerprint than the anchored one.</summary>
    public const string IntegrityHashMismatch = "integrity.hashMismatch";

    /// <summary>The way does not lead to the root.</summary>
    public const string IntegrityMerkleMismatch = "integrity.merkleMismatch";

    /// <summary>No chain source.</summary>
    public const string IntegrityChainNotAsked = "integrity.chainNotAsked";

    /// <summary>The chain gave no answer.</summary>
    public const string IntegrityChainUnavailable = "integrity.chainUnavailable";

    /// <summary>Anchored in no real chain.</summary>
    public const string IntegrityChainMock = "integrity.chainMock";

    /// <summary>The chain holds another value.</summary>
    public const string IntegrityChainMismatch = "integrity.chainMismatch";

    /// <summary>The chain holds the root.</summary>
    public const string IntegrityAnchored = "integrity.anchored";

    /// <summary>A signature does not fit.</summary>
    public const string IntegritySignatureMismatch = "integrity.signatureMismatch";

    /// <summary>No proof.</summary>
    public const string IntegrityNoProof = "integrity.noProof";

    /// <summary>A proof that breaks its rules.</summary>
    public const string IntegrityProofMalformed = "integrity.proofMalformed";

    /// <summary>Too many proofs.</summary>
    public const string IntegrityTooManyProofs = "integrity.tooManyProofs";

    /// <summary>Other proof purpose.</summary>
    public const string IntegrityPurposeMismatch = "integrity.purposeMismatch";

    /// <summary>A suite that is not supported.</summary>
    public const string IntegritySuiteUnknown = "integrity.suiteUnknown";

    /// <summary>A form that is not supported.</summary>
    public const string IntegrityFormatNotSupported = "integrity.formatNotSupported";

    /// <summary>A token that breaks its rules.</summary>
    public const string IntegrityTokenRefused = "integrity.tokenRefused";

    /// <summary>A context that is not at hand.</summary>
    public const string IntegrityContextUnknown = "integrity.contextUnknown";

    /// <summary>A word that no context defines.</summary>
    public const string IntegrityTermUndefined = "integrity.termUndefined";

    /// <summary>Refused as JSON-LD.</summary>
    public const string IntegrityNotLinkedData = "integrity.notLinkedData";

    /// <summary>A budget was passed.</summary>
    public const string IntegrityTooHard = "integrity.tooHard";

    /// <summary>Meant for another verifier.</summary>
    public const string IntegrityDomainMismatch = "integrity.domainMismatch";

    /// <summary>Not the challenge that was given.</summary>
    public const string IntegrityChallengeMismatch = "integrity.challengeMismatch";

    /// <summary>A related resource is another one.</summary>
    public const string IntegrityResourceMismatch = "integrity.resourceMismatch";

    /// <summary>A related resource is not at hand.</summary>
    public const string IntegrityResourceUnavailable = "integrity.resourceUnavailable";

    /// <summary>No key.</summary>
    public const string IntegrityKeyUnavailable = "integrity.keyUnavailable";

    /// <summary>A key that cannot be used.</summary>
    public const string IntegrityKeyUnusable = "integrity.keyUnusable";

    /// <summary>Key and issuer agree.</summary>
    public const string IssuerBindingBound = "issuerBinding.bound";

    /// <summary>A key that came with the document.</summary>
    public const string IssuerBindingKeyCameAlong = "issuerBinding.keyCameAlong";

    /// <summary>Kept where the issuer keeps its badges.</summary>
    public const string IssuerBindingHosted = "issuerBinding.hosted";

    /// <summary>Kept where the issuer keeps none.</summary>
    public const string IssuerBindingOutOfScope = "issuerBinding.outOfScope";

    /// <summary>A page that says who issued is not at hand.</summary>
    public const string IssuerBindingPageUnavailable = "issuerBinding.pageUnavailable";

    /// <summary>Nobody asked who wrote to the chain.</summary>
    public const string IssuerBindingSenderUnknown = "issuerBinding.senderUnknown";

    /// <summary>Somebody else wrote to the chain.</summary>
    public const string IssuerBindingOtherSender = "issuerBinding.otherSender";

    /// <summary>Another DID's key.</summary>
    public const string IssuerBindingOtherController = "issuerBinding.otherController";

    /// <summary>Not an assertion method.</summary>
    public const string IssuerBindingNotListed = "issuerBinding.notListed";

    /// <summary>The issuer revoked the key before the document says it was signed, or the document does not say when.</summary>
    public const string IssuerBindingKeyRevoked = "issuerBinding.keyRevoked";

    /// <summary>The issuer revoked the key since; nothing but the document says that it was signed before.</summary>
    public const string IssuerBindingKeyRevokedLater = "issuerBinding.keyRevokedLater";

    /// <summary>The issuer revoked the key since, and a record shows that the document was signed before.</summary>
    public const string IssuerBindingSignedBefore = "issuerBinding.signedBefore";

    /// <summary>A DID document that breaks its rules.</summary>
    public const string IssuerBindingDocumentRefused = "issuerBinding.documentRefused";

    /// <summary>Unreachable, or a method that is not resolved.</summary>
    public const string IssuerBindingDocumentUnavailable = "issuerBinding.documentUnavailable";

    /// <summary>An issuer that is no DID.</summary>
    public const string IssuerBindingIssuerIsNoDid = "issuerBinding.issuerIsNoDid";

    /// <summary>No issuer.</summary>
    public const string IssuerBindingNoIssuer = "issuerBinding.noIssuer";

    /// <summary>iss and issuer differ.</summary>
    public const string IssuerBindingIssMismatch = "issuerBinding.issMismatch";

    /// <summary>The trust source knows the issuer.</summary>
    public const string IssuerIdentityConfirmed = "issuerIdentity.confirmed";

    /// <summary>Not known to the trust source.</summary>
    public const string IssuerIdentityUnknown = "issuerIdentity.unknown";

    /// <summary>Refused by the trust source.</summary>
    public const string IssuerIdentityRejected = "issuerIdentity.rejected";

    /// <summary>No trust source.</summary>
    public const string IssuerIdentityNoTrustSource = "issuerIdentity.noTrustSource";

    /// <summary>The trust source confirms it.</summary>
    public const string IssuerAuthorityConfirmed = "issuerAuthority.confirmed";

    /// <summary>Not known to the trust source.</summary>
    public const string IssuerAuthorityUnknown = "issuerAuthority.unknown";

    /// <summary>Refused by the trust source.</summary>
    public const string IssuerAuthorityRejected = "issuerAuthority.rejected";

    /// <summary>The trust source confirms a mandate, and the right of whoever gave it.</summary>
    public const string IssuerAuthorityByMandate = "issuerAuthority.byMandate";

    /// <summary>The trust source knows the mandate, and it does not reach to this credential.</summary>
    public const string IssuerAuthorityOutsideMandate = "issuerAuthority.outsideMandate";

    /// <summary>No trust source.</summary>
    public const string IssuerAuthorityNoTrustSource = "issuerAuthority.noTrustSource";

    /// <summary>Inside the validity period.</summary>
    public const string ValidityCurrent = "validity.current";

    /// <summary>Too early.</summary>
    public const string ValidityNotYet = "validity.notYet";

    /// <summary>Too late.</summary>
    public const string ValidityExpired = "validity.expired";

    /// <summary>A time that is none.</summary>
    public const string ValidityUnreadable = "validity.unreadable";

    /// <summary>Two times for one meaning.</summary>
    public const string ValidityAmbiguous = "validity.ambiguous";

    /// <summary>A time without a zone, on which the answer depends.</summary>
    public const string ValidityWithoutZone = "validity.withoutZone";

    /// <summary>No credentialStatus.</summary>
    public const string StatusNone = "status.none";

    /// <summary>No bit is set.</summary>
    public const string StatusActive = "status.active";

    /// <summary>The revocation bit is set.</summary>
    public const string StatusRevoked = "status.revoked";

    /// <summary>The suspension bit is set.</summary>
    public const string StatusSuspended = "status.suspended";

    /// <summary>No bit is set, with a remark about the list.</summary>
    public const string StatusActiveNoted = "status.activeNoted";

    /// <summary>The revocation bit is set, with a remark about the list.</summary>
    public const string StatusRevokedNoted = "status.revokedNoted";

    /// <summary>The suspension bit is set, with a remark about the list.</summary>
    public const string StatusSuspendedNoted = "status.suspendedNoted";

    /// <summary>A value whose meaning only the issuer knows.</summary>
    public const string StatusValueUnknown = "status.valueUnknown";

    /// <summary>A list that can be read but not believed.</summary>
    public const string StatusListUnconfirmed = "status.listUnconfirmed";

    /// <summary>Only other purposes, with what they say.</summary>
    public const string StatusPurposeUnknownNoted = "status.purposeUnknownNoted";

    /// <summary>An unknown kind of status.</summary>
    public const string StatusTypeUnknown = "status.typeUnknown";

    /// <summary>Only other purposes.</summary>
    public const string StatusPurposeUnknown = "status.purposeUnknown";

    /// <summary>An entry that breaks its rules.</summary>
    public const string StatusEntryMalformed = "status.entryMalformed";

    /// <summary>Unreachable.</summary>
    public const string StatusUnavailable = "status.unavailable";

    /// <summary>A list that breaks its rules or is not the issuer's.</summary>
    public const string StatusListRefused = "status.listRefused";

    /// <summary>Index out of range.</summary>
    public const string StatusIndexOutOfRange = "status.indexOutOfRange";

    /// <summary>Structure as it must be.</summary>
    public const string SchemaConforms = "schema.conforms";

    /// <summary>A structural rule is broken.</summary>
    public const string SchemaViolation = "schema.violation";

    /// <summary>credentialSchema is not fetched.</summary>
    public const string SchemaNotFetched = "schema.notFetched";

    /// <summary>A named schema is followed.</summary>
    public const string SchemaFollowed = "schema.followed";

    /// <summary>A named schema is not followed.</summary>
    public const string SchemaBroken = "schema.broken";

    /// <summary>A named schema is known and could not be applied.</summary>
    public const string SchemaNotApplied = "schema.notApplied";

    /// <summary>@vocab, @base or null in @context.</summary>
    public const string SchemaContextRedefines = "schema.contextRedefines";

    /// <summary>A bearer credential.</summary>
    public const string HolderBindingBearer = "holderBinding.bearer";

    /// <summary>The learner is named by a fingerprint.</summary>
    public const string HolderBindingHashed = "holderBinding.hashed";

    /// <summary>A fingerprint that can be made for another.</summary>
    public const string HolderBindingWeakHash = "holderBinding.weakHash";

    /// <summary>A fingerprint that can be guessed.</summary>
    public const string HolderBindingNoSalt = "holderBinding.noSalt";

    /// <summary>The holder's own key signed.</summary>
    public const string HolderBindingBound = "holderBinding.bound";

    /// <summary>Another key than the holder's signed.</summary>
    public const string HolderBindingOther = "holderBinding.other";

    /// <summary>The holder's keys are not at hand.</summary>
    public const string HolderBindingUnknown = "holderBinding.unknown";

    /// <summary>No holder is named.</summary>
    public const string HolderBindingUnnamed = "holderBinding.unnamed";

    /// <summary>No evidence.</summary>
    public const string EvidenceNone = "evidence.none";

    /// <summary>Evidence is not judged.</summary>
    public const string EvidenceNotChecked = "evidence.notChecked";

    /// <summary>All credentials inside are valid.</summary>
    public const string EvidenceContainedConfirmed = "evidence.containedConfirmed";

    /// <summary>Some credentials inside are not confirmed.</summary>
    public const string EvidenceContainedOpen = "evidence.containedOpen";

    /// <summary>All of them with their English text, in which <c>{0}</c>, <c>{1}</c> stand for <see cref="Check.Arguments"/>.</summary>
    public static IReadOnlyDictionary<string, string> EnglishTexts { get; } =
        ReasonTexts.All.ToDictionary(entry => entry.Key, entry => entry.Value.Text);
}
