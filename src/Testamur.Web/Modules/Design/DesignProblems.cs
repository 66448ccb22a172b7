using Testamur.Education.Changes;
using Testamur.Education.Linter;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Design;

/// <summary>Every refusal of this module.</summary>
internal static class DesignProblems
{
    public static Problem Unreadable(string detail) =>
        new("design.unreadable", ProblemKind.Invalid, $"The specification could not be read. {detail}") { Arguments = [detail] };

    public static Problem TooLarge() =>
        new("design.tooLarge", ProblemKind.Invalid, "The specification is larger than 512 kB. Shorten its texts.");

    public static Problem WrongState(string state) =>
        new(
            "design.wrongState",
            ProblemKind.Conflict,
            $"The version is in the state {state}, in which this cannot be done. Load it again to see what comes next."
        );

    public static Problem Frozen() =>
        new("design.frozen", ProblemKind.Conflict, "A published version does not change any more. Start a new version instead.");

    /// <summary>The findings that stop it, by the place they concern.</summary>
    public static Problem NotReady(IReadOnlyList<Finding> findings) =>
        new(
            "design.notReady",
            ProblemKind.Invalid,
            "Some required parts are missing or wrong. Correct them, then submit again.",
            (findings ?? [])
                .Where(finding => finding.Severity == Severity.Error)
                .GroupBy(finding => finding.Path)
                .ToDictionary(place => place.Key, place => place.Select(finding => finding.Message).ToArray())
        );

    public static Problem UnitNeeded() =>
        new Problem(
            "design.unitNeeded",
            ProblemKind.Invalid,
            "Your role holds for units. Choose the unit that is responsible for the specification."
        ).About("unit");

    public static Problem UnitUnknown() =>
        new Problem(
            "design.unitUnknown",
            ProblemKind.NotFound,
            "There is no such unit in which you write. Choose one from the list."
        ).About("unit");

    public static Problem UnitFixed() =>
        new(
            "design.unitFixed",
            ProblemKind.Conflict,
            "A version has left its draft already, so runs and credentials may hang on it. Ask an author of the whole institution."
        );

    public static Problem NothingToImport() =>
        new(
            "design.nothingToImport",
            ProblemKind.Invalid,
            "The document holds no draft that can be made, or not all that were chosen. Look at the preview: it says what is in the way."
        );

    /// <summary>What both changed, by place; nothing of either is stored over the other.</summary>
    public static Problem EditsClash(IReadOnlyList<MergeConflict> conflicts) =>
        new(
            "design.editsClash",
            ProblemKind.Conflict,
            "Somebody else changed the same places in the meantime. Nothing was saved. Compare both texts and decide.",
            (conflicts ?? [])
                .DistinctBy(conflict => conflict.Path)
                .ToDictionary(
                    conflict => conflict.Path,
                    conflict => new[] { conflict.Theirs?.ToJsonString() ?? "It was taken out." }
                )
        );

    public static Problem NoSuchWarning() =>
        new(
            "design.noSuchWarning",
            ProblemKind.Conflict,
            "The design has no such warning any more. Load it again to see what is left."
        );

    public static Problem NoSuchRepair() =>
        new(
            "design.noSuchRepair",
            ProblemKind.Conflict,
            "The design has changed, and the repair does not fit any more. Load it again."
        );

    /// <summary>Members of a credit policy that cannot be used.</summary>
    public static Problem PolicyUnusable(IReadOnlyList<string> fields)
    {
        const string detail = "A range runs backwards or lies outside what makes sense.";
        string[] messages = [detail];
        return new("design.policyUnusable", ProblemKind.Invalid, detail, fields.ToDictionary(field => field, _ => messages));
    }

    public static Problem PartnerLinkUnknown() =>
        new(
            "design.partnerLinkUnknown",
            ProblemKind.NotFound,
            "There is no such invitation. Open the link from the message again."
        );

    public static Problem PartnerLinkOver() =>
        new(
            "design.partnerLinkOver",
            ProblemKind.Gone,
            "This invitation was used, has run out or was taken back. Ask the institution for a new one."
        );

    public static Problem VersionOpen() =>
        new(
            "design.versionOpen",
            ProblemKind.Conflict,
            "The newest version is still being worked on. Finish it before you start another one."
        );

    public static Problem ApprovalOver() =>
        new(
            "design.approvalOver",
            ProblemKind.Conflict,
            "The version has no approval that holds today: it has run out, or a condition was missed. It needs a new review first."
        );

    public static Problem NoteNeeded() =>
        new(
            "design.noteNeeded",
            ProblemKind.Invalid,
            "Write a sentence that says why, for those who read the history.",
            new Dictionary<string, string[]> { ["note"] = ["Write a sentence."] }
        );

    public static Problem NoteTooLong() =>
        new("design.noteTooLong", ProblemKind.Invalid, "A note has at most 2,000 characters. Shorten it.");

    public static Problem NoAwardingRight() =>
        new(
            "design.noAwardingRight",
            ProblemKind.Conflict,
            "The institution has no awarding right that covers this level today. An administrator can record the right."
        );
}
