using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs;

/// <summary>What a proof says about itself (<see href="https://www.w3.org/TR/vc-data-integrity/#proofs">VC Data Integrity §2.1</see>).</summary>
public sealed record ProofOptions
{
    /// <summary>The full id of the key, e.g. <c>did:web:example.org#key-1</c>.</summary>
    public required string VerificationMethod { get; init; }

    /// <summary>When the proof is made; written in whole seconds, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How; null for the suite over canonical JSON that fits the key.</summary>
    public Cryptosuite? Suite { get; init; }

    /// <summary>What the proof is for: <c>assertionMethod</c> for credentials, <c>authentication</c> for presentations.</summary>
    public string Purpose { get; init; } = "assertionMethod";

    /// <summary>When the proof ends; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whom the proof is meant for; null when it is for anybody.</summary>
    public string? Domain { get; init; }

    /// <summary>What the verifier asked to be signed, so that the proof serves once; null when nothing was asked.</summary>
    public string? Challenge { get; init; }

    /// <summary>The proof's own id, an absolute URL such as <c>urn:uuid:…</c>; needed when another proof builds on this one.</summary>
    public string? Id { get; init; }

    /// <summary>Ids of proofs already on the document that this one covers (<see href="https://www.w3.org/TR/vc-data-integrity/#proof-chains">VC Data Integrity §2.1.2</see>).</summary>
    public IReadOnlyList<string> PreviousProofs { get; init; } = [];

    /// <summary>The proof without its value, and without a context.</summary>
    internal JsonObject ToJson(string suite)
    {
        var proof = new JsonObject();
        if (Id is not null)
            proof["id"] = Id;
        proof["type"] = "DataIntegrityProof";
        proof["cryptosuite"] = suite;
        proof["created"] = DateTimeStamp.Format(Created);
        if (Expires is { } expires)
            proof["expires"] = DateTimeStamp.Format(expires);
        proof["verificationMethod"] = VerificationMethod;
        proof["proofPurpose"] = Purpose;
        if (Domain is not null)
            proof["domain"] = Domain;
        if (Challenge is not null)
            proof["challenge"] = Challenge;
        if (PreviousProofs.Count > 0)
            proof["previousProof"] =
                PreviousProofs.Count == 1
                    ? JsonValue.Create(PreviousProofs[0])
                    : new JsonArray([.. PreviousProofs.Select(id => JsonValue.Create(id))]);
        return proof;
    }
}
