using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Counselling;

/// <summary>Every refusal of this module.</summary>
internal static class CounsellingProblems
{
    public static Problem ConsentMissing()
    {
        const string text = "Say that you agree: without that nobody sees anything.";
        return new("counselling.consentMissing", ProblemKind.Invalid, text, Under("consent", text));
    }

    public static Problem WrongEnd()
    {
        const string text = "Choose a last day from today on, at most half a year ahead.";
        return new("counselling.wrongEnd", ProblemKind.Invalid, text, Under("endsOn", text));
    }

    public static Problem CodeUnknown()
    {
        const string text = "No learner has given access by this code, or it was used, ended or taken back. Ask for a new one.";
        return new("counselling.codeUnknown", ProblemKind.NotFound, text, Under("code", text));
    }

    public static Problem AccessOver() =>
        new(
            "counselling.accessOver",
            ProblemKind.NotFound,
            "You do not see this learner: the access has ended, was taken back, or was given to somebody else."
        );

    public static Problem WayUnknown()
    {
        const string text = "This way is not open any more: a run may be full or closed. Look at the ways again.";
        return new("counselling.wayUnknown", ProblemKind.Conflict, text, Under("way", text));
    }

    public static Problem PlanNotFound() =>
        new("counselling.planNotFound", ProblemKind.NotFound, "There is no such plan, or its learner has deleted it.");

    private static Dictionary<string, string[]> Under(string field, string text) => new() { [field] = [text] };
}
