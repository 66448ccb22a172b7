using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Learning;

/// <summary>Every refusal of this module.</summary>
internal static class LearningProblems
{
    public static Problem NotPublished() =>
        new(
            "learning.notPublished",
            ProblemKind.Conflict,
            "Only a published version can be offered. Have it approved and published first."
        );

    public static Problem ApprovalOver() =>
        new(
            "learning.approvalOver",
            ProblemKind.Conflict,
            "The micro-credential has no approval that holds today, so no run opens and nobody enrols. The quality office can renew it."
        );

    public static Problem DatesOutOfOrder()
    {
        const string text = "The run ends on or after its first day, and enrolment ends on or before its last.";
        return new("learning.datesOutOfOrder", ProblemKind.Invalid, text, Under("endsOn", text));
    }

    public static Problem WrongOfferingState() =>
        new(
            "learning.wrongOfferingState",
            ProblemKind.Conflict,
            "That step does not follow from the present state of the offering. Look at it again."
        );

    public static Problem EnrolmentClosed() =>
        new(
            "learning.enrolmentClosed",
            ProblemKind.Conflict,
            "This offering takes no enrolments now. Look for another run in the catalogue."
        );

    public static Problem SupportNotAvailable()
    {
        const string text = "This scheme does not pay for this offering now. Choose another one, or enrol without support.";
        return new("learning.supportNotAvailable", ProblemKind.Conflict, text, Under("support", text));
    }

    public static Problem WrongEnrolmentState() =>
        new(
            "learning.wrongEnrolmentState",
            ProblemKind.Conflict,
            "That step does not follow from the present state of the enrolment. Look at it again."
        );

    public static Problem Full() =>
        new(
            "learning.full",
            ProblemKind.Conflict,
            "Every place is taken. Somebody has to withdraw before the next can be admitted."
        );

    public static Problem NotEnrolled() =>
        new("learning.notEnrolled", ProblemKind.Conflict, "Results are recorded for enrolled learners of a running offering.");

    public static Problem UnknownTask()
    {
        const string text = "The specification has no assessment task of this name.";
        return new("learning.unknownTask", ProblemKind.Invalid, text, Under("task", text));
    }

    public static Problem UnknownOutcome()
    {
        const string text = "A task shows only the outcomes that the specification gives it.";
        return new("learning.unknownOutcome", ProblemKind.Invalid, text, Under("outcomes", text));
    }

    public static Problem SupervisionMissing(string required)
    {
        var text = $"The task counts only as {required}. Record how it was watched and how the learner was identified.";
        return new("learning.supervisionMissing", ProblemKind.Invalid, text, Under("supervision", text));
    }

    public static Problem OutcomesMissing(IReadOnlyList<string> outcomes) =>
        new(
            "learning.outcomesMissing",
            ProblemKind.Conflict,
            $"Not shown yet: {string.Join(", ", outcomes ?? [])}. Record a result for the tasks that assess them."
        )
        {
            Arguments = [string.Join(", ", outcomes ?? [])],
        };

    private static Dictionary<string, string[]> Under(string field, string text) => new() { [field] = [text] };
}
