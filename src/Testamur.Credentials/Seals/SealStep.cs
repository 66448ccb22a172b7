using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>How one step ended.</summary>
/// <param name="Code">Which step.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, as a code out of <see cref="Reasons"/>.</param>
/// <param name="Arguments">What a translation fills in.</param>
public sealed record SealStep(SealStepCode Code, Outcome Outcome, string Reason, IReadOnlyList<string> Arguments)
{
    /// <summary>Why, in plain English.</summary>
    public string Detail => ToCheck(CheckCode.Integrity).Detail;

    internal static SealStep Of(SealStepCode code, Outcome outcome, string reason, params string[] arguments) =>
        new(code, outcome, reason, arguments);

    internal Check ToCheck(CheckCode code) => Check.Of(code, Outcome, Reason, [.. Arguments]);
}
