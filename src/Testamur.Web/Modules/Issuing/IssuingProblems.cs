using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Issuing;

/// <summary>Every refusal of this module.</summary>
internal static class IssuingProblems
{
    public static Problem NoKeys() =>
        new(
            "issuing.noKeys",
            ProblemKind.Conflict,
            "The institution has no signing keys yet. An administrator creates them on the keys page."
        );

    public static Problem KeysExist() =>
        new(
            "issuing.keysExist",
            ProblemKind.Conflict,
            "The institution already has a key of each role. Rotate one to replace it."
        );

    public static Problem NoSuchRole() =>
        new(
            "issuing.noSuchRole",
            ProblemKind.NotFound,
            "There is no key of this role. The roles are credential, token and status."
        );

    public static Problem RotationPending() =>
        new(
            "issuing.rotationPending",
            ProblemKind.Conflict,
            "The newest key of this role is published but does not sign yet. Wait until it does before making another."
        );

    public static Problem KeyOfOtherKind() =>
        new(
            "issuing.keyOfOtherKind",
            ProblemKind.Conflict,
            "The key on the device is of another kind than this role signs with: Ed25519 for credentials, P-256 for tokens."
        );

    public static Problem KeyUsedBefore() =>
        new(
            "issuing.keyUsedBefore",
            ProblemKind.Conflict,
            "The key that the settings name was in use before. Make a new one on the device, name it in the settings, and start again."
        );

    public static Problem KeyNotFound() =>
        new("issuing.keyNotFound", ProblemKind.NotFound, "The institution has no such key. Look for it in the list of keys.");

    public static Problem KeyNotCompromised() =>
        new(
            "issuing.keyNotCompromised",
            ProblemKind.Conflict,
            "Nobody declared this key unsafe, so nothing that it signed is recalled. Declare it unsafe first."
        );

    public static Problem AlreadyCompromised() =>
        new(
            "issuing.alreadyCompromised",
            ProblemKind.Conflict,
            "This key was declared unsafe before. What was said then stands."
        );

    public static Problem CompromiseTime() =>
        new Problem(
            "issuing.compromiseTime",
            ProblemKind.Invalid,
            "Say since when somebody else may have had the key; it cannot be in the future. When in doubt, choose the earlier moment."
        ).About("since");

    public static Problem CompromiseReason() =>
        new Problem(
            "issuing.compromiseReason",
            ProblemKind.Invalid,
            "Say what happened, in at most 500 characters. It stays in the audit log."
        ).About("reason");

    public static Problem SealIdentifier() =>
        new Problem(
            "issuing.sealIdentifier",
            ProblemKind.Invalid,
            "Write the organisation's identifier as its register has it: the kind of register, the country, a dash and the number, as VATFI-12345678."
        ).About("organizationIdentifier");

    public static Problem SealNotRequested() =>
        new(
            "issuing.sealNotRequested",
            ProblemKind.Conflict,
            "No certificate is awaited here. Make a certificate request first and send it to your provider."
        );

    public static Problem SealUnreadable() =>
        new Problem(
            "issuing.sealUnreadable",
            ProblemKind.Invalid,
            "This is no certificate. Paste the text your provider sent, from BEGIN CERTIFICATE to END CERTIFICATE, at most five of them."
        ).About("certificates");

    public static Problem SealForeign() =>
        new Problem(
            "issuing.sealForeign",
            ProblemKind.Invalid,
            "The first certificate is not for the key of this request, or does not allow signing. Put the seal's own certificate first."
        ).About("certificates");

    public static Problem SealNamesNobody() =>
        new Problem(
            "issuing.sealNamesNobody",
            ProblemKind.Invalid,
            "The certificate names no organisation with its registered identifier and country, which readers of the credential need. Ask the provider for one that does."
        ).About("certificates");

    public static Problem SealOfAnother() =>
        new Problem(
            "issuing.sealOfAnother",
            ProblemKind.Invalid,
            "The certificate names another organisation than the legal name of this institution. Have the legal name corrected, or ask the provider for a certificate with it."
        ).About("certificates");

