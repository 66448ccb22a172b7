using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Rdf;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.Shacl;
using Testamur.Rdf.Syntax;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Elm;

/// <summary>rdf-validate-shacl judges the same data by the same files.</summary>
public sealed class ShapesPeerTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "elm", "3.2");

    private static readonly string[] GenericFiles = ["EDC-generic-no-cv.ttl", "EDC-generic-full.ttl"];

    [Fact]
    public async Task All_samples_of_linked_data_give_the_results_of_the_peer()
    {
        var compared = 0;
        foreach (var file in SampleFiles.Expected.Select(entry => entry.Key))
        {
            if (Triples(file) is not { } data)
                continue;
            await CompareAsync(file, data, ElmProfile.Generic, GenericFiles);
            compared++;
        }
        Assert.True(compared > 35, $"{compared}");
    }

    [Theory]
    [InlineData(ElmProfile.GenericStructure, "EDC-generic-no-cv.ttl")]
    [InlineData(ElmProfile.Accredited, "EDC-generic-no-cv.ttl", "EDC-generic-full.ttl", "EDC-accredited.ttl")]
    [InlineData(ElmProfile.IssuedByMandate, "EDC-generic-no-cv.ttl", "EDC-generic-full.ttl", "EDC-issuedByMandate.ttl")]
    [InlineData(ElmProfile.Converted, "EDC-generic-no-cv.ttl", "EDC-generic-full.ttl", "EDC-converted.ttl")]
    [InlineData(
        ElmProfile.DiplomaSupplement,
        "EDC-generic-no-cv.ttl",
        "EDC-generic-full.ttl",
        "EDC-accredited.ttl",
        "EDC-diplomaSupplement.ttl"
    )]
    [InlineData(ElmProfile.Pid, "PID-constraints.ttl")]
    public async Task Every_other_profile_gives_the_results_of_the_peer(ElmProfile profile, params string[] files)
    {
        foreach (var file in SampleFiles.Expected.Where(entry => entry.Value!["shacl"] is not null).Select(entry => entry.Key))
            await CompareAsync($"{profile} {file}", SampleFiles.Triples(SampleFiles.Credential(file)), profile, files);
    }

    [Fact]
    public async Task A_credential_that_lost_any_member_gives_the_results_of_the_peer()
    {
        var whole = SampleFiles.Constructed("micro-credential.eu-elements");
        var paths = Members(whole, "").Where(path => !path.EndsWith("/@context", StringComparison.Ordinal)).ToList();
        Assert.True(paths.Count >= 200, $"{paths.Count}");
        var broken = 0;
        foreach (var path in paths)
        {
            var credential = whole.DeepClone().AsObject();
            var at = path.LastIndexOf('/');
            Node(credential, path[..at]).AsObject().Remove(path[(at + 1)..]);
            var data = SampleFiles.Triples(JsonSerializer.SerializeToUtf8Bytes(credential));
            broken += await CompareAsync(path, data, ElmProfile.Generic, GenericFiles);
        }
        Assert.True(broken > 100, $"{broken}");
    }

    /// <summary>What both sides find in a diploma supplement.</summary>
    internal static Task<int> SupplementAsync(Dataset data) =>
        CompareAsync(
            "supplement",
            data,
            ElmProfile.DiplomaSupplement,
            ["EDC-generic-no-cv.ttl", "EDC-generic-full.ttl", "EDC-accredited.ttl", "EDC-diplomaSupplement.ttl"]
        );

    /// <summary>Both sides find the same; how much that is.</summary>
    private static async Task<int> CompareAsync(string name, Dataset data, ElmProfile profile, string[] files)
    {
        var peers = await NodePeers.SharedAsync();
        var request = new JsonObject
        {
            ["shapes"] = new JsonArray([.. files.Select(file => (JsonNode)Path.Combine(Folder, file))]),
            ["data"] = Encoding.UTF8.GetString(NQuads.Write(data)),
        };
        var answer = await peers.AskAsync("shacl", request, CancellationToken.None);
        var ours = ElmShapes.For(profile).Validate(data);
        Assert.True(answer.GetProperty("conforms").GetBoolean() == ours.Conforms, name);
        var theirs = answer.GetProperty("results").EnumerateArray().Select(Line).Order(StringComparer.Ordinal);
        Assert.Equal([$"# {name}", .. theirs], [$"# {name}", .. ours.Results.Select(Line).Order(StringComparer.Ordinal)]);
        return ours.Results.Count;
    }

    private static string Line(JsonElement result) =>
        string.Join(
            ' ',
            new[] { "focus", "path", "value", "component", "severity" }.Select(member =>
                result.GetProperty(member).GetString() ?? "-"
            )
        );

    private static string Line(ShaclResult result) =>
        string.Join(
            ' ',
            Text(result.FocusNode),
            result.Path ?? "-",
            result.Value is null ? "-" : Text(result.Value),
            result.SourceConstraintComponent,
            result.Severity
        );

    private static string Text(RdfTerm term) =>
        term switch
        {
            Iri iri => iri.Value,
            BlankNode node => "_:" + node.Label,
            Literal literal => literal.Value,
            _ => throw new ArgumentException("No such term.", nameof(term)),
        };

    private static Dataset? Triples(string file)
    {
        if (file.EndsWith(".ttl", StringComparison.Ordinal))
            return Turtle.Read(File.ReadAllBytes(Path.Combine(SampleFiles.Folder, file)));
        try
        {
            return SampleFiles.Triples(SampleFiles.Credential(file));
        }
        catch (Exception e) when (e is JsonException or JsonLdException)
        {
            return null; // tokens and pictures, and contexts that nobody has
        }
    }

    private static IEnumerable<string> Members(JsonNode? node, string path)
    {
        if (node is not JsonObject value)
            yield break;
        foreach (var (name, member) in value)
        {
            yield return $"{path}/{name}";
            foreach (var inner in Members(member, $"{path}/{name}"))
                yield return inner;
        }
    }

    private static JsonNode Node(JsonObject credential, string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)credential, (node, member) => node[member]!); // a path of the file
}
