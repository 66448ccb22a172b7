using System.Text.Json.Nodes;

namespace Testamur.Cli.Tests;

public sealed class LinkedDataCommandTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Quads_of_a_document_come_as_N_Quads_and_in_canonical_form()
    {
        var document = cli.Write(
            "a.json",
            """{"@id":"http://ex.example/a","http://ex.example/b":[{"http://ex.example/c":"ü"}]}"""
        );
        var quads = await cli.RunAsync("rdf", "from-jsonld", document);
        Assert.Equal(0, quads.Exit);
        Assert.Contains("\"ü\"", quads.Output, StringComparison.Ordinal);
        var file = cli.Write("a.nq", quads.Output);
        Assert.Equal(
            "<http://ex.example/a> <http://ex.example/b> _:c14n0 .\n_:c14n0 <http://ex.example/c> \"ü\" .\n",
            (await cli.RunAsync("rdf", "canonicalize", file)).Output
        );
        var map = JsonNode.Parse((await cli.RunAsync("rdf", "canonicalize", "--id-map", file)).Output)!.AsObject();
        Assert.Equal("c14n0", Assert.Single(map).Value!.GetValue<string>());
        Assert.Equal(1, (await cli.RunAsync("rdf", "canonicalize", cli.Write("b.nq", "no quads"))).Exit);
    }

    [Fact]
    public async Task Documents_expand_and_compact_with_files_in_the_place_of_addresses()
    {
        cli.Write("context.json", """{"@context":{"name":"http://schema.example/name"}}""");
        var document = cli.Write("a.json", """{"@context":"https://ctx.example/context.json","name":"Ana","shoe":1}""");
        string[] map = ["--map", $"https://ctx.example/={cli.Folder}"];
        var expanded = await cli.RunAsync(["jsonld", "expand", .. map, document]);
        Assert.Equal(0, expanded.Exit);
        Assert.Equal(
            "Ana",
            JsonNode.Parse(expanded.Output)![0]!["http://schema.example/name"]![0]!["@value"]!.GetValue<string>()
        );
        var compact = await cli.RunAsync(
            "jsonld",
            "compact",
            "--context",
            cli.File("context.json"),
            cli.Write("e.json", expanded.Output)
        );
        Assert.Equal("Ana", JsonNode.Parse(compact.Output)!["name"]!.GetValue<string>());
        var safe = await cli.RunAsync(["jsonld", "expand", "--safe", .. map, document]);
        Assert.Equal(1, safe.Exit);
        Assert.Contains("shoe", safe.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await cli.RunAsync("jsonld", "expand", document)).Exit); // nothing is fetched
        var escape = cli.Write("b.json", """{"@context":"https://ctx.example/../../../etc/hostname","name":"Ana"}""");
        Assert.Equal(1, (await cli.RunAsync(["jsonld", "expand", .. map, escape])).Exit);
    }
}
