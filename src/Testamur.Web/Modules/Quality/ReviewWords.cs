using Microsoft.Extensions.Localization;
using Testamur.Web.Platform;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Quality;

/// <summary>States and refusals in the words of a page.</summary>
internal static class ReviewWords
{
    public static Tone ToneOf(ReviewState state) =>
        state switch
        {
            ReviewState.Approved => Tone.Ok,
            ReviewState.Rejected => Tone.Bad,
            ReviewState.ChangesRequested or ReviewState.WithBoard or ReviewState.Lapsed => Tone.Wait,
            ReviewState.Withdrawn => Tone.Plain,
            _ => Tone.Note,
        };

    public static IReadOnlyList<StepItem> Steps(IStringLocalizer<QualityText> text, ReviewState state)
    {
        var (now, stopped) = state switch
        {
            ReviewState.Waiting => (0, false),
            ReviewState.Withdrawn => (0, true),
            ReviewState.InReview => (1, false),
            ReviewState.ChangesRequested => (1, true),
            ReviewState.WithBoard => (2, false),
            _ => (3, state is ReviewState.Rejected or ReviewState.Lapsed),
        };
        string[] labels = ["Step.Submitted", "Step.Checklist", "Step.Board", "Step.Decided"];
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

    /// <summary>Every decision, with who, when, why and until when.</summary>
    public static IReadOnlyList<StepItem> History(
        IStringLocalizer<QualityText> text,
        Show show,
        IReadOnlyList<ReviewView.Decision> decisions,
        Func<Guid, string> name
    ) =>
        [
            .. decisions.Select(
                (one, index) =>
                    new StepItem(
                        text[$"Decision.{one.Kind}"],
                        index == decisions.Count - 1 ? StepState.Now : StepState.Done,
                        string.Join(
                            " · ",
                            new[]
                            {
                                show.Date(one.At, TimeZoneInfo.Utc),
                                text["Decision.Round", one.Round].Value,
                                one.By is { } by ? name(by) : null,
                                one.Until is { } until ? text["Decision.Until", show.Date(until)].Value : null,
                                one.Kind == DecisionKind.Lapsed ? text[$"Standing.{one.Note}"].Value : one.Note,
                            }.Where(part => !string.IsNullOrEmpty(part))
                        )
                    )
            ),
        ];
}
