using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Proofs;

/// <summary>What came of checking one signature.</summary>
/// <param name="Outcome">Passed, failed, or undetermined when something was missing that decides.</param>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Arguments">What the reason's text needs.</param>
public sealed record ProofResult(Outcome Outcome, string Reason, params string[] Arguments)
{
    internal static ProofResult Verified { get; } = new(Outcome.Passed, Reasons.IntegrityVerified);

    internal static ProofResult Mismatch { get; } = new(Outcome.Failed, Reasons.IntegritySignatureMismatch);

    internal static ProofResult Malformed(string why) => new(Outcome.Failed, Reasons.IntegrityProofMalformed, why);
}
