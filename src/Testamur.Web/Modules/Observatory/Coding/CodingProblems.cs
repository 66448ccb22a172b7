using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>Every refusal of the coding workbench.</summary>
internal static class CodingProblems
{
    public static Problem WaveNotFound() =>
        new("coding.waveNotFound", ProblemKind.NotFound, "There is no such wave, or you do not work on it.");

    public static Problem UnitNotFound() =>
        new("coding.unitNotFound", ProblemKind.NotFound, "The wave has no such unit, or it is not yours to code.");

    public static Problem KeyTaken() =>
        new("coding.keyTaken", ProblemKind.Conflict, "Another wave has this short name. Choose a different one.");

    public static Problem WrongState() =>
        new("coding.wrongState", ProblemKind.Conflict, "The wave is in another state, in which that cannot be done.");

    public static Problem Frozen() =>
        new("coding.frozen", ProblemKind.Conflict, "The wave is frozen. Nothing of it changes any more; define a new wave.");

    public static Problem UnitsUnusable(string line) =>
        new(
            "coding.unitsUnusable",
            ProblemKind.Invalid,
            $"Give 1 to {Wave.MostUnits} different units, one a line, of at most {WaveUnit.LongestName} characters. This one is not usable: {line}"
        )
        {
            Arguments = [Wave.MostUnits, WaveUnit.LongestName, line],
        };

    public static Problem CoderUnknown(string email) =>
        new("coding.coderUnknown", ProblemKind.Invalid, $"Nobody has an account with the address {email}.")
        {
            Arguments = [email],
        };

    public static Problem CoderDone() =>
        new("coding.coderDone", ProblemKind.Conflict, "A coder who is done with a unit stays with it.");

    public static Problem TwoCodersNeeded(string units) =>
        new("coding.twoCodersNeeded", ProblemKind.Invalid, $"At least two people must code each unit. Missing: {units}")
        {
            Arguments = [units],
        };

    public static Problem NotAllDone(int open) =>
        new("coding.notAllDone", ProblemKind.Conflict, $"{open} codings are not done yet. Wait for them, or replace the coder.")
        {
            Arguments = [open],
        };

    public static Problem DisputesOpen(int open) =>
        new("coding.disputesOpen", ProblemKind.Conflict, $"{open} disagreements are not decided yet.") { Arguments = [open] };

    public static Problem UnitDone() =>
        new("coding.unitDone", ProblemKind.Conflict, "You said that you are done with this unit, so it stays as it is.");

    public static Problem CodeUnknown() =>
        new("coding.codeUnknown", ProblemKind.Invalid, "The code book of this wave has no such code.");

    public static Problem NoteTooLong() =>
        new("coding.noteTooLong", ProblemKind.Invalid, $"A note has at most {Mark.LongestNote} characters.")
        {
            Arguments = [Mark.LongestNote],
        };

    public static Problem ReasonNeeded() =>
        new("coding.reasonNeeded", ProblemKind.Invalid, $"Say why, in at most {Wave.LongestText} characters: readers see it.")
        {
            Arguments = [Wave.LongestText],
        };

    public static Problem EvidenceMissing(string codes) =>
        new("coding.evidenceMissing", ProblemKind.Invalid, $"Each code needs evidence: an address and the day. Missing: {codes}")
        {
            Arguments = [codes],
        };

    public static Problem EvidenceNotFound() =>
        new("coding.evidenceNotFound", ProblemKind.NotFound, "There is no such evidence, or it is not yours to see.");

    public static Problem TooMuchEvidence() =>
        new(
            "coding.tooMuchEvidence",
            ProblemKind.TooMany,
            $"At most {CodingLimits.Evidence} pieces of evidence can be kept for a unit."
        )
        {
            Arguments = [CodingLimits.Evidence],
        };

    public static Problem CopyTooLarge() =>
        new("coding.copyTooLarge", ProblemKind.TooLarge, "The copy is larger than 5 MiB. Keep the page that matters.");

    public static Problem CopyKind() =>
        new(
            "coding.copyKind",
            ProblemKind.Invalid,
            "Copies are PDF, PNG, JPEG, office or text files, and are what their name says."
        );

    public static Problem Blind() =>
        new("coding.blind", ProblemKind.Forbidden, "Codings are compared when everybody is done, not before.");

    public static Problem OwnCoding() =>
        new("coding.ownCoding", ProblemKind.Forbidden, "You coded this unit, so somebody else must decide where you differ.");

    public static Problem NoDispute() =>
        new("coding.noDispute", ProblemKind.Invalid, "The coders agree about this code, so there is nothing to decide.");

    public static Problem ProposalGone() =>
        new(
            "coding.proposalGone",
            ProblemKind.Conflict,
            "The platform's data do not show this code any more. Load the page again."
        );

    public static Problem OtherBook() =>
        new("coding.otherBook", ProblemKind.Invalid, "The two waves use different code books, so they cannot be compared.");
}
