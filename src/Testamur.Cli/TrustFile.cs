using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;

namespace Testamur.Cli;

/// <summary>
/// A list of trusted issuers: <c>{"issuers": [{"id", "name", "types"?: […], "keys"?: [Multikey, …]}]}</c>. Without <c>types</c> an issuer may award everything; an issuer that is
/// not listed is not confirmed, which is not the same as refused. For sealed credentials <c>id</c> is the registered identifier in the certificate, such
/// as <c>VATES-A00000000</c>, and <see cref="SealTrustFile"/> reads whose certificates may seal.
/// </summary>
internal sealed class TrustFile : ITrustSource
{
    private readonly Dictionary<string, (string Name, HashSet<string>? Types)> issuers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<PublicKey>> keys = new(StringComparer.Ordinal);

    /// <summary>Whose certificates may seal; null when the file names none.</summary>
    public SealTrust? Seals { get; private init; }

    public static IReadOnlyDictionary<string, IReadOnlyCollection<PublicKey>> NoKeys { get; } =
        new Dictionary<string, IReadOnlyCollection<PublicKey>>();

    /// <summary>The keys that are known to be an issuer's, by its DID.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<PublicKey>> Keys => keys;

    /// <summary>Whether it lists issuers, and so has an answer about what they may award.</summary>
    public bool HasIssuers { get; private init; }

    /// <summary>Reads a file; null for what is no such list.</summary>
    /// <param name="json">The file.</param>
    /// <param name="folder">The folder that names of files in it are relative to.</param>
    public static TrustFile? Read(byte[] json, string folder)
    {
        if (!StrictJson.TryParseObject(json, out var root, out _))
            return null;
        var list = root["issuers"] as JsonArray;
        if (list is null && (root.ContainsKey("issuers") || !SealTrustFile.IsIn(root)))
            return null;
        SealTrust? seals = null;
        if (SealTrustFile.IsIn(root) && !SealTrustFile.TryRead(root, folder, out seals))
            return null;
        var result = new TrustFile { Seals = seals, HasIssuers = list is not null };
        foreach (var node in list ?? [])
        {
            if (node is not JsonObject issuer || Text(issuer["id"]) is not { } id)
                return null;
            var types = issuer["types"] is JsonArray allowed
                ? allowed.Select(Text).OfType<string>().ToHashSet(StringComparer.Ordinal)
                : null;
            if (!result.issuers.TryAdd(id, (Text(issuer["name"]) ?? id, types)))
                return null;
            if (issuer["keys"] is not JsonArray listed)
                continue;
            var known = listed.Select(key => PublicKey.TryParseMultikey(Text(key), out var parsed) ? parsed : null).ToList();
            if (known.Contains(null))
                return null;
            result.keys[id] = [.. known.OfType<PublicKey>()];
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
