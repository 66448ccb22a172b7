using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs;

/// <summary>Proofs that build on other proofs (<see href="https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains">VC Data Integrity §4.3 and 4.5</see>).</summary>
internal static class ProofChain
{
    /// <summary>The proofs that one builds on, in the order it names them; null when it names none.</summary>
    /// <exception cref="ProofChainException">A proof that is named is not there, is there twice, or builds on this one.</exception>
    public static JsonArray? Previous(JsonObject secured, JsonObject proof)
    {
        if (!proof.ContainsKey("previousProof"))
            return null;
        var proofs = secured.Many("proof");
        var found = Find(proofs, Names(proof));
        ThrowIfCircular(proofs, proof);
        return found;
    }

    /// <exception cref="ProofChainException">A proof that is named is not there, or is there twice.</exception>
    public static JsonArray? Find(IReadOnlyList<JsonNode?> proofs, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return null;
        var found = new JsonArray();
        foreach (var name in names)
            found.Add(One(proofs, name).DeepClone());
        return found;
    }

    private static JsonObject One(IReadOnlyList<JsonNode?> proofs, string name)
    {
        JsonObject[] named = [.. proofs.OfType<JsonObject>().Where(one => one.Text("id") == name)];
        return named.Length == 1
            ? named[0]
            : throw new ProofChainException(
                named.Length == 0 ? $"the proof {name} that it builds on is missing" : $"two proofs are called {name}"
            );
    }

    private static string[] Names(JsonObject proof)
    {
        var names = proof.Many("previousProof");
        string[] texts = [.. names.Select(name => name.AsText()).OfType<string>()];
        return texts.Length == names.Count && texts.Length > 0
            ? texts
            : throw new ProofChainException("what it builds on is not named by ids");
    }

    // Each of a ring could only have been signed after the others.
    private static void ThrowIfCircular(IReadOnlyList<JsonNode?> proofs, JsonObject start)
    {
        var open = new Stack<JsonObject>([start]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var self = start.Text("id");
        while (open.TryPop(out var proof))
        {
            if (!proof.ContainsKey("previousProof"))
                continue;
            foreach (var name in Names(proof))
            {
                if (name == self)
                    throw new ProofChainException("the proofs build on each other in a ring");
                if (seen.Add(name))
                    open.Push(One(proofs, name));
            }
        }
    }
}

/// <summary>A chain of proofs that breaks its rules; the message says which.</summary>
internal sealed class ProofChainException(string message) : ArgumentException(message);
