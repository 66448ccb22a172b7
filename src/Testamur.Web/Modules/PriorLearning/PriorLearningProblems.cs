using Testamur.Web.Platform;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Every refusal of this module.</summary>
internal static class PriorLearningProblems
{
    public static Problem NotOffered() =>
        Refusal.Conflict(
            "notOffered",
            "This micro-credential cannot be earned by prior learning. Its page in the catalogue says why."
        );

    public static Problem CaseExists() =>
        Refusal.Conflict("caseExists", "You have asked for this micro-credential already. Go on with the case that is there.");

    public static Problem CaseNotFound() =>
        new("priorLearning.caseNotFound", ProblemKind.NotFound, "There is no such case, or it is not yours to see.");

    public static Problem WrongState() =>
        Refusal.Conflict("wrongState", "That step does not follow from the present stage of the case. Look at it again.");

    public static Problem NotYourStep() =>
        new(
            "priorLearning.notYourStep",
            ProblemKind.Forbidden,
            "Somebody else has to take this step. Applicant, adviser, assessors and the officer who certifies are different people."
        );

    public static Problem NotReady(int missing) =>
        Refusal.Conflict("notReady", $"{missing} things are missing before this stage can be closed. The page lists them.") with
        {
            Arguments = [missing],
        };

    public static Problem UnknownOutcome() =>
        Refusal.Invalid("unknownOutcome", "outcomes", "Name outcomes of the micro-credential, at least one.");

    public static Problem TextNeeded(string field) => Refusal.Invalid("textNeeded", field, "Write something here.");

    public static Problem TextTooLong(int most) =>
        new("priorLearning.textTooLong", ProblemKind.Invalid, $"A text is longer than {most} characters. Shorten it.")
        {
            Arguments = [most],
        };

    public static Problem TooManyMessages() =>
        Refusal.Conflict("tooManyMessages", "You have written very often in this case. Speak with the adviser in another way.");

    public static Problem TooManyItems(int most) =>
        Refusal.Conflict("tooManyItems", $"A portfolio holds {most} items at most. Erase one that says little.") with
        {
            Arguments = [most],
        };

    public static Problem DateNeeded() =>
        Refusal.Invalid("dateNeeded", "madeOn", "Say on which day it was made; not a day to come.");

    public static Problem LinkUnusable() =>
        Refusal.Invalid("linkUnusable", "url", "A link begins with https:// and names a site.");

    public static Problem FileKind() =>
        Refusal.Invalid("fileKind", "file", "Files can be PDF, PNG, JPEG, Word, Excel, OpenDocument, CSV or plain text.");

    public static Problem FileTooLarge(int megabytes)
    {
        var text = $"The file is larger than {megabytes} MB. Make it smaller and add it again.";
        return new("priorLearning.fileTooLarge", ProblemKind.TooLarge, text, Refusal.Under("file", text))
        {
            Arguments = [megabytes],
        };
    }

    public static Problem FileErased() =>
        new("priorLearning.fileErased", ProblemKind.Gone, "What was here was erased. That it was there stays on record.");

    public static Problem ContactUnusable() =>
        Refusal.Invalid(
            "contactUnusable",
            "contactEmail",
            "Name somebody else who saw it, with an e-mail address. Nobody confirms their own words."
        );

    public static Problem CredentialNotHeld() =>
        Refusal.Invalid("credentialNotHeld", "holding", "There is no such credential in your wallet.");

    public static Problem CredentialNotValid() =>
        Refusal.Invalid("credentialNotValid", "holding", "This credential does not verify today, so nothing can rest on it.");

    public static Problem ActivityNotFound() =>
        Refusal.Invalid("activityNotFound", "code", "No activity has this code here. Ask the person who gave it to you.");

    public static Problem ConfirmationOver() =>
        new(
            "priorLearning.confirmationOver",
            ProblemKind.Gone,
            "This link was used, has ended, or what it was about is gone. Nothing more is asked of you."
        );

    public static Problem PanelUnusable(int least) =>
        Refusal.Invalid(
            "panelUnusable",
            "assessors",
            $"Name at least {least} assessors of the institution who are neither the applicant nor the adviser and had no part in an earlier decision."
        ) with
        {
            Arguments = [least],
        };

    public static Problem SupervisionMissing() =>
        Refusal.Invalid(
            "supervisionMissing",
            "supervision",
            "Say how the applicant was identified and how the assessments were watched, at least as well as the tasks of the micro-credential ask."
        );

    public static Problem NotClaimed() =>
        Refusal.Invalid("notClaimed", "outcome", "Only outcomes that the applicant claims are decided.");

    public static Problem NotAllShown() =>
        Refusal.Conflict(
            "notAllShown",
            "Not every outcome was shown, so the micro-credential cannot be awarded. Grant what was shown."
        );

    public static Problem AllShown() =>
        Refusal.Conflict("allShown", "Every outcome was shown, so the micro-credential is awarded. Less cannot be granted.");

    public static Problem NothingShown() =>
        Refusal.Conflict("nothingShown", "No outcome was shown, so there is nothing to grant.");

    public static Problem SomethingShown() =>
        Refusal.Conflict("somethingShown", "The panel has found outcomes shown. What was shown cannot be refused; grant it.");

    public static Problem AdviceNeeded() =>
        Refusal.Invalid("adviceNeeded", "advice", "A refusal says what the applicant can do next. Write it.");

    public static Problem CapReached(int percent) =>
        Refusal.Conflict(
            "capReached",
            $"The rules of the institution let prior learning make up {percent} % of an award at most. Grant an exemption from credits."
        ) with
        {
            Arguments = [percent],
        };

    public static Problem NoCredits() =>
        Refusal.Conflict(
            "noCredits",
            "The micro-credential states no credits, so there are none to be exempt from. List the outcomes."
        );

    public static Problem GradeNeeded() =>
        Refusal.Invalid("gradeNeeded", "grade", "Choose a grade of the micro-credential's scheme.");

    public static Problem NotIssuable() =>
        Refusal.Conflict(
            "notIssuable",
            "The credential cannot be issued now: the version is not public, or the institution has no keys."
        );

    public static Problem PromiseNotLater() =>
        Refusal.Invalid("promiseNotLater", "to", "Name a day after the one that is promised.");

    public static Problem AppealedBefore() =>
        Refusal.Conflict("appealedBefore", "There was an appeal in this case. It was decided afresh once.");
}

/// <summary>How most refusals of this module are made.</summary>
file static class Refusal
{
    public static Problem Conflict(string code, string text) => new($"priorLearning.{code}", ProblemKind.Conflict, text);

    public static Problem Invalid(string code, string field, string text) =>
        new($"priorLearning.{code}", ProblemKind.Invalid, text, Under(field, text));

    public static Dictionary<string, string[]> Under(string field, string text) => new() { [field] = [text] };
}
