using System.Text.Json.Nodes;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Verification;

/// <summary>
/// The Data Integrity proofs of a document: each of them must hold
/// (<see href="https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains">VC Data Integrity §4.5</see>).
/// </summary>
internal sealed class EmbeddedProofs(KeyLookup keys, JsonLdProcessor jsonLd, AnchoredProofs anchored)
{
    /// <summary>More proofs than this are refused: each costs a key look-up and a signature check.</summary>
    public const int MaxProofs = 4;

    public async ValueTask<(Check Integrity, Check Binding)> RunAsync(
        SecuredDocument document,
        string? signer,
        ProofDemand demand,
        CancellationToken cancel
    )
    {
        var proofs = document.Credential!.Many("proof"); // callers ask only about documents with one
        if (proofs.Count == 0)
            return (Integrity(Outcome.Failed, Reasons.IntegrityNoProof), Unbound());
        if (proofs.Count > MaxProofs)
            return (Integrity(Outcome.Failed, Reasons.IntegrityTooManyProofs, $"{MaxProofs}"), Unbound());
        var (integrity, binding) = await OneAsync(document, proofs[0] as JsonObject, signer, demand, cancel)
            .ConfigureAwait(false);
        foreach (var proof in proofs.Skip(1))
        {
            var (next, whose) = await OneAsync(document, proof as JsonObject, signer, demand, cancel).ConfigureAwait(false);
            // The worst of each kind is the answer.
            integrity = Worse(integrity, next);
            binding = Worse(binding, whose);
        }
        return (integrity, binding);
    }

    private async ValueTask<(Check, Check)> OneAsync(
        SecuredDocument document,
        JsonObject? proof,
        string? signer,
        ProofDemand demand,
        CancellationToken cancel
    )
    {
        if (proof?.Text("type") is not { } type)
            return (Malformed("it is no object with a type"), Unbound());
        var suite = type == "DataIntegrityProof" ? proof.Text("cryptosuite") ?? "" : type;
        if (AnchoredProofs.Is(suite))
            return await anchored.RunAsync(document, proof, signer, demand, cancel).ConfigureAwait(false);
        if (!IsKnown(type, suite))
            return (Integrity(Outcome.Undetermined, Reasons.IntegritySuiteUnknown, suite), Unbound());
        if (Refusal(proof, demand) is { } refusal)
            return (refusal, Unbound());
        if (proof.Text("verificationMethod") is not { } method)
            return (Malformed("it names no verification method"), Unbound());
        var (key, missing, binding) = await keys.FindAsync(
                method,
                signer,
                demand.Purpose,
                DateTimeStamp.Parse(proof.Text("created")),
                cancel
            )
            .ConfigureAwait(false);
        if (key is null)
            return (missing!, binding); // one of the two is there
        var credential = document.Credential!;
        var result =
            suite == EcdsaSd2023.Name
                ? EcdsaSd2023.Verify(credential, proof, key, jsonLd)
                : DataIntegrity.Verify(credential, proof, key, jsonLd, document.Utf8);
        if (result.Outcome == Outcome.Passed && binding.Reason == Reasons.IssuerBindingKeyCameAlong)
            return (Integrity(Outcome.Passed, Reasons.IntegrityVerifiedWithOwnKey), binding);
        return (Integrity(result.Outcome, result.Reason, result.Arguments), binding);
    }

    private static bool IsKnown(string type, string suite) =>
        type == Ed25519Signature2020.Name
        || (
            type == "DataIntegrityProof"
            && (Cryptosuite.Find(suite) is not null || suite is EcdsaSd2023.Name or Ed25519Signature2020.DraftSuite)
        );

    private static Check? Refusal(JsonObject proof, ProofDemand demand)
    {
        if (proof.Text("proofPurpose") != demand.PurposeName)
            return Integrity(Outcome.Failed, Reasons.IntegrityPurposeMismatch);
        foreach (var member in new[] { "created", "expires" })
        {
            if (proof.ContainsKey(member) && DateTimeStamp.Parse(proof.Text(member)) is null)
                return Malformed("its time cannot be read");
        }
        if (demand.Domain is { } domain && !proof.Texts("domain").Contains(domain))
            return Integrity(Outcome.Failed, Reasons.IntegrityDomainMismatch);
        return demand.Challenge is { } challenge && proof.Text("challenge") != challenge
            ? Integrity(Outcome.Failed, Reasons.IntegrityChallengeMismatch)
            : null;
    }

    private static Check Worse(Check one, Check other) => Rank(other) < Rank(one) ? other : one;

    private static int Rank(Check check) =>
        check.Outcome switch
        {
            Outcome.Failed => 0,
            Outcome.Undetermined => 1,
            _ => 2,
        };

    private static Check Malformed(string why) => Integrity(Outcome.Failed, Reasons.IntegrityProofMalformed, why);

    private static Check Integrity(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);

    private static Check Unbound() => Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked);
}
