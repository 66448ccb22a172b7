using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;

namespace Testamur.Cli;

/// <summary>
/// A list of trusted issuers: <c>{"issuers": [{"id", "name", "types"?: […]}]}</c>. Without <c>types</c> an issuer may award everything; an issuer that is
/// not listed is not confirmed, which is not the same as refused.
/// </summary>
internal sealed class TrustFile : ITrustSource
{
    private readonly Dictionary<string, (string Name, HashSet<string>? Types)> issuers = new(StringComparer.Ordinal);

    public static TrustFile? Read(byte[] json)
    {
        if (!StrictJson.TryParseObject(json, out var root, out _) || root["issuers"] is not JsonArray list)
            return null;
        var result = new TrustFile();
        foreach (var node in list)
        {
            if (node is not JsonObject issuer || Text(issuer["id"]) is not { } id)
                return null;
            var types = issuer["types"] is JsonArray allowed
                ? allowed.Select(Text).OfType<string>().ToHashSet(StringComparer.Ordinal)
                : null;
            if (!result.issuers.TryAdd(id, (Text(issuer["name"]) ?? id, types)))
                return null;
        }
        return result;
    }

    public ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel)
    {
        if (!issuers.TryGetValue(question.IssuerId, out var issuer))
            return ValueTask.FromResult(new IssuerTrust(Outcome.Undetermined, Outcome.Undetermined));
        if (issuer.Types is null)
            return ValueTask.FromResult(new IssuerTrust(Outcome.Passed, Outcome.Passed, issuer.Name, "everything"));
        var covered = question.CredentialTypes.Where(t => t != "VerifiableCredential").ToList();
        var outcome = covered.Count > 0 && covered.All(issuer.Types.Contains) ? Outcome.Passed : Outcome.Failed;
        return ValueTask.FromResult(new IssuerTrust(Outcome.Passed, outcome, issuer.Name, string.Join(", ", covered)));
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
