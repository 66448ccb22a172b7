using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Blockcerts;

/// <summary>The receipt of Blockcerts 2 (<see href="https://w3c-dvcg.github.io/lds-merkleproof2017/">Merkle Proof 2017</see>), a JSON object.</summary>
internal static class MerkleProof2017
{
    public static bool TryRead(JsonObject? signature, bool isTestAddress, [NotNullWhen(true)] out MerkleReceipt? receipt)
    {
        receipt = null;
        if (
            signature is null
            || Hex.Digest(signature.Text("targetHash")) is not { } target
            || Hex.Digest(signature.Text("merkleRoot")) is not { } root
        )
            return false;
        var path = signature.Many("proof");
        var anchors = signature.Many("anchors");
        if (path.Count > MerkleReceipt.MaxSteps || anchors.Count is 0 or > MerkleReceipt.MaxAnchors)
            return false;
        var steps = path.Select(Step).OfType<MerkleStep>().ToList();
        var places = anchors.Select(anchor => Anchor(anchor, isTestAddress)).OfType<ChainAnchor>().ToList();
        if (steps.Count == path.Count && places.Count == anchors.Count)
            receipt = new(target, root, steps, places);
        return receipt is not null;
    }

    private static MerkleStep? Step(JsonNode? node)
    {
        if (node is not JsonObject { Count: 1 } step)
            return null;
        if (Hex.Digest(step.Text("right")) is { } right)
            return new(true, right);
        return Hex.Digest(step.Text("left")) is { } left ? new(false, left) : null;
    }

    private static ChainAnchor? Anchor(JsonNode? node, bool isTestAddress) =>
        node is JsonObject anchor && anchor.Text("sourceId") is { Length: <= 200 } id
            ? ChainNames.Of(anchor.Text("type"), anchor.Text("chain"), id, isTestAddress)
            : null;
}
