using System.Text.Json.Nodes;
using Testamur.Credentials.Model;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;

namespace Testamur.Cli.VcApi;

/// <summary><c>POST /{suite}/{keyType}/credentials/issue</c></summary>
internal static class IssueCredential
{
    public static Answer Handle(JsonObject body, FacadeIssuer issuer, StatusLists lists, TimeProvider clock)
    {
        if (body["credential"] is not JsonObject asked)
            return Answer.Refused("The body has no credential.");
        if (body.ContainsKey("options") && body["options"] is not JsonObject)
            return Answer.Refused("The options are no object.");
        var credential = (JsonObject)asked.DeepClone();
        if (!credential.ContainsKey("issuer"))
            credential["issuer"] = issuer.Did;
        if (issuer.Suite == FacadeIssuer.Status && !credential.ContainsKey("credentialStatus"))
            credential["credentialStatus"] = lists.NextEntry(issuer);
        var findings = DataModel.CheckForIssue(credential);
        if (findings.Count > 0)
            return Answer.Refused(findings.Select(finding => $"{finding.Text} (at {finding.Path})"));
        var options = new ProofOptions { VerificationMethod = issuer.Method, Created = clock.GetUtcNow() };
        return Answer.Created(Seal(credential, body["options"] as JsonObject, issuer, options));
    }

    private static JsonObject Seal(JsonObject credential, JsonObject? asked, FacadeIssuer issuer, ProofOptions options) =>
        issuer.Suite switch
        {
            FacadeIssuer.Enveloped => VcJwt.Envelop(VcJwt.Sign(credential, issuer.Signer, issuer.Method)),
            FacadeIssuer.Status => DataIntegrity.Sign(
                credential,
                issuer.Signer,
                options with
                {
                    Suite = Cryptosuite.EddsaRdfc2022,
                }
            ),
            EcdsaSd2023.Name => EcdsaSd2023.Sign(
                credential,
                issuer.Signer,
                options,
                Pointers.Of(asked, "mandatoryPointers") ?? ["/issuer"]
            ),
            var suite => DataIntegrity.Sign(credential, issuer.Signer, options with { Suite = Cryptosuite.Find(suite) }),
        };
}
