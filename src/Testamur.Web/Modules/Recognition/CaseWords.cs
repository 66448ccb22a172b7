using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Recognition;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Recognition;

/// <summary>How a case is drawn and named.</summary>
internal static class CaseWords
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Of(RecognitionState state) => Upper(RecognitionTexts.Of(state, Language));

    public static string Of(RecognitionOutcome outcome) => Upper(RecognitionTexts.Of(outcome, Language));

    public static Tone ToneOf(RecognitionState state, RecognitionOutcome? outcome) =>
        state switch
        {
            RecognitionState.Incomplete => Tone.Wait,
            RecognitionState.Appealed => Tone.Wait,
            _ when outcome == RecognitionOutcome.Refused => Tone.Bad,
            _ when outcome is not null => Tone.Ok,
            _ => Tone.Plain,
        };

    /// <summary>The phases an applicant goes through, with where the case stands; each state belongs to one.</summary>
    public static IReadOnlyList<StepItem> Phases(RecognitionState state, bool appealed, IStringLocalizer text)
    {
        string[] names = appealed
            ? ["Phase.Received", "Phase.Complete", "Phase.Compared", "Phase.Decided", "Phase.Appeal"]
            : ["Phase.Received", "Phase.Complete", "Phase.Compared", "Phase.Decided"];
        var now = state switch
        {
            RecognitionState.Received or RecognitionState.Incomplete => 0,
            RecognitionState.Complete => 1,
            RecognitionState.Verified or RecognitionState.Assessing or RecognitionState.Proposed => 2,
            RecognitionState.Appealed => 4,
            _ => names.Length, // decided, and no appeal runs
        };
        return
        [
            .. names.Select(
                (name, at) =>
                    new StepItem(
                        text[name],
                        at < now ? StepState.Done
                            : at > now ? StepState.Later
                            : state == RecognitionState.Incomplete ? StepState.Stopped
                            : StepState.Now
                    )
            ),
        ];
    }

    private static string Upper(string words) =>
        words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
}
