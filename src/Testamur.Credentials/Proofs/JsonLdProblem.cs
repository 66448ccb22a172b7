using Testamur.Credentials.Verification;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Proofs;

/// <summary>What a document that JSON-LD refuses says about its proof.</summary>
internal static class JsonLdProblem
{
    /// <summary>
    /// A context that is not at hand leaves the proof undetermined: nobody can say what was signed. A document that breaks the rules, or uses
    /// words that no context defines, has no signed meaning at all.
    /// </summary>
    public static ProofResult Of(JsonLdException e) =>
        e.Code switch
        {
            JsonLdErrorCode.LoadingRemoteContextFailed => new(Outcome.Undetermined, Reasons.IntegrityContextUnknown, e.Detail),
            JsonLdErrorCode.LimitExceeded => new(Outcome.Undetermined, Reasons.IntegrityTooHard),
            JsonLdErrorCode.DataWouldBeLost => new(Outcome.Failed, Reasons.IntegrityTermUndefined, e.Detail, e.Pointer),
            _ => new(Outcome.Failed, Reasons.IntegrityNotLinkedData, e.Detail, e.Pointer),
        };
}
