using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Canonicalization;

/// <summary>The test suite of RDFC-1.0, driven by its manifest.</summary>
public class RdfCanonSuiteTests
{
    private const string Folder = "rdf-canon/";

    private static readonly JsonElement[] entries =
    [
        .. JsonDocument.Parse(Vector.Bytes(Folder + "manifest.jsonld")).RootElement.GetProperty("entries").EnumerateArray(),
    ];

    public static TheoryData<string, string, string> Of(string type)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var entry in entries.Where(e => Text(e, "type") == type))
            rows.Add(Text(entry, "id"), Text(entry, "action"), Text(entry, "hashAlgorithm"));
        return rows;
    }

    [Theory]
    [MemberData(nameof(Of), "rdfc:RDFC10EvalTest")]
    public void Gives_the_canonical_form(string id, string action, string hash)
    {
        var canonical = RdfCanonicalizer.Canonicalize(NQuads.Read(Vector.Bytes(Folder + action)), Options(hash));

        Assert.Equal(Vector.Text(Folder + Result(id)), canonical.ToString());
    }

    [Theory]
    [MemberData(nameof(Of), "rdfc:RDFC10MapTest")]
    public void Gives_the_issued_identifiers(string id, string action, string hash)
    {
        var canonical = RdfCanonicalizer.Canonicalize(NQuads.Read(Vector.Bytes(Folder + action)), Options(hash));

        var expected = JsonSerializer.Deserialize<Dictionary<string, string>>(Vector.Bytes(Folder + Result(id)))!;
        Assert.Equal(expected.OrderBy(pair => pair.Key), canonical.IssuedIdentifiers.OrderBy(pair => pair.Key));
    }

    [Theory]
    [MemberData(nameof(Of), "rdfc:RDFC10NegativeEvalTest")]
    public void Refuses_poison(string id, string action, string hash)
    {
        var dataset = NQuads.Read(Vector.Bytes(Folder + action));

        var refusal = Assert.Throws<CanonicalizationLimitException>(() => RdfCanonicalizer.Canonicalize(dataset, Options(hash)));
        Assert.True(refusal.Limit == nameof(CanonicalizationOptions.MaxWork), id);
    }

    [Fact]
    public void Covers_every_case_of_the_manifest()
    {
        Assert.Equal(
            entries.Length,
            Of("rdfc:RDFC10EvalTest").Count + Of("rdfc:RDFC10MapTest").Count + Of("rdfc:RDFC10NegativeEvalTest").Count
        );
    }

    [Theory]
    [MemberData(nameof(Of), "rdfc:RDFC10EvalTest")]
    public void The_hash_is_that_of_the_canonical_form(string id, string action, string hash)
    {
        var options = Options(hash);
        Span<byte> digest = stackalloc byte[48];
        var length = RdfCanonicalizer.Hash(NQuads.Read(Vector.Bytes(Folder + action)), digest, options);

        var form = Vector.Bytes(Folder + Result(id));
        var expected = options.HashAlgorithm == HashAlgorithmName.SHA384 ? SHA384.HashData(form) : SHA256.HashData(form);
        Assert.Equal(expected, digest[..length]);
    }

    [Theory]
    [MemberData(nameof(Of), "rdfc:RDFC10EvalTest")]
    public void The_order_and_the_labels_of_the_input_do_not_matter(string id, string action, string hash)
    {
        var random = new SeededSource(7);
        var quads = NQuads.Read(Vector.Bytes(Folder + action)).ToArray();
        random.Shuffle<Quad>(quads);
        var builder = new DatasetBuilder();
        foreach (var quad in quads)
            builder.Add(
                new Quad(
                    Renamed(quad.Subject),
                    quad.Predicate,
                    Renamed(quad.Object),
                    quad.Graph is { } graph ? Renamed(graph) : null
                )
            );

        Assert.Equal(Vector.Text(Folder + Result(id)), RdfCanonicalizer.Canonicalize(builder.Build(), Options(hash)).ToString());
    }

    private static RdfTerm Renamed(RdfTerm term) =>
        term is BlankNode node
            ? new BlankNode("x" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(node.Label)), 0, 6))
            : term;

    private static CanonicalizationOptions Options(string hash) =>
        hash == "SHA384" ? new() { HashAlgorithm = HashAlgorithmName.SHA384 } : new();

    private static string Result(string id) => Text(entries.Single(e => Text(e, "id") == id), "result");

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
