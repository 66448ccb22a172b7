namespace Testamur.Credentials.Verification;

/// <summary>The English text and the rule behind each of <see cref="Reasons"/>.</summary>
internal static class ReasonTexts
{
    private const string Model = "https://www.w3.org/TR/vc-data-model-2.0/";
    private const string Proof = "https://www.w3.org/TR/vc-data-integrity/#verify-proof";
    private const string Contexts = "https://www.w3.org/TR/vc-data-integrity/#context-validation";
    private const string Token = "https://www.w3.org/TR/vc-jose-cose/#with-jose";
    private const string Method = "https://www.w3.org/TR/cid-1.0/#retrieve-verification-method";
    private const string Badges = "https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html";
    private const string StatusList = "https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm";
    private const string TokenStatusList = "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-7.1";

    private static readonly Dictionary<string, (string Text, Uri Clause)> Own = new()
    {
        [Reasons.FormatRecognised] = ("The document is a credential in the form {0}.", new Uri(Model + "#securing-mechanisms")),
        [Reasons.FormatKnownFamily] = ("The document looks like {0}.", new Uri(Model + "#securing-mechanisms")),
        [Reasons.FormatOld] = (
            "The document is in the older form {0} and was judged by the rules of that form, which prove less than those of today.",
            new Uri(Badges)
        ),
        [Reasons.FormatNoBadge] = (
            "The picture holds no badge that can be read: {0}.",
            new Uri("https://www.imsglobal.org/spec/ob/v3p0/#baking")
        ),
        [Reasons.FormatUnreadable] = (
            "The document cannot be read safely: {0}.",
            new Uri("https://www.rfc-editor.org/rfc/rfc7493#section-2")
        ),
        [Reasons.FormatUnknown] = ("The document is in no form that is known here.", new Uri(Model + "#securing-mechanisms")),
        [Reasons.FormatInPdf] = (
            "The PDF carries a credential in the form {0}. Only this attached file is judged, not the printed page.",
            new Uri(Model + "#securing-mechanisms")
        ),
        [Reasons.FormatPdfUnread] = (
            "Nothing was checked: {0}. Ask the holder for the original file.",
            new Uri(Model + "#securing-mechanisms")
        ),
        [Reasons.FormatNotChecked] = (
            "Not checked, because the form of the document could not be read.",
            new Uri(Model + "#securing-mechanisms")
        ),
        [Reasons.CheckProofOnly] = (
            "Not checked: only the proof was asked for. Verify without that restriction to check it.",
            new Uri(Model + "#verification")
        ),
        [Reasons.CheckNeedsIntegrity] = (
            "Not checked, because this form of credential is not verified here yet. Use a verifier for {0}.",
            new Uri(Model + "#verification")
        ),
        [Reasons.IntegrityVerified] = ("Nothing was changed since the credential was signed.", new Uri(Proof)),
        [Reasons.IntegrityVerifiedWithOwnKey] = (
            "Nothing was changed since the document was signed. The key came with it: that shows nothing about whose key it is.",
            new Uri(Proof)
        ),
        [Reasons.IntegrityHosted] = (
            "The badge is the same as the one kept at {0}.",
            new Uri(Badges + "#hosted-badge-verification")
        ),
        [Reasons.IntegrityHostedMismatch] = (
            "The badge differs from the one kept at {0}: it was changed, or withdrawn there.",
            new Uri(Badges + "#hosted-badge-verification")
        ),
        [Reasons.IntegrityHostedUnavailable] = (
            "The badge counts only if it equals the one kept at {0}, which could not be obtained. Try again online.",
            new Uri(Badges + "#hosted-badge-verification")
        ),
        [Reasons.IntegrityHashMismatch] = (
            "The document is not the one whose fingerprint was written down: it was changed, or the proof is that of another.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegrityMerkleMismatch] = (
            "The proof does not lead from the document to the value that was written down for its batch.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegrityChainNotAsked] = (
            "The proof fits the document. The block chain ({0}) was not asked whether it holds the value; ask it to be sure.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegrityChainUnavailable] = (
            "The proof fits the document. The transaction could not be obtained from the block chain ({0}). Try again online.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegrityChainMock] = (
            "The proof fits the document, but was made for tests: its value stands in no block chain.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegrityChainMismatch] = (
            "The block chain ({0}) holds another value than the Merkle root of the proof.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegrityAnchored] = (
            "Nothing was changed since the fingerprint of the document was written to the block chain ({0}).",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IntegritySignatureMismatch] = (
            "The signature does not fit the document: it was changed, or signed with another key.",
            new Uri(Proof)
        ),
        [Reasons.IntegrityNoProof] = ("The document carries no proof, so anyone could have written it.", new Uri(Proof)),
        [Reasons.IntegrityProofMalformed] = ("The proof is not well formed: {0}.", new Uri(Proof)),
        [Reasons.IntegrityTooManyProofs] = ("The document carries more proofs than the limit of {0}.", new Uri(Proof)),
        [Reasons.IntegrityPurposeMismatch] = ("The proof was made for another purpose than this one.", new Uri(Proof)),
        [Reasons.IntegritySuiteUnknown] = (
            "The proof is of the kind {0}, which is not verified here yet. Use a verifier that knows it.",
            new Uri(Proof)
        ),
        [Reasons.IntegrityFormatNotSupported] = (
            "Credentials in the form {0} are not verified here yet. Use a verifier that knows it.",
            new Uri(Model + "#securing-mechanisms")
        ),
        [Reasons.IntegrityTokenRefused] = ("The token is refused: {0}.", new Uri(Token)),
        [Reasons.IntegrityContextUnknown] = (
            "What was signed cannot be said: {0}. Give the verifier that context to check the proof.",
            new Uri(Contexts)
        ),
        [Reasons.IntegrityTermUndefined] = (
            "The document uses a word that its contexts do not define, so it was not signed: {0}, at {1}.",
            new Uri(Contexts)
        ),
        [Reasons.IntegrityNotLinkedData] = ("The document cannot be read as linked data: {0}, at {1}.", new Uri(Contexts)),
        [Reasons.IntegrityTooHard] = (
            "The document would take too long to compare, as documents made to hold up a verifier do. It was not checked.",
            new Uri("https://www.w3.org/TR/rdf-canon/#dataset-poisoning")
        ),
        [Reasons.IntegrityDomainMismatch] = ("The proof was made for another verifier.", new Uri(Proof)),
        [Reasons.IntegrityChallengeMismatch] = (
            "The proof does not answer the challenge that was given; it may have been used before.",
            new Uri(Proof)
        ),
        [Reasons.IntegrityResourceMismatch] = (
            "The related resource {0} is not the one that was signed.",
            new Uri(Model + "#integrity-of-related-resources")
        ),
        [Reasons.IntegrityResourceUnavailable] = (
            "The related resource {0} is not at hand, so it could not be compared. Give it to the verifier.",
            new Uri(Model + "#integrity-of-related-resources")
        ),
        [Reasons.IntegrityKeyUnavailable] = (
            "The key {0} could not be obtained, so the signature could not be checked. Try again when the issuer can be reached.",
            new Uri(Method)
        ),
        [Reasons.IntegrityKeyUnusable] = ("The key {0} is of a kind that is not supported or not well formed.", new Uri(Method)),
        [Reasons.IssuerBindingBound] = ("The key that signed belongs to the issuer named in the credential.", new Uri(Method)),
        [Reasons.IssuerBindingKeyCameAlong] = (
            "The key came with the document, and {0} was not found to publish it: whoever made the document could have chosen it.",
            new Uri("https://www.imsglobal.org/spec/ob/v3p0/#joseheader")
        ),
        [Reasons.IssuerBindingHosted] = (
            "The badge is kept where the issuer named in it keeps its badges.",
            new Uri(Badges + "#VerificationObject")
        ),
        [Reasons.IssuerBindingOutOfScope] = (
            "The badge points to {0}, where the issuer named in it keeps no badges: anybody could have put it there.",
            new Uri(Badges + "#VerificationObject")
        ),
        [Reasons.IssuerBindingPageUnavailable] = (
            "The page {0}, by which the issuer would confirm this, could not be obtained. Try again online.",
            new Uri(Badges + "#VerificationObject")
        ),
        [Reasons.IssuerBindingSenderUnknown] = (
            "Who wrote the fingerprint to the block chain is not known, so it cannot be compared with the issuer.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IssuerBindingOtherSender] = (
            "The fingerprint was written to the block chain by {0}, which is no address of the issuer.",
            new Uri("https://w3c-ccg.github.io/lds-merkle-proof-2019/")
        ),
        [Reasons.IssuerBindingOtherController] = (
            "The key that signed belongs to {0}, not to the issuer named in the credential.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingNotListed] = (
            "The issuer does not publish the key that signed, or not for signing credentials.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingKeyRevoked] = (
            "The issuer declared the key that signed unsafe from {0} on; what it signed since counts for nothing.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingKeyRevokedLater] = (
            "The issuer declared the key that signed unsafe from {0} on. The document says it was signed before, which whoever has the key can write. Ask the issuer for a new one.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingSignedBefore] = (
            "The key that signed belongs to the issuer named in the credential. It was declared unsafe from {0} on; a record shows that this was signed before.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingDocumentRefused] = ("The issuer's key document is refused: {0}.", new Uri(Method)),
        [Reasons.IssuerBindingDocumentUnavailable] = (
            "The issuer's key document could not be obtained for {0}. Try again online.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingIssuerIsNoDid] = (
            "The issuer is named by {0}, which publishes no keys that could be compared.",
            new Uri(Method)
        ),
        [Reasons.IssuerBindingNoIssuer] = ("The credential names no issuer.", new Uri(Model + "#issuer")),
        [Reasons.IssuerBindingIssMismatch] = ("The token and the credential inside name different issuers.", new Uri(Token)),
        [Reasons.IssuerIdentityConfirmed] = ("The issuer is {0}.", new Uri(Model + "#trust-model")),
        [Reasons.IssuerIdentityUnknown] = (
            "Who the issuer is was not confirmed by any trust source.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.IssuerIdentityRejected] = (
            "The trust source says that the issuer is not who it seems to be: {0}.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.IssuerIdentityNoTrustSource] = (
            "Not checked: no trust source was given. Name one to confirm who the issuer is.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.IssuerAuthorityConfirmed] = ("The issuer may award this: {0}.", new Uri(Model + "#trust-model")),
        [Reasons.IssuerAuthorityUnknown] = (
            "Whether the issuer may award this was not confirmed by any trust source.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.IssuerAuthorityRejected] = ("The issuer was not entitled to award this: {0}.", new Uri(Model + "#trust-model")),
        [Reasons.IssuerAuthorityByMandate] = (
            "The issuer has a mandate of {0} ({1}), and that one may award this: {2}.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.IssuerAuthorityOutsideMandate] = (
            "The issuer names a mandate of {0} ({1}), which did not hold for this.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.IssuerAuthorityNoTrustSource] = (
            "Not checked: no trust source was given. Name one to confirm that the issuer may award this.",
            new Uri(Model + "#trust-model")
        ),
        [Reasons.ValidityCurrent] = ("The credential is valid at the time asked about.", new Uri(Model + "#validity-period")),
        [Reasons.ValidityNotYet] = ("The credential is not valid before {0}.", new Uri(Model + "#validity-period")),
        [Reasons.ValidityExpired] = ("The credential was valid until {0}.", new Uri(Model + "#validity-period")),
        [Reasons.ValidityUnreadable] = (
            "The time in {0} is not a date and time with a zone.",
            new Uri(Model + "#validity-period")
        ),
        [Reasons.ValidityAmbiguous] = (
            "The credential gives two different times in {0} and {1}.",
            new Uri(Model + "#validity-period")
        ),
        [Reasons.ValidityWithoutZone] = (
            "The time in {0} has no time zone, and whether it has come depends on the zone.",
            new Uri(Model + "#validity-period")
        ),
        [Reasons.StatusNone] = ("The credential names no status list: it cannot be withdrawn.", new Uri(Model + "#status")),
        [Reasons.StatusActive] = ("The credential is neither revoked nor suspended.", new Uri(StatusList)),
        [Reasons.StatusRevoked] = ("The issuer revoked the credential.", new Uri(StatusList)),
        [Reasons.StatusSuspended] = ("The issuer suspended the credential.", new Uri(StatusList)),
        [Reasons.StatusActiveNoted] = (
            "The credential is neither revoked nor suspended. Worth knowing: {0}.",
            new Uri(StatusList)
        ),
        [Reasons.StatusRevokedNoted] = ("The issuer revoked the credential. Worth knowing: {0}.", new Uri(StatusList)),
        [Reasons.StatusSuspendedNoted] = ("The issuer suspended the credential. Worth knowing: {0}.", new Uri(StatusList)),
        [Reasons.StatusValueUnknown] = (
            "The issuer gave the credential the status {0}, whose meaning only the issuer knows. Ask the issuer.",
            new Uri(TokenStatusList)
        ),
        [Reasons.StatusListUnconfirmed] = (
            "The status list does not count: {0}. It says that {1} (entry {2}).",
            new Uri(StatusList)
        ),
        [Reasons.StatusPurposeUnknownNoted] = (
            "The status list says nothing about revocation or suspension, but: {0}.",
            new Uri(StatusList)
        ),
        [Reasons.StatusTypeUnknown] = (
            "The status is of the kind {0}, which is not checked here yet. Ask the issuer.",
            new Uri(StatusList)
        ),
        [Reasons.StatusPurposeUnknown] = ("The status list says nothing about revocation or suspension.", new Uri(StatusList)),
        [Reasons.StatusEntryMalformed] = ("The status entry is not well formed: {0}.", new Uri(StatusList)),
        [Reasons.StatusUnavailable] = ("The status list {0} could not be obtained. Try again online.", new Uri(StatusList)),
        [Reasons.StatusListRefused] = ("The status list is not usable: {0}.", new Uri(StatusList)),
        [Reasons.StatusIndexOutOfRange] = ("The status entry points outside its list.", new Uri(StatusList)),
        [Reasons.SchemaConforms] = ("The credential follows the data model.", new Uri(Model + "#verifiable-credentials")),
        [Reasons.SchemaViolation] = ("The credential breaks the data model: {0}.", new Uri(Model + "#verifiable-credentials")),
        [Reasons.SchemaNotFetched] = (
            "The credential follows the data model; the schema it names was not fetched. Check it with the issuer's schema.",
            new Uri(Model + "#data-schemas")
        ),
        [Reasons.SchemaFollowed] = (
            "The credential follows the data model and its schema, {0}.",
            new Uri(Model + "#data-schemas")
        ),
        [Reasons.SchemaBroken] = (
            "The credential does not follow its schema, {0}. Rules broken: {1}. The first: {2}",
            new Uri(Model + "#data-schemas")
        ),
        [Reasons.SchemaNotApplied] = (
            "The credential follows the data model; whether it follows its schema, {0}, could not be found out: {1}",
            new Uri(Model + "#data-schemas")
        ),
        [Reasons.SchemaContextRedefines] = (
            "The credential changes the meaning of terms with its own @context ({0}).",
            new Uri(Model + "#contexts")
        ),
        [Reasons.HolderBindingBearer] = (
            "The credential is not bound to a device or key; whoever holds it can show it.",
            new Uri(Model + "#presentations")
        ),
        [Reasons.HolderBindingHashed] = (
            "The learner is named by a fingerprint of an address. Ask for the address and compare.",
            new Uri(Badges + "#IdentityObject")
        ),
        [Reasons.HolderBindingWeakHash] = (
            "The learner is named by a fingerprint of the weak kind {0}: it may fit others too and is easy to guess.",
            new Uri(Badges + "#IdentityObject")
        ),
        [Reasons.HolderBindingNoSalt] = (
            "The learner is named by a fingerprint without salt, which is easy to guess.",
            new Uri(Badges + "#IdentityObject")
        ),
        [Reasons.HolderBindingBound] = ("The holder that is named signed.", new Uri(Model + "#verifiable-presentations")),
        [Reasons.HolderBindingOther] = (
            "The key that signed is not one of {0}, the holder that is named.",
            new Uri(Model + "#verifiable-presentations")
        ),
        [Reasons.HolderBindingUnknown] = (
            "Whether the key belongs to {0}, the holder that is named, could not be found out. Try again online.",
            new Uri(Model + "#verifiable-presentations")
        ),
        [Reasons.HolderBindingUnnamed] = (
            "The presentation names no holder; whoever has the key signed.",
            new Uri(Model + "#verifiable-presentations")
        ),
        [Reasons.EvidenceNone] = ("The credential names no evidence.", new Uri(Model + "#evidence")),
        [Reasons.EvidenceNotChecked] = (
            "The credential names evidence, which was not looked at. Ask the issuer about it.",
            new Uri(Model + "#evidence")
        ),
        [Reasons.EvidenceContainedConfirmed] = (
            "Each of the {0} credentials inside was verified by itself and is valid.",
            new Uri("https://www.imsglobal.org/spec/clr/v2p0/#clrsubject")
        ),
        [Reasons.EvidenceContainedOpen] = (
            "{0} of the {1} credentials inside could not be confirmed when verified by themselves. Look at each of them.",
            new Uri("https://www.imsglobal.org/spec/clr/v2p0/#clrsubject")
        ),
    };

    public static IReadOnlyDictionary<string, (string Text, Uri Clause)> All { get; } =
        Own.Concat(SealReasonTexts.All).ToDictionary(entry => entry.Key, entry => entry.Value);

    public static (string Text, Uri Clause) Of(string reason) => All[reason];
}
