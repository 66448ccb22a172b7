using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Testamur.Credentials.Verification;

namespace Testamur.Cli.VcApi;

/// <summary><c>POST /credentials/verify</c> and <c>POST /presentations/verify</c></summary>
internal sealed class VerifyDocuments(StatusLists lists, TimeProvider clock)
{
    private const string PresentationPrefix = "data:application/vp+jwt,";

    private readonly CredentialVerifier credentials = new(status: lists);

    public async ValueTask<Answer> CredentialAsync(JsonObject body)
    {
        if (body["verifiableCredential"] is not JsonObject credential)
            return Answer.Refused("The body has no verifiableCredential.");
        var proofOnly = body["options"] is JsonObject { } options && IsProofOnly(options["checks"]);
        var report = await credentials
            .VerifyAsync(Utf8(credential), new() { Now = clock.GetUtcNow(), ProofOnly = proofOnly })
            .ConfigureAwait(false);
        return Of(report.ToJson(), report.Verdict, Problems(report));
    }

    public async ValueTask<Answer> PresentationAsync(JsonObject body)
    {
        if (body["verifiablePresentation"] is not JsonObject presentation)
            return Answer.Refused("The body has no verifiablePresentation.");
        var asked = body["options"] as JsonObject;
        var options = new PresentationOptions
        {
            Now = clock.GetUtcNow(),
            Domain = Text(asked?["domain"]),
            Challenge = Text(asked?["challenge"]),
        };
        var enveloped = Text(presentation["type"]) == "EnvelopedVerifiablePresentation" ? Text(presentation["id"]) : null;
        var document =
            enveloped?.StartsWith(PresentationPrefix, StringComparison.Ordinal) == true
                ? Encoding.ASCII.GetBytes(enveloped[PresentationPrefix.Length..])
                : Utf8(presentation);
        var report = await new PresentationVerifier(credentials).VerifyAsync(document, options).ConfigureAwait(false);
        Check[] own = [report.Format, report.Integrity, report.HolderBinding];
        return Of(
            [],
            report.Verdict,
            [.. own.Where(IsProblem).Select(check => check.Detail), .. report.Credentials.SelectMany(Problems)]
        );
    }

    private static Answer Of(JsonObject body, Verdict verdict, string[] problems)
    {
        if (verdict != Verdict.Valid)
            return Answer.Refused(problems);
        body["verified"] = true;
        body["errors"] = new JsonArray();
        return new(StatusCodes.Status200OK, body);
    }

    private static string[] Problems(VerificationReport report) =>
        [.. report.Checks.Where(IsProblem).Select(check => $"{check.Code}: {check.Detail}")];

    private static bool IsProblem(Check check) => check.Outcome is Outcome.Failed or Outcome.Undetermined;

    private static bool IsProofOnly(JsonNode? checks) => checks is JsonArray { Count: 1 } one && Text(one[0]) == "proof";

    private static byte[] Utf8(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
