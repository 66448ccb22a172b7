using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>Tells the forms apart that came before verifiable credentials.</summary>
internal static class OldForms
{
    private const string OpenBadges = "https://w3id.org/openbadges/v2";
    private const string Blockcerts = "https://w3id.org/blockcerts/";

    /// <summary>Null when it is none of them.</summary>
    public static CredentialFormat? Of(JsonObject root)
    {
        var types = root.Texts("type");
        if (types.Contains("VerifiableCredential"))
            return null;
        if (
            types.Contains("BlockchainCertificate")
            || (types.Contains("CertificateDocument") && root.ContainsKey("signature") && root.ContainsKey("certificate"))
        )
            return CredentialFormat.Blockcerts1;
        if (root.Object("signature") is { } receipt && receipt.Texts("type").Contains("MerkleProof2017"))
            return CredentialFormat.Blockcerts2;
        var contexts = root.Texts("@context");
        if (contexts.Any(context => context.StartsWith(Blockcerts, StringComparison.Ordinal)) && types.Contains("Assertion"))
            return CredentialFormat.Blockcerts2;
        return contexts.Contains(OpenBadges) ? CredentialFormat.OpenBadges2 : null;
    }
}
