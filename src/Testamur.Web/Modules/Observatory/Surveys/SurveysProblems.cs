using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>Every refusal of the surveys.</summary>
internal static class SurveysProblems
{
    public static Problem NotOpen() =>
        new("surveys.notOpen", ProblemKind.NotFound, "This invitation was answered already, has ended, or does not exist.");

    public static Problem AnswerFields(string field)
    {
        const string text = "Answer at least one question, each from 1 to 5.";
        return new("surveys.answerFields", ProblemKind.Invalid, text, new Dictionary<string, string[]> { [field] = [text] });
    }

    public static Problem ConsentMissing()
    {
        const string text = "Say that you agree: without that nothing is stored.";
        return new(
            "surveys.consentMissing",
            ProblemKind.Invalid,
            text,
            new Dictionary<string, string[]> { ["consent"] = [text] }
        );
    }

    public static Problem GroupFields(string field)
    {
        const string text = "Choose from what is offered; a level is a number from 1 to 8.";
        return new("surveys.groupFields", ProblemKind.Invalid, text, new Dictionary<string, string[]> { [field] = [text] });
    }
}
