using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Learning;

/// <summary>States and codes in the reader's words.</summary>
internal static class LearningWords
{
    public static Tone ToneOf(OfferingState state) =>
        state switch
        {
            OfferingState.Open or OfferingState.Running => Tone.Ok,
            OfferingState.Assessing => Tone.Wait,
            OfferingState.Cancelled => Tone.Bad,
            _ => Tone.Plain,
        };

    public static Tone ToneOf(EnrolmentState state) =>
        state switch
        {
            EnrolmentState.Completed => Tone.Ok,
            EnrolmentState.Applied or EnrolmentState.Waitlisted => Tone.Wait,
            EnrolmentState.Enrolled or EnrolmentState.Active or EnrolmentState.Admitted => Tone.Note,
            _ => Tone.Plain,
        };

    /// <summary>How far somebody is, in words.</summary>
    /// <param name="settled">By earlier decisions.</param>
    public static string Shown(IStringLocalizer texts, int shown, int settled, int all) =>
        settled == 0 ? texts["Shown.Of", shown, all] : texts["Shown.Settled", shown, all, settled];

    /// <summary>Where the learner reads how it was settled.</summary>
    public static string CaseOf(ExemptLine one) =>
        one.Source == ExemptionView.PriorLearning ? $"/my/prior-learning/{one.Case}" : $"/my/recognitions/{one.Case}";

    public static string Supervision(string? code) => code is null ? "" : Terms.Label("supervision", code);

    public static IReadOnlyList<Choice> Supervisions() =>
        [.. Vocabulary.Get("supervision").Terms.Select(term => new Choice(term.Code, Supervision(term.Code)))];

    public static string Places(IStringLocalizer<LearningText> texts, int? capacity) =>
        capacity is { } places ? texts[places == 1 ? "Places.One" : "Places.Other", places] : texts["Places.Any"];
}
