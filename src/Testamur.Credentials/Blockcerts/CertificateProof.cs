using Testamur.Credentials.Json;
using Testamur.Credentials.OpenBadges2;
using Testamur.Credentials.Verification;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Blockcerts;

/// <summary>The proof of Blockcerts 2: the fingerprint of an assertion of Open Badges 2.0 without its receipt, written to a block chain.</summary>
internal sealed class CertificateProof(JsonLdProcessor jsonLd, IChainSource? chain, AnchorOwner owner)
{
    public async ValueTask<(Check Integrity, Check Binding)> CheckAsync(
        BadgeParts parts,
        ReadOnlyMemory<byte> utf8,
        CancellationToken cancel
    )
    {
        var key = parts.Assertion.Object("verification")?.Text("publicKey");
        if (!parts.Assertion.ContainsKey("signature"))
            return (Failed(Reasons.IntegrityNoProof), Unbound());
        if (!MerkleProof2017.TryRead(parts.Assertion.Object("signature"), IsTestAddress(key), out var receipt))
            return (Failed(Reasons.IntegrityProofMalformed, "its value is no way to a Merkle root"), Unbound());
        var (hash, problem) = AnchoredProofs.Fingerprint(JsonText.Without(utf8, "signature"u8), jsonLd);
        if (problem is not null)
            return (Check.Of(CheckCode.Integrity, problem.Outcome, problem.Reason, problem.Arguments), Unbound());
        if (!receipt.TargetHash.AsSpan().SequenceEqual(hash))
            return (Failed(Reasons.IntegrityHashMismatch), Unbound());
        if (!receipt.LeadsToRoot())
            return (Failed(Reasons.IntegrityMerkleMismatch), Unbound());
        var (integrity, transaction) = await ChainCheck.RunAsync(receipt, chain, cancel).ConfigureAwait(false);
        return (integrity, await owner.BindAsync(parts.IssuerId, key, transaction, cancel).ConfigureAwait(false));
    }

    /// <summary>The first letter of an address of Bitcoin says whether it is of the test network.</summary>
    private static bool IsTestAddress(string? key) => key?.Split(':')[^1] is ['m' or 'n' or '2', ..];

    private static Check Failed(string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, Outcome.Failed, reason, arguments);

    private static Check Unbound() => Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked);
}
