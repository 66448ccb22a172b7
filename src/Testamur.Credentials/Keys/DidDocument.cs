using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Keys;

/// <summary>
/// The keys a DID publishes for signing credentials and presentations (<see href="https://www.w3.org/TR/did-1.0/#core-properties">DID Core §5</see>).
/// </summary>
public sealed class DidDocument
{
    private const int MaxMethods = 200;
    private const string KeyPrefix = "did:key:";
    private const string JwkPrefix = "did:jwk:";

    private readonly Dictionary<string, PublicKey?> methods = new(StringComparer.Ordinal);
    private readonly HashSet<(ProofPurpose, string)> allowed = [];
    private readonly Dictionary<string, DateTimeOffset> revoked = new(StringComparer.Ordinal);

    private DidDocument(string did) => Did = did;

    /// <summary>The DID this document is about.</summary>
    public string Did { get; }

    /// <summary>Builds the document of a did:web whose keys all sign credentials (<c>assertionMethod</c>).</summary>
    /// <param name="did">The identifier, e.g. from <see cref="DidWeb.FromUrl"/>.</param>
    /// <param name="keys">Current and retired keys; a key stays here for as long as a credential signed with it lives.</param>
    /// <exception cref="ArgumentException">Not a did:web, a fragment that cannot be part of a URL, or one fragment twice.</exception>
    public static JsonObject ForWeb(string did, IReadOnlyList<DidKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (did is null || !did.StartsWith("did:web:", StringComparison.Ordinal))
            throw new ArgumentException("Not a did:web.", nameof(did));
        if (
            keys.Select(k => k.Fragment).Distinct(StringComparer.Ordinal).Count() != keys.Count
            || !keys.All(k => IsFragment(k.Fragment))
        )
            throw new ArgumentException("Every key needs a fragment of its own, of letters, digits, - and _.", nameof(keys));
        return new JsonObject
        {
            ["@context"] = new JsonArray(
                "https://www.w3.org/ns/did/v1",
                "https://w3id.org/security/multikey/v1",
                "https://w3id.org/security/jwk/v1"
            ),
            ["id"] = did,
            ["verificationMethod"] = new JsonArray([.. keys.Select(key => Method(did, key))]),
            ["assertionMethod"] = new JsonArray([.. keys.Select(key => (JsonNode)$"{did}#{key.Fragment}")]),
        };
    }

    /// <summary>The document of a did:key; null when the identifier is none of a known kind.</summary>
    public static DidDocument? ForKey(string did) =>
        PublicKey.TryParseMultikey(Behind(KeyPrefix, did), out var key) ? OfOneKey(did, did[KeyPrefix.Length..], key) : null;

    /// <summary>The document of a did:jwk (<see href="https://github.com/quartzjer/did-jwk/blob/main/spec.md">did:jwk</see>); null when the identifier is none of a known kind.</summary>
    public static DidDocument? ForJwk(string did) =>
        Multibase.TryFromBase64Url(Behind(JwkPrefix, did), out var json)
        && StrictJson.TryParseObject(json, out var jwk, out _)
        && JsonWebKey.TryParse(jwk, out var key)
            ? OfOneKey(did, "0", key)
            : null;

    /// <summary>The full id of the one key that a did:key or did:jwk has; null for others.</summary>
    internal static string? OnlyKeyOf(string? did) =>
        did is null ? null
        : did.StartsWith(KeyPrefix, StringComparison.Ordinal) ? did + "#" + did[KeyPrefix.Length..]
        : did.StartsWith(JwkPrefix, StringComparison.Ordinal) ? did + "#0"
        : null;

    private static string? Behind(string prefix, string did) =>
        did is not null && did.StartsWith(prefix, StringComparison.Ordinal) ? did[prefix.Length..] : null;

    private static DidDocument OfOneKey(string did, string fragment, PublicKey key)
    {
        var document = new DidDocument(did);
        var method = $"{did}#{fragment}";
        document.methods.Add(method, key);
        document.allowed.Add((ProofPurpose.AssertionMethod, method));
        document.allowed.Add((ProofPurpose.Authentication, method));
        return document;
    }

    /// <summary>
    /// Reads a fetched document. Refused: another <c>id</c> than the one asked for, two methods of one id, a method whose controller is another
    /// DID, private key members, and more than 200 methods. Keys of unknown kinds are kept as unusable.
    /// </summary>
    public static bool TryParse(
        ReadOnlySpan<byte> json,
        string did,
        [NotNullWhen(true)] out DidDocument? document,
        out string problem
    )
    {
        document = null;
        if (!StrictJson.TryParseObject(json, out var root, out problem))
            return false;
        var result = new DidDocument(did);
        if (root.Text("id") != did)
            problem = "the document is about another DID";
        else if (Count(root, "verificationMethod", "assertionMethod", "authentication") > MaxMethods)
            problem = "the document has too many keys";
        else if (!root.Many("verificationMethod").All(result.TryAdd))
            problem = "a key of the document is unclear, private, or controlled by another DID";
        else if (!root.Many("assertionMethod").All(node => result.TryAllow(ProofPurpose.AssertionMethod, node)))
            problem = "an assertion method of the document is unclear";
        else if (!root.Many("authentication").All(node => result.TryAllow(ProofPurpose.Authentication, node)))
            problem = "an authentication method of the document is unclear";
        result.IssuerProfile = root.Many("service")
            .OfType<JsonObject>()
            .Where(service => service.Texts("type").Contains("IssuerProfile"))
            .Select(service => service.Text("serviceEndpoint"))
            .FirstOrDefault();
        if (problem.Length == 0)
            document = result;
        return document is not null;
    }

