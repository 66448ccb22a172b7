using Testamur.Web.UI;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>How a claim is drawn.</summary>
internal static class ClaimWords
{
    public static Tone ToneOf(ClaimState state) =>
        state switch
        {
            ClaimState.Awarded or ClaimState.Decided => Tone.Ok,
            ClaimState.Refused => Tone.Bad,
            ClaimState.Submitted or ClaimState.Appealed => Tone.Wait,
            _ => Tone.Plain,
        };

    /// <summary>The phases a claim goes through, with where it stands.</summary>
    /// <param name="name">The name of a state.</param>
    public static IReadOnlyList<StepItem> Phases(ClaimState state, Func<ClaimState, string> name)
    {
        ClaimState[] all =
        [
            ClaimState.Draft,
            ClaimState.Evaluated,
            ClaimState.Submitted,
            ClaimState.Decided,
            state is ClaimState.Refused or ClaimState.Appealed ? state : ClaimState.Awarded,
        ];
        var now = Array.IndexOf(all, state);
        return [.. all.Select((one, at) => new StepItem(name(one), Of(one, at)))];

        StepState Of(ClaimState one, int at) =>
            at < now || (at == now && state == ClaimState.Awarded) ? StepState.Done
            : at > now ? StepState.Later
            : one == ClaimState.Refused ? StepState.Stopped
            : StepState.Now;
    }
}
