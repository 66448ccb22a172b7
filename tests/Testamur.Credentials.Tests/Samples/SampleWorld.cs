using System.Text.Json.Nodes;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Samples;

/// <summary>
/// What the samples point to, out of the samples: pages, DID documents and status lists that other projects keep beside them, and block chains that hold
/// what the certificates say (but for the one whose upstream name says otherwise).
/// </summary>
internal sealed class SampleWorld : IKeyResolver, IResourceSource, IStatusSource, IChainSource
{
    private const string IssuerPage = "https://www.blockcerts.org/samples/3.0/issuer-blockcerts.json";

    private readonly Dictionary<string, string> pages = new(StringComparer.Ordinal)
    {
        [IssuerPage] = "blockcerts/support/issuer-blockcerts.json",
    };

    private Dictionary<string, string>? roots;

    private SampleWorld(JsonObject expected)
    {
        Expected = expected["files"]!.AsObject();
        foreach (var (url, file) in expected["offlineResources"]!.AsObject())
            pages[url] = file!.GetValue<string>();
    }

    /// <summary>What others observed, by file.</summary>
    public JsonObject Expected { get; }

    /// <summary>The address that paid for every transaction.</summary>
    public string Sender { get; private init; } = "mgdWjvq4RYAAP5goUNagTRMx7Xw534S5am";

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Samples");

    public static SampleWorld Load() => new(JsonNode.Parse(Read("expected.json"))!.AsObject());

    public static SampleWorld Load(string sender) => new(JsonNode.Parse(Read("expected.json"))!.AsObject()) { Sender = sender };

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static JsonObject ReadJson(string file) =>
        StrictJson.TryParseObject(Read(file), out var root, out var problem, 1 << 24)
            ? root
            : throw new InvalidDataException($"{file}: {problem}");

    public CredentialVerifier Verifier() => new(this, this, resources: this, chain: this);

    public ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
        Found($"blockcerts/support/did/{did.Replace(':', '-')}.json");

    ValueTask<ReadOnlyMemory<byte>?> IResourceSource.FetchAsync(string id, CancellationToken cancel) =>
        Found(pages.GetValueOrDefault(id));

    ValueTask<ReadOnlyMemory<byte>?> IStatusSource.FetchAsync(string url, CancellationToken cancel) =>
        Found(pages.GetValueOrDefault(url));

    public ValueTask<ChainTransaction?> FindAsync(ChainAnchor anchor, CancellationToken cancel)
    {
        roots ??= Roots();
        var value = roots.GetValueOrDefault(anchor.TransactionId);
        return ValueTask.FromResult(value is null ? null : new ChainTransaction(value, Sender));
    }

    /// <summary>The roots that certificates say were written, by transaction.</summary>
    private Dictionary<string, string> Roots()
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var file in Expected
                .Select(entry => entry.Key)
                .Where(file => file.StartsWith("blockcerts/v", StringComparison.Ordinal))
        )
        {
            var root = ReadJson(file);
            if (root["signature"] is JsonObject old)
                written[old["anchors"]![0]!["sourceId"]!.GetValue<string>()] = file.Contains("unmatch", StringComparison.Ordinal)
                    ? new string('0', 64)
                    : old["merkleRoot"]!.GetValue<string>();
            foreach (var proof in Expected[file]!["proofs"]?.AsArray() ?? [])
            {
                if (proof!["anchors"]?[0] is JsonArray { Count: 3 } anchor)
                    written[anchor[2]![1]!.GetValue<string>()] = proof["merkleRoot"]!.GetValue<string>();
            }
        }
        return written;
    }

    private static ValueTask<ReadOnlyMemory<byte>?> Found(string? file) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            file is not null && File.Exists(Path.Combine(Folder, file)) ? Read(file) : null
        );
}
