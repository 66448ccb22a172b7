using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Blockcerts;

/// <summary>
/// The proofs of Blockcerts 3, by their own type or as <c>merkle-proof-2019</c> among Data Integrity proofs
/// (<see href="https://w3c-ccg.github.io/lds-merkle-proof-2019/">Merkle Proof 2019</see>). The fingerprint covers the document alone: what the proof says besides, such as
/// when it was made and with which key, anyone can change, so the key is compared with the issuer's and the sender's apart from it.
/// </summary>
internal sealed class AnchoredProofs(JsonLdProcessor jsonLd, IChainSource? chain, AnchorOwner owner)
{
    public static bool Is(string suite) => suite is "MerkleProof2019" or "merkle-proof-2019";

    public async ValueTask<(Check Integrity, Check Binding)> RunAsync(
        SecuredDocument document,
        JsonObject proof,
        string? signer,
        ProofDemand demand,
        CancellationToken cancel
    )
    {
        if (proof.Text("proofPurpose") != demand.PurposeName)
            return (Failed(Reasons.IntegrityPurposeMismatch), Unbound());
        // Nothing of the proof is covered, so it can answer nobody's question.
        if (demand.Domain is not null || demand.Challenge is not null)
            return (Failed(Reasons.IntegrityChallengeMismatch), Unbound());
        if (!MerkleProof2019.TryRead(proof.Text("proofValue"), out var receipt))
            return (Failed(Reasons.IntegrityProofMalformed, "its value is no way to a Merkle root"), Unbound());
        var (fits, problem) = Compare(document, proof, receipt.TargetHash);
        if (problem is not null)
            return (Check.Of(CheckCode.Integrity, problem.Outcome, problem.Reason, problem.Arguments), Unbound());
        if (!fits)
            return (Failed(Reasons.IntegrityHashMismatch), Unbound());
        if (!receipt.LeadsToRoot())
            return (Failed(Reasons.IntegrityMerkleMismatch), Unbound());
        var (integrity, transaction) = await ChainCheck.RunAsync(receipt, chain, cancel).ConfigureAwait(false);
        var binding = await owner.BindAsync(signer, proof.Text("verificationMethod"), transaction, cancel).ConfigureAwait(false);
        return (integrity, binding);
    }

    /// <summary>
    /// Issuers of Blockcerts take the document as they find it: where others have signed it before, the fingerprint is that of the document with their
    /// proofs.
    /// </summary>
    private (bool Fits, ProofResult? Problem) Compare(SecuredDocument document, JsonObject proof, byte[] target)
    {
        var credential = document.Credential!; // callers ask only about documents with one
        var text = document.Utf8.IsEmpty ? JsonText.Write(credential) : document.Utf8;
        var unsecured = JsonText.Without(text, "proof"u8);
        var (hash, problem) = Fingerprint(unsecured, jsonLd);
        JsonNode?[] before = [.. credential.Many("proof").TakeWhile(one => one != proof)];
        if (problem is not null || target.AsSpan().SequenceEqual(hash) || before.Length == 0)
            return (target.AsSpan().SequenceEqual(hash), problem);
        var all = new JsonArray([.. before.Select(one => one?.DeepClone())]);
        (hash, problem) = Fingerprint(JsonText.With(unsecured.Span, "proof"u8, all), jsonLd);
        return (target.AsSpan().SequenceEqual(hash), problem);
    }

    /// <summary>The digest of the canonical RDF of a document whose proofs were taken off, or why there is none.</summary>
    public static (byte[]? Hash, ProofResult? Problem) Fingerprint(ReadOnlyMemory<byte> unsecured, JsonLdProcessor jsonLd)
    {
        try
        {
            var hash = new byte[SHA256.HashSizeInBytes];
            RdfCanonicalizer.Hash(jsonLd.ToRdf(TextDirection.Without(unsecured).Span), hash, CanonicalizationOptions.Default);
            return (hash, null);
        }
        catch (JsonLdException e)
        {
            return (null, JsonLdProblem.Of(e));
        }
        catch (CanonicalizationLimitException)
        {
            return (null, new(Outcome.Undetermined, Reasons.IntegrityTooHard));
        }
    }

    private static Check Failed(string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, Outcome.Failed, reason, arguments);

    private static Check Unbound() => Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked);
}