    /// <summary>Whether the document lists the method at all.</summary>
    public bool Lists(string verificationMethod) => methods.ContainsKey(verificationMethod);

    /// <summary>Whether the method may sign for that purpose (<see href="https://www.w3.org/TR/cid-1.0/#verification-relationships">Controlled Identifiers 1.0 §2.3</see>).</summary>
    public bool Allows(ProofPurpose purpose, string verificationMethod) =>
        allowed.Contains((purpose, verificationMethod)) && methods.ContainsKey(verificationMethod);

    /// <summary>The key of a method, by its full id; null when it is not listed or of an unknown kind.</summary>
    public PublicKey? FindKey(string verificationMethod) => methods.GetValueOrDefault(verificationMethod);

    /// <summary>
    /// Since when a method is revoked (<see href="https://www.w3.org/TR/cid-1.0/#verification-methods">Controlled Identifiers 1.0 §2.2</see>);
    /// null while it is not. What it signed before may still hold, when something else than the document shows that it was before.
    /// </summary>
    public DateTimeOffset? RevokedSince(string verificationMethod) =>
        revoked.TryGetValue(verificationMethod, out var since) ? since : null;

    /// <summary>The keys that may sign for that purpose; null among them for keys of unknown kinds.</summary>
    public IReadOnlyCollection<PublicKey?> KeysFor(ProofPurpose purpose) =>
        [.. methods.Where(method => Allows(purpose, method.Key)).Select(method => method.Value)];

    /// <summary>Whether a key that came another way is one of those that sign credentials. One that is revoked is not: nothing says when it signed.</summary>
    internal bool Holds(PublicKey key) =>
        allowed.Any(one =>
            one.Item1 == ProofPurpose.AssertionMethod
            && !revoked.ContainsKey(one.Item2)
            && key.Equals(methods.GetValueOrDefault(one.Item2))
        );

    /// <summary>Where an issuer of Blockcerts describes itself.</summary>
    internal string? IssuerProfile { get; private set; }

    /// <summary>Whether it says at all which keys sign credentials.</summary>
    internal bool NamesAssertionMethods => allowed.Any(one => one.Item1 == ProofPurpose.AssertionMethod);

    private static int Count(JsonObject root, params string[] members) => members.Sum(member => root.Many(member).Count);

    private bool TryAllow(ProofPurpose purpose, JsonNode? node)
    {
        if (JsonReading.IdOf(node) is not { } id)
            return false;
        // One method may be written out in two places; in both it has to be the same.
        if (node is JsonObject embedded && !TryAdd(embedded) && !IsListedAs(Absolute(id), embedded))
            return false;
        allowed.Add((purpose, Absolute(id)));
        return true;
    }

    private bool IsListedAs(string id, JsonObject method) =>
        methods.TryGetValue(id, out var known) && known is not null && known.Equals(KeyOf(method));

    private bool TryAdd(JsonNode? node)
    {
        if (node is not JsonObject method || method.Text("id") is not { } id || method.Text("controller") != Did)
            return false;
        if (
            method.ContainsKey("secretKeyMultibase")
            || method.ContainsKey("privateKeyMultibase")
            || method.ContainsKey("secretKeyJwk")
        )
            return false;
        var absolute = Absolute(id);
        if (method.ContainsKey("revoked"))
        {
            if (DateTimeStamp.Parse(method.Text("revoked")) is not { } since)
                return false; // revoked it is, and nobody can tell since when
            revoked[absolute] = since;
        }

        return absolute.StartsWith(Did + "#", StringComparison.Ordinal)
            && method.Object("publicKeyJwk")?.ContainsKey("d") != true
            && methods.TryAdd(absolute, KeyOf(method));
    }

    private static PublicKey? KeyOf(JsonObject method)
    {
        // Two forms in one method could be two keys.
        if (method.ContainsKey("publicKeyMultibase") == method.ContainsKey("publicKeyJwk"))
            return null;
        return method.Text("type") switch
        {
            "Multikey" or "Ed25519VerificationKey2020" => PublicKey.TryParseMultikey(
                method.Text("publicKeyMultibase"),
                out var key
            )
                ? key
                : null,
            "JsonWebKey" or "JsonWebKey2020" => JsonWebKey.TryParse(method.Object("publicKeyJwk"), out var key) ? key : null,
            _ => null,
        };
    }

    private string Absolute(string id) => id.StartsWith('#') ? Did + id : id;

    private static JsonObject Method(string did, DidKey key)
    {
        var method = new JsonObject { ["id"] = $"{did}#{key.Fragment}" };
        method["type"] = key.Form == DidKeyForm.Multikey ? "Multikey" : "JsonWebKey";
        method["controller"] = did;
        if (key.Form == DidKeyForm.Multikey)
            method["publicKeyMultibase"] = key.Key.ToMultikey();
        else
            method["publicKeyJwk"] = JsonWebKey.From(key.Key);
        if (key.Revoked is { } since)
            method["revoked"] = DateTimeStamp.Format(since);
        return method;
    }

    private static bool IsFragment(string text) =>
        text.Length is > 0 and <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
