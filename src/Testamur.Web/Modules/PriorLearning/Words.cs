using System.Globalization;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>How a case is drawn and said.</summary>
internal static class Words
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static Tone ToneOf(CaseState state) =>
        state switch
        {
            CaseState.Awarded => Tone.Ok,
            CaseState.CreditExemption or CaseState.PartlyGranted => Tone.Note,
            CaseState.Refused => Tone.Bad,
            CaseState.Enquiry or CaseState.Assessment or CaseState.Certification or CaseState.Appealed => Tone.Wait,
            _ => Tone.Plain,
        };

    public static Tone ToneOf(ClaimMark? mark) =>
        mark switch
        {
            ClaimMark.Shown => Tone.Ok,
            ClaimMark.Partly => Tone.Wait,
            _ => Tone.Plain,
        };

    /// <summary>The stages, with where the case stands; the enquiry belongs to the first.</summary>
    public static IReadOnlyList<StepItem> Stages(CaseState state, Func<CaseState, string> name)
    {
        CaseState[] all =
        [
            CaseState.Identification,
            CaseState.Documentation,
            CaseState.Assessment,
            CaseState.Certification,
            state.IsDecided() || state == CaseState.Appealed ? state : CaseState.Awarded,
        ];
        var now = state == CaseState.Enquiry ? 0 : Array.IndexOf(all, state);
        return [.. all.Select((one, at) => new StepItem(name(one), Of(one, at)))];

        StepState Of(CaseState one, int at) =>
            at > now ? StepState.Later
            : at < now || one is CaseState.Awarded or CaseState.CreditExemption or CaseState.PartlyGranted ? StepState.Done
            : one == CaseState.Refused ? StepState.Stopped
            : StepState.Now;
    }

    /// <summary>Codes of the vocabulary <c>supervision</c>; only those that say that the applicant was identified.</summary>
    public static IReadOnlyList<Choice> Supervisions() =>
        [
            .. Vocabulary
                .Get("supervision")
                .Terms.Where(term => Watching.Identified(term.Code))
                .Select(term => new Choice(term.Code, Terms.Label("supervision", term.Code))),
        ];
}
