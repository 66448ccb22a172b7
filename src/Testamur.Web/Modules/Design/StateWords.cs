using Microsoft.Extensions.Localization;
using Testamur.Web.Platform;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design;

/// <summary>States and refusals in the words of a page.</summary>
internal static class StateWords
{
    public static Tone ToneOf(SpecificationState state) =>
        state switch
        {
            SpecificationState.Published => Tone.Ok,
            SpecificationState.ChangesRequested
            or SpecificationState.Approved
            or SpecificationState.ExternallyApproved
            or SpecificationState.Suspended
            or SpecificationState.Lapsed => Tone.Wait,
            SpecificationState.Rejected => Tone.Bad,
            SpecificationState.Submitted or SpecificationState.InReview or SpecificationState.ExternalReview => Tone.Note,
            _ => Tone.Plain,
        };

    /// <summary>Draft, review, approval, published: where a version stands among them.</summary>
    public static IReadOnlyList<StepItem> Steps(IStringLocalizer<DesignText> text, SpecificationState state)
    {
        var (now, stopped) = state switch
        {
            SpecificationState.Draft or SpecificationState.CoDesign => (0, false),
            SpecificationState.ChangesRequested => (0, true),
            SpecificationState.Submitted or SpecificationState.InReview => (1, false),
            SpecificationState.Rejected => (2, true),
            SpecificationState.Approved or SpecificationState.ExternalReview or SpecificationState.ExternallyApproved => (
                2,
                false
            ),
            _ => (3, state != SpecificationState.Published),
        };
        string[] labels = ["Step.Draft", "Step.Review", "Step.Approval", "Step.Published"];
        return
        [
            .. labels.Select(
                (label, index) =>
                    new StepItem(
                        text[label],
                        index < now ? StepState.Done
                            : index > now ? StepState.Later
                            : stopped ? StepState.Stopped
                            : StepState.Now,
                        index == now && text[label].Value != text[$"State.{state}"].Value ? text[$"State.{state}"].Value : null
                    )
            ),
        ];
    }
}
