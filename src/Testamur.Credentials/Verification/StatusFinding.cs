using Testamur.Credentials.Status;

namespace Testamur.Credentials.Verification;

/// <summary>What one status entry comes to.</summary>
/// <param name="Outcome"><see cref="Outcome.NotApplicable"/> when the entry does not say whether the credential holds.</param>
/// <param name="Reason">Why.</param>
/// <param name="Arguments">What the reason's text is filled in with.</param>
internal sealed record StatusFinding(Outcome Outcome, string Reason, params string[] Arguments)
{
    /// <summary>What a reader should know beside the result, as phrases.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static StatusFinding Malformed(string why) => new(Outcome.Undetermined, Reasons.StatusEntryMalformed, why);

    public static StatusFinding Refused(string why) => new(Outcome.Undetermined, Reasons.StatusListRefused, why);

    public static StatusFinding Unavailable(string url) => new(Outcome.Undetermined, Reasons.StatusUnavailable, url);

    public static StatusFinding Active { get; } = new(Outcome.Passed, Reasons.StatusActive);

    /// <summary>
    /// Of a list that is true: whether it is no older than one that was. Asked last, so that nobody's forged date is remembered. Null when it is.
    /// </summary>
    public static async ValueTask<StatusFinding?> ReplayedAsync(
        IStatusSource source,
        string url,
        DateTimeOffset issuedAt,
        CancellationToken cancel
    ) =>
        await source.SeenAsync(url, issuedAt, cancel).ConfigureAwait(false) > issuedAt
            ? Refused("it is older than one that was seen before")
            : null;
}
