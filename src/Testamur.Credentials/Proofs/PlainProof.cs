using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// The canonical RDF of proof options that are as plain as nearly all are, written down without JSON-LD: five statements about one node. What
/// the terms mean is fixed by the context of the data model 2.0, whose definitions are protected: no later context can change them. A later one
/// could only make a prefix of <c>did</c>, which none that ships with the library does. Tests hold both, and compare with the general way.
/// </summary>
internal static class PlainProof
{
    private const string Model = "https://www.w3.org/ns/credentials/v2";

    private static readonly FrozenSet<string> Shipped = BuiltInContexts
        .All.SelectMany(context => context.Addresses)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null when the options are not plain. The contexts are those of <see cref="BuiltInContexts"/>.</summary>
    public static byte[]? Canonicalize(JsonObject options, JsonNode? documentContext)
    {
        if (
            !IsShipped(documentContext)
            || options.Count != 5
            || options.Text("type") != "DataIntegrityProof"
            || options.Text("cryptosuite") is not { } suite
            || options.Text("created") is not { } created
            || options.Text("verificationMethod") is not { } method
            || options.Text("proofPurpose") is not { } purpose
            || PurposeIri(purpose) is not { } purposeIri
            || !IsPlain(suite)
            || !IsPlain(created)
            || !IsPlain(method)
            || !method.StartsWith("did:", StringComparison.Ordinal)
        )
            return null;
        return Encoding.ASCII.GetBytes(
            $"""
            _:c14n0 <http://purl.org/dc/terms/created> "{created}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
            _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .
            _:c14n0 <https://w3id.org/security#cryptosuite> "{suite}"^^<https://w3id.org/security#cryptosuiteString> .
            _:c14n0 <https://w3id.org/security#proofPurpose> <{purposeIri}> .
            _:c14n0 <https://w3id.org/security#verificationMethod> <{method}> .

            """.ReplaceLineEndings("\n")
        );
    }

    private static string? PurposeIri(string purpose) =>
        purpose switch
        {
            "assertionMethod" => "https://w3id.org/security#assertionMethod",
            "authentication" => "https://w3id.org/security#authenticationMethod",
            _ => null,
        };

    private static bool IsShipped(JsonNode? context)
    {
        if (context is not JsonArray all)
            return context.AsText() == Model;
        if (all.Count == 0 || all[0].AsText() != Model)
            return false;
        foreach (var one in all)
        {
            if (one.AsText() is not { } address || !Shipped.Contains(address))
                return false;
        }
        return true;
    }

    // Nothing that N-Quads or IRIs would write otherwise, or JSON-LD read as relative.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (':' or '.' or '-' or '_' or '#' or '+' or '/'))
                return false;
        }
        return text.Length > 0;
    }
}
