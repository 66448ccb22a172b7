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

    public static Problem TooManyConditions(int most) =>
        new("quality.tooManyConditions", ProblemKind.Invalid, $"An approval has at most {most} conditions. Join some.")
        {
            Arguments = [most],
        };

    /// <param name="wrong">Which conditions, from 0.</param>
    public static Problem ConditionUnusable(IReadOnlyList<int> wrong)
    {
        const string text =
            "A condition says in at most 1,000 characters what must be done, and has a day from today on before the approval ends.";
        return new(
            "quality.conditionUnusable",
            ProblemKind.Invalid,
            text,
            (wrong ?? []).ToDictionary(index => $"conditions[{index}].text", _ => new[] { text })
        );
    }

    public static Problem TextFixed() =>
        new(
            "quality.textFixed",
            ProblemKind.Conflict,
            "This text is approved or was public, so it cannot change. Approve it again, refuse it, or start a new version."
        );

    public static Problem FileTooLarge(int megabytes) =>
        new(
            "quality.fileTooLarge",
            ProblemKind.TooLarge,
            $"The file is larger than {megabytes} MB. Save it without pictures, or split it."
        )
        {
            Arguments = [megabytes],
        };

    public static Problem FileKind() =>
        new(
            "quality.fileKind",
            ProblemKind.Invalid,
            "This is not a PDF, picture (PNG, JPEG), document (DOCX, ODT), table (XLSX, ODS, CSV) or plain text, or its name says something else.",
            new Dictionary<string, string[]> { ["file"] = ["Choose another file."] }
        );

    public static Problem TooManyFiles(int most) =>
        new("quality.tooManyFiles", ProblemKind.Conflict, $"A review keeps at most {most} files. Erase one that nobody needs.")
        {
            Arguments = [most],
        };

    /// <param name="fields">JSON names of the fields that cannot be used.</param>
    public static Problem ReportUnusable(IReadOnlyList<string> fields)
    {
        const string text =
            "Give the agency's name, a day of decision that is not ahead, an end after it within 20 years, a country of two letters and an https address.";
        return new(
            "quality.reportUnusable",
            ProblemKind.Invalid,
            text,
            (fields ?? []).ToDictionary(field => field, _ => new[] { text })
        );
    }

    public static Problem TookNoPart() =>
        new(
            "quality.tookNoPart",
            ProblemKind.Conflict,
            "You had no place in this run, so you cannot say how it was. You can complain."
        );

    /// <param name="fields">JSON names of the answers that cannot be used.</param>
    public static Problem FeedbackUnusable(IReadOnlyList<string> fields)
    {
        const string text = "Answer each question from 1 to 5, and write at most 2,000 characters.";
        return new(
            "quality.feedbackUnusable",
            ProblemKind.Invalid,
            text,
            (fields ?? []).ToDictionary(field => field, _ => new[] { text })
        );
    }

    public static Problem ComplaintText() =>
        new(
            "quality.complaintText",
            ProblemKind.Invalid,
            "Write what it is about, in at most 4,000 characters.",
            new Dictionary<string, string[]> { ["complaint"] = ["Write what it is about."] }
        );

    public static Problem TooManyComplaints(int most) =>
        new(
            "quality.tooManyComplaints",
            ProblemKind.Conflict,
            $"There are {most} complaints about this already. Wait for an answer."
        )
        {
            Arguments = [most],
        };

    public static Problem ComplaintAnswered() =>
        new("quality.complaintAnswered", ProblemKind.Conflict, "This complaint was answered already. Load it again.");

    public static Problem FileErased() => new("quality.fileErased", ProblemKind.Gone, "The content of this file was erased.");

    private static Dictionary<string, string[]> ByQuestion(IReadOnlyList<Question>? questions, string text) =>
        (questions ?? []).ToDictionary(question => $"answers.{question.ToKey()}", _ => new[] { text });
}
