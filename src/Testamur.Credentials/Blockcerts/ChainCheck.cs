using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Blockcerts;

/// <summary>Whether the root of a receipt is what a block chain holds. Without anybody who asks the chain, nothing is known: a receipt alone can be made by anyone.</summary>
internal static class ChainCheck
{
    public static async ValueTask<(Check Integrity, ChainTransaction? Transaction)> RunAsync(
        MerkleReceipt receipt,
        IChainSource? chain,
        CancellationToken cancel
    )
    {
        if (receipt.Anchors.All(anchor => anchor.IsMock))
            return (Of(Outcome.Undetermined, Reasons.IntegrityChainMock), null);
        Check? open = null;
        Check? good = null;
        ChainTransaction? held = null;
        foreach (var anchor in receipt.Anchors.Where(anchor => !anchor.IsMock))
        {
            var found = chain is null ? null : await chain.FindAsync(anchor, cancel).ConfigureAwait(false);
            if (found is null)
                open ??= Of(
                    Outcome.Undetermined,
                    chain is null ? Reasons.IntegrityChainNotAsked : Reasons.IntegrityChainUnavailable,
                    $"{anchor}"
                );
            else if (!receipt.Root.AsSpan().SequenceEqual(Hex.Digest(found.Value)))
                return (Of(Outcome.Failed, Reasons.IntegrityChainMismatch, $"{anchor}"), null);
            else
                (good, held) = (Of(Outcome.Passed, Reasons.IntegrityAnchored, $"{anchor}"), found);
        }
        return (good ?? open!, held); // there is at least one anchor that is no mock
    }

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);
}
