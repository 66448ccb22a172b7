using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Rdf;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Elm;

/// <summary>The samples of <c>tests/Samples</c> as credentials: out of their seals and upload forms.</summary>
internal static class SampleFiles
{
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Samples");

    public static JsonObject Expected { get; } =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, "expected.json")))!["files"]!.AsObject(); // its form is fixed

    private static readonly JsonLdProcessor Lenient = new(new Loader(), new JsonLdOptions { Safe = false });

    public static byte[] Credential(string file)
    {
        var node = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        if (node is JsonObject sealedFile && sealedFile["payload"] is JsonValue payload)
            node = JsonNode.Parse(payload.GetValue<string>());
        if (node is JsonObject upload && upload["credential"] is JsonObject inner)
            node = inner;
        return JsonSerializer.SerializeToUtf8Bytes(node);
    }

    /// <summary>A credential as triples; words that no context defines are dropped, as those did who observed.</summary>
    public static Dataset Triples(byte[] credential) => Lenient.ToRdf(credential);

    public static JsonObject Constructed(string name) => JsonNode.Parse(Credential($"constructed/{name}.json"))!.AsObject(); // an object

    private sealed class Loader : IContextLoader
    {
        public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8) =>
            BuiltInContexts.Loader.TryLoad(
                // The Commission's developers named the context by their test server.
                address.StartsWith("http://dev.everisdx.io/", StringComparison.Ordinal)
                    ? "http://data.europa.eu/snb/model/context/edc-ap"
                    : address,
                out utf8
            );
    }
}
