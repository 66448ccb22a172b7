using System.Text.Json;

namespace Testamur.Cli.Tests;

public sealed class VocabularyCommandTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Official_files_are_read_and_others_refused()
    {
        cli.Write(
            "list.ttl",
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            <urn:list> a skos:ConceptScheme ; skos:prefLabel "List"@en .
            <urn:list/a> a skos:Concept ; skos:inScheme <urn:list> ; skos:prefLabel "Koe"@fi .
            """
        );
        var read = await cli.RunAsync("vocabulary", "import", "list.ttl");
        Assert.True(read.Exit == 0, read.Errors);
        using var list = JsonDocument.Parse(read.Output);
        Assert.Equal("urn:list", list.RootElement.GetProperty("scheme").GetString());
        var concept = Assert.Single(list.RootElement.GetProperty("concepts").EnumerateArray());
        Assert.Equal("Koe", concept.GetProperty("labels").GetProperty("fi").GetString());

        cli.Write("skills.csv", "conceptUri,preferredLabel\nhttp://data.europa.eu/esco/skill/1,gérer\n");
        read = await cli.RunAsync("vocabulary", "import", "--esco", "fr", "skills.csv");
        Assert.True(read.Exit == 0, read.Errors);
        Assert.Contains("gérer", read.Output, StringComparison.Ordinal);

        var refused = await cli.RunAsync("vocabulary", "import", "--esco", "fr", "list.ttl");
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Equal(64, (await cli.RunAsync("vocabulary", "import", "none.ttl")).Exit);
    }
}
