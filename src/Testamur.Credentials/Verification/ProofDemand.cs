using Testamur.Credentials.Keys;

namespace Testamur.Credentials.Verification;

/// <summary>What a proof has to be for.</summary>
/// <param name="Purpose">Its purpose.</param>
/// <param name="Domain">Whom it has to be meant for; null when the verifier does not ask.</param>
/// <param name="Challenge">What it has to answer; null when the verifier asked nothing.</param>
internal sealed record ProofDemand(ProofPurpose Purpose, string? Domain = null, string? Challenge = null)
{
    public static ProofDemand OfCredential { get; } = new(ProofPurpose.AssertionMethod);

    public string PurposeName => Purpose == ProofPurpose.Authentication ? "authentication" : "assertionMethod";
}
