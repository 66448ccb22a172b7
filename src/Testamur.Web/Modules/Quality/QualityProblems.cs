using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Quality;

/// <summary>Every refusal of this module.</summary>
internal static class QualityProblems
{
    public static Problem WrongState(string state) =>
        new(
            "quality.wrongState",
            ProblemKind.Conflict,
            $"The review is in the state {state}, in which this cannot be done. Load it again to see what comes next."
        );

    public static Problem ChecklistIncomplete(IReadOnlyList<Question> open) =>
        new(
            "quality.checklistIncomplete",
            ProblemKind.Invalid,
            "Some questions of the checklist have no answer yet. Answer all ten, then hand the version on.",
            ByQuestion(open, "Answer this question.")
        );

    public static Problem NoNeedsNote(IReadOnlyList<Question> bare) =>
        new(
            "quality.noNeedsNote",
            ProblemKind.Invalid,
            "An answer of no needs a note that says why.",
            ByQuestion(bare, "Say why in the note.")
        );

    public static Problem NoteNeeded() =>
        new(
            "quality.noteNeeded",
            ProblemKind.Invalid,
            "Write what has to change, so that the authors can act on it.",
            new Dictionary<string, string[]> { ["note"] = ["Write a note."] }
        );

    public static Problem NoteTooLong() =>
        new("quality.noteTooLong", ProblemKind.Invalid, "A note has at most 2,000 characters. Shorten it.");

    public static Problem OwnWork() =>
        new(
            "quality.ownWork",
            ProblemKind.Forbidden,
            "You wrote this version, so someone else must decide about it. Ask the board."
        );

    public static Problem ApprovalDate(int months) =>
        new(
            "quality.approvalDate",
            ProblemKind.Invalid,
            $"The approval must end on a day from today on, at most {months} months ahead.",
            new Dictionary<string, string[]> { ["validUntil"] = ["Choose another day."] }
        )
        {
            Arguments = [months],
        };

    private static Dictionary<string, string[]> ByQuestion(IReadOnlyList<Question>? questions, string text) =>
        (questions ?? []).ToDictionary(question => $"answers.{question.ToKey()}", _ => new[] { text });
}
