using System.Globalization;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Recognition;

/// <summary>Every refusal of this module.</summary>
internal static class RecognitionProblems
{
    public static Problem CaseNotFound() =>
        new("recognition.caseNotFound", ProblemKind.NotFound, "There is no such case, or it belongs to somebody else.");

    public static Problem InstitutionNotFound() =>
        new("recognition.institutionNotFound", ProblemKind.NotFound, "No member of the alliance has this short name.");

    public static Problem TargetNotFound() =>
        new(
            "recognition.targetNotFound",
            ProblemKind.NotFound,
            "The institution has not published what the credential is to stand for. Choose something from its catalogue, or ask for credits toward your study."
        );

    public static Problem PurposeMissing() =>
        new(
            "recognition.purposeMissing",
            ProblemKind.Invalid,
            "Say what it is to count for: one of the institution's own micro-credentials, or the study that is to get the credits, in at most 300 characters."
        );

    public static Problem OneSource() =>
        new(
            "recognition.oneSource",
            ProblemKind.Invalid,
            "Give the credential once: choose it in your wallet, or hand in a file, its text or a link."
        );

    public static Problem HoldingNotFound() =>
        new(
            "recognition.holdingNotFound",
            ProblemKind.NotFound,
            "This credential is not in your wallet, or you have not accepted it."
        );

    public static Problem LinkEmpty() =>
        new(
            "recognition.linkEmpty",
            ProblemKind.Invalid,
            "The link leads to no credential, or has ended. Save the credential as a file and hand that in."
        );

    public static Problem DocumentTooLarge() =>
        new(
            "recognition.documentTooLarge",
            ProblemKind.TooLarge,
            "The file is larger than 1 MiB. A credential is smaller: send the credential itself, without pictures or archives."
        );

    public static Problem DocumentUnreadable(string detail) =>
        new(
            "recognition.documentUnreadable",
            ProblemKind.Invalid,
            $"This is no credential that can be read. {detail} Ask the issuer for the original file or a link."
        )
        {
            Arguments = [detail],
        };

    public static Problem PartNotFound() =>
        new("recognition.partNotFound", ProblemKind.Invalid, "The file holds no credential with this number. Count from 0.");

    public static Problem StillMissing(string missing) =>
        new("recognition.stillMissing", ProblemKind.Invalid, missing) { Arguments = [missing] };

    public static Problem CaseExists() =>
        new("recognition.caseExists", ProblemKind.Conflict, "You have asked for this already. See your case.");

    public static Problem TooManyOpen(int most) =>
        new(
            "recognition.tooManyOpen",
            ProblemKind.TooMany,
            $"You have {most} cases open already. Wait for an answer before you ask for more."
        )
        {
            Arguments = [most],
        };

    public static Problem WrongState() =>
        new("recognition.wrongState", ProblemKind.Conflict, "The case is in another state, in which that cannot be done.");

    public static Problem OwnCase() =>
        new("recognition.ownCase", ProblemKind.Forbidden, "This is your own case, so somebody else must work on it.");

    public static Problem SameOfficer() =>
        new(
            "recognition.sameOfficer",
            ProblemKind.Forbidden,
            "You took part in the decision that is appealed against, so somebody else must decide now."
        );

    public static Problem ReasonNeeded() =>
        new("recognition.reasonNeeded", ProblemKind.Invalid, "Say why, in a sentence the other side can understand.");

    public static Problem TextTooLong() =>
        new("recognition.textTooLong", ProblemKind.Invalid, "At most 2000 characters can be kept in one text.");

    public static Problem DutiesMissing(IReadOnlyDictionary<string, string[]> fields) =>
        new(
            "recognition.dutiesMissing",
            ProblemKind.Invalid,
            "The decision cannot be saved yet: something that the rules of recognition ask for is missing.",
            fields
        );

    public static Problem FormTooLarge() =>
        new("recognition.formTooLarge", ProblemKind.Invalid, "The form names more elements or outcomes than there are.");

    public static Problem NoSuchOutcome() =>
        new(
            "recognition.noSuchOutcome",
            ProblemKind.Invalid,
            "A pair names an outcome that is not there. Load the case again and compare anew."
        );

    public static Problem DelayNotMet(string reason) =>
        new("recognition.delayNotMet", ProblemKind.Invalid, reason) { Arguments = [reason] };

    public static Problem NothingAccepted() =>
        new(
            "recognition.nothingAccepted",
            ProblemKind.Conflict,
            "No credits count by this decision, or not yet, so there is no result to write."
        );

    public static Problem AwardNotFound() =>
        new(
            "recognition.awardNotFound",
            ProblemKind.NotFound,
            "The institution has made no such award to the applicant. A diploma supplement belongs to an award."
        );

    public static Problem NoSeal() =>
        new(
            "recognition.noSeal",
            ProblemKind.Conflict,
            "A diploma supplement is sealed with the institution's electronic seal, and it has none in force."
        );

    public static Problem SupplementIncomplete(string missing) =>
        new("recognition.supplementIncomplete", ProblemKind.Invalid, $"A diploma supplement also needs: {missing}.")
        {
            Arguments = [missing],
        };

    public static Problem GradesUnusable() =>
        new(
            "recognition.gradesUnusable",
            ProblemKind.Invalid,
            "Grades cannot be compared by this table. It takes a field of ISCED-F in three or four digits, two passing grades or more, figures of two years or more that reach into the last two years, and 50 people or more."
        );

    public static Problem AppealOver() =>
        new("recognition.appealOver", ProblemKind.Conflict, "The last day for an appeal has passed.");

    public static Problem AppealedBefore() =>
        new(
            "recognition.appealedBefore",
            ProblemKind.Conflict,
            "You appealed once, and it was decided. There is no second appeal here."
        );

    public static Problem NoStatement() =>
        new(
            "recognition.noStatement",
            ProblemKind.NotFound,
            "There is no sealed statement yet. It is made right after the decision, as soon as the institution has keys."
        );

    public static Problem DocumentErased() =>
        new(
            "recognition.documentErased",
            ProblemKind.Gone,
            "The document of this case was erased; its hash and the decision stay."
        );
}
