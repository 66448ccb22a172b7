using System.Security.Cryptography;

namespace Testamur.Credentials.Blockcerts;

/// <summary>One step from a leaf to the root: the neighbour, and on which side it stands.</summary>
internal readonly record struct MerkleStep(bool IsRight, byte[] Hash);

/// <summary>What proves that a document was one of a batch: its fingerprint, the way to the root of the batch, and where the root was written.</summary>
internal sealed record MerkleReceipt(
    byte[] TargetHash,
    byte[] Root,
    IReadOnlyList<MerkleStep> Path,
    IReadOnlyList<ChainAnchor> Anchors
)
{
    /// <summary>2^32 certificates in one batch are enough for everybody; each step costs a digest.</summary>
    public const int MaxSteps = 32;

    /// <summary>Each costs a question to a block chain.</summary>
    public const int MaxAnchors = 4;

    /// <summary>Whether the way leads from the fingerprint to the root.</summary>
    public bool LeadsToRoot()
    {
        var hash = TargetHash;
        foreach (var step in Path)
            hash = step.IsRight ? SHA256.HashData([.. hash, .. step.Hash]) : SHA256.HashData([.. step.Hash, .. hash]);
        return hash.AsSpan().SequenceEqual(Root);
    }
}
