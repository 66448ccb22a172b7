using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// Gives a document the context that defines the words of a proof, when it has none that does
/// (<see href="https://www.w3.org/TR/vc-data-integrity/#context-injection">VC Data Integrity §2.4.2</see>).
/// </summary>
internal static class ContextInjection
{
    private const string DataIntegrity = "https://w3id.org/security/data-integrity/v2";

    private static readonly string[] Sufficient =
    [
        "https://www.w3.org/ns/credentials/v2",
        DataIntegrity,
        "https://w3id.org/security/data-integrity/v1",
    ];

    /// <summary>The document itself, or a copy with one context more at the end.</summary>
    public static JsonObject Ensure(JsonObject document)
    {
        var contexts = document.Many("@context");
        if (contexts.Any(context => Sufficient.Contains(context.AsText())))
            return document;
        var copy = (JsonObject)document.DeepClone();
        copy["@context"] = new JsonArray([.. contexts.Select(context => context?.DeepClone()), DataIntegrity]);
        return copy;
    }
}
