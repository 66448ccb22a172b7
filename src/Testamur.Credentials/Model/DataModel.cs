using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Verification;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Credentials.Model;

/// <summary>
/// The rules of the data model 2.0, and of 1.1 where the document says that it is of that one
/// (<see href="https://www.w3.org/TR/vc-data-model-2.0/#verifiable-credentials">VC Data Model 2.0 §4</see>).
/// </summary>
public static class DataModel
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<DataModelRule> Rules => DataModelRules.All;

    /// <summary>Where the structure of a credential, secured or not, breaks a rule; nothing when it does not. Never throws.</summary>
    public static IReadOnlyList<DataModelFinding> Check(JsonObject credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return [.. new StructureReader(credential).Read()];
    }

    /// <summary>
    /// Whether a credential may be issued: its structure, the digests of related contexts, and whether its contexts define every word. A context that is not at hand is a
    /// finding too, since nobody could say what is signed. Never throws.
    /// </summary>
    /// <param name="credential">The credential without proof.</param>
    /// <param name="jsonLd">Reads it; null for <see cref="JsonLdProcessor.ForCredentials"/>.</param>
    public static IReadOnlyList<DataModelFinding> CheckForIssue(JsonObject credential, JsonLdProcessor? jsonLd = null)
    {
        var findings = Check(credential);
        if (findings.Count > 0)
            return findings;
        foreach (var resource in credential.Many("relatedResource").OfType<JsonObject>())
        {
            // Of what ships with the library the digest is known; of the rest the issuer has to take care.
            if (
                BuiltInContexts.Loader.TryLoad(resource.Text("id") ?? "", out var bytes)
                && !RelatedResources.Fits(resource, bytes.Span)
            )
                return [new(DataModelRules.RelatedResource, "/relatedResource", "a digest of relatedResource does not fit")];
        }
        try
        {
            (jsonLd ?? JsonLdProcessor.ForCredentials).ToRdf(JsonText.Write(credential));
            return findings;
        }
        catch (JsonLdException e)
        {
            return [new(DataModelRules.LinkedData, e.Pointer, e.Detail)];
        }
    }

    /// <summary>The schema check of a verifier.</summary>
    internal static Check Inspect(JsonObject credential)
    {
        foreach (var finding in new StructureReader(credential).Read())
        {
            var reason = finding.Rule == DataModelRules.Vocabulary ? Reasons.SchemaContextRedefines : Reasons.SchemaViolation;
            return Verification.Check.Of(CheckCode.Schema, Outcome.Failed, reason, finding.Text);
        }
        return credential.ContainsKey("credentialSchema")
            ? Verification.Check.Of(CheckCode.Schema, Outcome.Undetermined, Reasons.SchemaNotFetched)
            : Verification.Check.Of(CheckCode.Schema, Outcome.Passed, Reasons.SchemaConforms);
    }
}
