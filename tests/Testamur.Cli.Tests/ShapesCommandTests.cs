using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

public sealed class ShapesCommandTests : IDisposable
{
    private const string Shapes = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix ex: <http://ex.example/> .
        ex:S sh:targetClass ex:C ; sh:property ex:P . ex:P sh:path ex:p ; sh:name "shoe size" ; sh:minCount 1 .
        """;

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Data_of_each_syntax_is_compared_with_shapes()
    {
        var shapes = cli.Write("shapes.ttl", Shapes);
        string[] good =
        [
            cli.Write("a.ttl", "@prefix ex: <http://ex.example/> . ex:a a ex:C ; ex:p 1 ."),
            cli.Write("a.nq", "<http://ex.example/a> <http://ex.example/p> \"1\" .\n"),
            cli.Write("a.json", """{"@id":"http://ex.example/a","@type":"http://ex.example/C","http://ex.example/p":1}"""),
        ];
        foreach (var file in good)
            Assert.Equal(0, (await cli.RunAsync("shacl", "validate", "--shapes", shapes, file)).Exit);
        var bad = cli.Write("noname", """{"@id":"http://ex.example/a","@type":"http://ex.example/C"}""");
        var result = await cli.RunAsync("shacl", "validate", "--json", "--shapes", shapes, bad);
        Assert.Equal(1, result.Exit);
        var report = JsonNode.Parse(result.Output)!; // it was asked for
        Assert.False(report["conforms"]!.GetValue<bool>());
        var found = Assert.Single(report["results"]!.AsArray())!.AsObject();
        Assert.Equal("http://ex.example/a", found["focus"]!.GetValue<string>());
        Assert.Equal("http://ex.example/p", found["path"]!.GetValue<string>());
        Assert.Equal("http://ex.example/P", found["shape"]!.GetValue<string>());
        Assert.Equal("http://www.w3.org/ns/shacl#Violation", found["severity"]!.GetValue<string>());
        Assert.Equal("“shoe size” is missing.", found["message"]!.GetValue<string>());
        var turtle = await cli.RunAsync("shacl", "validate", "--turtle", bad, "--shapes", shapes);
        Assert.Contains("sh:ValidationReport", turtle.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shapes_that_cannot_be_applied_decide_nothing()
    {
        var data = cli.Write("a.ttl", "<http://ex.example/a> a <http://ex.example/C> .");
        var unsupported = cli.Write("u.ttl", Shapes + " ex:P sh:qualifiedMinCount 1 .");
        var missing = cli.Write(
            "m.ttl",
            "<http://ex.example/o> <http://www.w3.org/2002/07/owl#imports> <http://ex.example/none> ."
        );
        foreach (var shapes in new[] { unsupported, missing, cli.Write("b.ttl", "no turtle") })
        {
            var result = await cli.RunAsync("shacl", "validate", "--shapes", shapes, data);
            Assert.Equal(2, result.Exit);
            Assert.NotEmpty(result.Errors);
        }
        Assert.Equal(
            2,
            (await cli.RunAsync("shacl", "validate", "--shapes", cli.Write("s.ttl", Shapes), cli.Write("c.ttl", "no"))).Exit
        );
        Assert.Equal(64, (await cli.RunAsync("shacl", "validate", "--shapes", cli.File("s.ttl"))).Exit);
        Assert.Equal(64, (await cli.RunAsync("shacl", "validate", "--shapes", cli.File("absent.ttl"), data)).Exit);
        Assert.Equal(64, (await cli.RunAsync("shacl", "validate", data)).Exit);
    }

    [Fact]
    public async Task The_shapes_of_the_model_import_each_other()
    {
        var shapes = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "elm", "3.2", "EDC-accredited.ttl");
        var result = await cli.RunAsync(
            "shacl",
            "validate",
            "--json",
            "--shapes",
            shapes,
            Sample("constructed/micro-credential.eu-elements.json")
        );
        Assert.Equal(1, result.Exit);
        Assert.Contains("evidence", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elm/mc-annex1-sealed.jws.json", 353, 0)]
    [InlineData("elm/mc-annex1-unsigned-uploadable.json", 292, 2)]
    [InlineData("elm/mc-annex1-unsigned.jsonld", 292, 2)]
    [InlineData("edc/unsigned/regularCred.jsonld", 684, 16)]
    [InlineData("constructed/micro-credential.eu-elements.json", 219, 0)]
    public async Task A_credential_is_found_in_whatever_it_comes_in(string file, int triples, int results)
    {
        var result = await cli.RunAsync("elm", "validate", "--json", Sample(file));
        Assert.Equal(results == 0 ? 0 : 1, result.Exit);
        var report = JsonNode.Parse(result.Output)!; // it was asked for
        Assert.Equal(results == 0, report["conforms"]!.GetValue<bool>());
        Assert.Equal(triples, report["triples"]!.GetValue<int>());
        Assert.Equal(results, report["results"]!.AsArray().Count);
        Assert.Equal("3.2", report["version"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_profile_may_be_named()
    {
        var file = Sample("constructed/micro-credential.eu-elements.json");
        var accredited = await cli.RunAsync("elm", "validate", "--profile", "accredited", file);
        Assert.Equal(1, accredited.Exit);
        Assert.Contains("“evidence” is missing.", accredited.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("elm", "validate", "--profile", "genericStructure", file)).Exit);
        Assert.Equal(64, (await cli.RunAsync("elm", "validate", "--profile", "other", file)).Exit);
        Assert.Equal(64, (await cli.RunAsync("elm", "validate", cli.File("absent"))).Exit);
        Assert.Equal(2, (await cli.RunAsync("elm", "validate", cli.Write("a.json", "{"))).Exit);
    }

    [Fact]
    public async Task Verifying_tells_whether_a_credential_follows_the_schema_it_names()
    {
        var report = await cli.RunAsync(
            "credential",
            "verify",
            "--json",
            "--now",
            "2026-07-01T00:00:00Z",
            Sample("constructed/micro-credential.eu-elements.json")
        );
        var schema = JsonNode.Parse(report.Output)!["checks"]!
            .AsArray()
            .Single(check => check!["code"]!.GetValue<string>() == "schema")!;
        Assert.Equal("passed", schema["outcome"]!.GetValue<string>());
        Assert.Contains("European Digital Credential", schema["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static string Sample(string file) => Path.Combine(RepositoryRoot.Path, "tests", "Samples", file);
}