    public static Problem SealExpired() =>
        new Problem(
            "issuing.sealExpired",
            ProblemKind.Invalid,
            "The certificate has expired. Ask the provider for a new one."
        ).About("certificates");

    public static Problem NoEuropeanForm() =>
        new(
            "issuing.noEuropeanForm",
            ProblemKind.NotFound,
            "This credential has no European form: the institution had no seal when it was issued. Take the other forms."
        );

    public static Problem NoDidDocument() =>
        new("issuing.noDidDocument", ProblemKind.NotFound, "There is no DID document here: no keys were made for this issuer.");

    public static Problem NoStatusList() =>
        new("issuing.noStatusList", ProblemKind.NotFound, "There is no status list at this address.");

    public static Problem CredentialNotFound() =>
        new(
            "issuing.credentialNotFound",
            ProblemKind.NotFound,
            "There is no such credential here. Look for it in the list of credentials."
        );

    public static Problem NoCertificate() =>
        new("issuing.noCertificate", ProblemKind.Conflict, "This credential is revoked, so there is no certificate of it.");

    public static Problem AlreadyRevoked() =>
        new("issuing.alreadyRevoked", ProblemKind.Conflict, "This credential is revoked already; nothing more is to be done.");

    public static Problem ReasonNeeded() =>
        new(
            "issuing.reasonNeeded",
            ProblemKind.Invalid,
            "Say why in one sentence, at most 500 characters: the learner and whoever checks the credential will ask.",
            new Dictionary<string, string[]> { ["reason"] = ["Write one sentence, at most 500 characters."] }
        );

    public static Problem AwardNotFound() =>
        new("issuing.awardNotFound", ProblemKind.NotFound, "There is no ratified award with this id. Ratify the result first.");

    public static Problem AlreadyIssued() =>
        new(
            "issuing.alreadyIssued",
            ProblemKind.Conflict,
            "A credential was issued for this award already. Open it in the list."
        );

    public static Problem SpecificationNotPublished() =>
        new(
            "issuing.specificationNotPublished",
            ProblemKind.Conflict,
            "This version of the specification is not published. Credentials are issued for published versions only."
        );

    public static Problem ApprovalOver() =>
        new(
            "issuing.approvalOver",
            ProblemKind.Conflict,
            "The micro-credential has no approval that holds today, so nothing is issued. The quality office can renew it."
        );

    public static Problem MandateNotFound() =>
        new(
            "issuing.mandateNotFound",
            ProblemKind.NotFound,
            "The institution holds no such mandate. Look for it in the list of mandates."
        );

    public static Problem MandateNotInForce() =>
        new(
            "issuing.mandateNotInForce",
            ProblemKind.Conflict,
            "The mandate is not in force today: it was not accepted, has not begun, is over, or was ended. Ask the institution that gave it."
        );

    public static Problem OutsideMandate() =>
        new(
            "issuing.outsideMandate",
            ProblemKind.Conflict,
            "The mandate is not for this micro-credential. Ask the institution that awards it to record one that is."
        );

    public static Problem NothingToIssue() =>
        new(
            "issuing.nothingToIssue",
            ProblemKind.Conflict,
            "There is nothing to issue: no ratified award is without a credential, or every row needs a correction."
        );

    public static Problem BatchNotFound() =>
        new("issuing.batchNotFound", ProblemKind.NotFound, "There is no such batch here. Look for it in the list of batches.");

    public static Problem BatchStarted() =>
        new("issuing.batchStarted", ProblemKind.Conflict, "This batch was confirmed already. Open it to see how far it is.");

    public static Problem CountDiffers() =>
        new(
            "issuing.countDiffers",
            ProblemKind.Conflict,
            "The number you confirmed is not the number of credentials in this batch. Look at the preview again.",
            new Dictionary<string, string[]> { ["count"] = ["This is not the number of rows that can be issued."] }
        );

    public static Problem BatchNotSo() =>
        new(
            "issuing.batchNotSo",
            ProblemKind.Conflict,
            "The batch is in a state in which this cannot be done. Open it to see how far it is."
        );

