using System.Text.Json.Nodes;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>One entry of a manifest of the JSON-LD API test suite.</summary>
public sealed class ApiCase(string suite, JsonObject entry)
{
    private readonly JsonObject _options = entry["option"] as JsonObject ?? [];

    public string Id => $"{suite}{(string?)entry["@id"]}";

    public string Name => (string?)entry["name"] ?? "";

    public bool IsNegative => entry.ContainsKey("expectErrorCode");

    public bool IsSyntaxOnly => entry["@type"]!.AsArray().Any(t => (string?)t == "jld:PositiveSyntaxTest");

    public string ExpectedError => (string?)entry["expectErrorCode"] ?? "";

    public byte[] Input => ApiSuite.Bytes(File("input"));

    public byte[] Expected => ApiSuite.Bytes(File("expect"));

    public byte[] Context => ApiSuite.Bytes(File("context"));

    public JsonLdOptions Options =>
        new()
        {
            Safe = false,
            Base = (string?)_options["base"] ?? ApiSuite.BaseIri + File("input"),
            ExpandContext = (string?)_options["expandContext"] is { } file ? ApiSuite.Bytes(file) : default(ReadOnlyMemory<byte>),
            CompactArrays = (bool?)_options["compactArrays"] ?? true,
            CompactToRelative = (bool?)_options["compactToRelative"] ?? true,
            GeneralizedRdf = (bool?)_options["produceGeneralizedRdf"] ?? false,
            Mode =
                (string?)_options["processingMode"] == "json-ld-1.0" || (string?)_options["specVersion"] == "json-ld-1.0"
                    ? JsonLdMode.JsonLd10
                    : JsonLdMode.JsonLd11,
            RdfDirection = (string?)_options["rdfDirection"] switch
            {
                "i18n-datatype" => RdfDirection.I18nDatatype,
                "compound-literal" => RdfDirection.CompoundLiteral,
                _ => RdfDirection.None,
            },
        };

    public override string ToString() => $"{Id} {Name}";

    private string File(string member) => (string?)entry[member] ?? throw new InvalidOperationException($"{Id} has no {member}.");
}

/// <summary>The JSON-LD API test suite, read through its own manifests.</summary>
public static class ApiSuite
{
    public const string BaseIri = "https://w3c.github.io/json-ld-api/tests/";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Vectors", "json-ld-api");

    /// <summary>Finds the suite's own files under the address it is published at.</summary>
    public static IContextLoader Loader { get; } = new SuiteLoader();

    public static IReadOnlyList<ApiCase> Expand { get; } = Read("expand");

    public static IReadOnlyList<ApiCase> Compact { get; } = Read("compact");

    public static IReadOnlyList<ApiCase> ToRdf { get; } = Read("toRdf");

    /// <summary>
    /// What exceptions.json excuses: <c>{suite, test, clause, reason}</c>, where the clause says why the expected result is not ours.
    /// </summary>
    public static IReadOnlyList<JsonObject> Exceptions { get; } =
    [
        .. JsonNode
            .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "exceptions.json")))!
            .AsArray()
            .OfType<JsonObject>()
            .Where(e => (string?)e["suite"] == "json-ld-api"),
    ];

    public static IEnumerable<string> Ids(IReadOnlyList<ApiCase> cases) =>
        cases.Select(c => c.Id).Where(id => !Exceptions.Any(e => (string?)e["test"] == id));

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    private static ApiCase[] Read(string suite)
    {
        var manifest = JsonNode.Parse(Bytes($"{suite}-manifest.jsonld"))!;
        return [.. manifest["sequence"]!.AsArray().Select(e => new ApiCase(suite, (JsonObject)e!))];
    }

    private sealed class SuiteLoader : IContextLoader
    {
        public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8)
        {
            utf8 = default;
            if (!address.StartsWith(BaseIri, StringComparison.Ordinal))
                return false;
            var path = Path.Combine(Folder, address[BaseIri.Length..]);
            if (!File.Exists(path))
                return false;
            utf8 = File.ReadAllBytes(path);
            return true;
        }
    }
}