    public static Problem StartUnusable() =>
        new Problem(
            "issuing.startUnusable",
            ProblemKind.Invalid,
            "Choose a day and hour that lie ahead, within a year from now."
        ).About("startsAt");

    public static Problem SamePerson() =>
        new(
            "issuing.samePerson",
            ProblemKind.Forbidden,
            "You made or confirmed this batch, so somebody else must sign it off. Ask another registrar."
        );

    public static Problem FingerprintDiffers() =>
        new(
            "issuing.fingerprintDiffers",
            ProblemKind.Conflict,
            "What would be sealed is not what you looked at. Load the preview again and compare the fingerprint."
        );

    public static Problem RowNotFound() =>
        new("issuing.rowNotFound", ProblemKind.NotFound, "The batch has no such row. Look for it in the batch.");

    public static Problem RowFixed() =>
        new(
            "issuing.rowFixed",
            ProblemKind.Conflict,
            "This row cannot be corrected here: it is sealed or left out, or comes from a ratified result."
        );

    public static Problem RowStillWrong(IReadOnlyList<RowProblem> problems, IStringLocalizer<IssuingText> text) =>
        new(
            "issuing.rowStillWrong",
            ProblemKind.Invalid,
            "The row still needs a correction. What is wrong stands beside the fields.",
            (problems ?? [])
                .GroupBy(problem => problem.Column ?? "name")
                .ToDictionary(same => same.Key, same => same.Select(problem => problem.Sentence(text)).ToArray())
        );

    public static Problem ApprovalFromUnusable() =>
        new Problem(
            "issuing.approvalFromUnusable",
            ProblemKind.Invalid,
            "A second person can be asked for from 2 to 100,000 credentials on, or never."
        ).About("approvalFrom");

    public static Problem UndoUnusable() =>
        new Problem(
            "issuing.undoUnusable",
            ProblemKind.Invalid,
            "Choose a time to take acts back from 0 to 1,440 minutes."
        ).About("undoMinutes");

    public static Problem PolicyChanged() =>
        new("issuing.policyChanged", ProblemKind.Conflict, "Somebody else changed this just now. Load it again.");

    public static Problem NotSuspendable() =>
        new(
            "issuing.notSuspendable",
            ProblemKind.Conflict,
            "None of these credentials can be suspended: they name no entry for it. Revoke them, or let new ones be suspendable on the policy page."
        );

    public static Problem NothingToCorrect() =>
        new(
            "issuing.nothingToCorrect",
            ProblemKind.Conflict,
            "None of these credentials is in a state in which this can be done."
        );

    public static Problem ChooseCredentials() =>
        new Problem("issuing.chooseCredentials", ProblemKind.Invalid, "Name either a batch or up to 1,000 credentials.").About(
            "credentials"
        );

    public static Problem CorrectionNotFound() =>
        new(
            "issuing.correctionNotFound",
            ProblemKind.NotFound,
            "There is no such act here. Look for it in the list of corrections."
        );

    public static Problem TooLateToTakeBack() =>
        new(
            "issuing.tooLateToTakeBack",
            ProblemKind.Conflict,
            "This act has happened or was taken back. What was suspended can be reinstated; a revocation is final."
        );

    public static Problem RequestInProgress() =>
        new(
            "issuing.requestInProgress",
            ProblemKind.Conflict,
            "The first request with this Idempotency-Key is still being worked on. Ask again in a few seconds."
        );

    public static Problem IdempotencyKeyReused() =>
        new(
            "issuing.idempotencyKeyReused",
            ProblemKind.Invalid,
            "This Idempotency-Key belongs to another request. Send the same content again, or a new key."
        );

    public static Problem ListUnreadable(ListFlaw flaw) =>
        new Problem("issuing.listUnreadable", ProblemKind.Invalid, flaw?.Sentence ?? "").About("file") with
        {
            Variant = flaw?.Code,
            Arguments = flaw?.Arguments ?? [],
        };
}
