using System.Text;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_example_of_the_readme_does_what_it_says()
    {
        var lines = new List<string>();

        // readme
        Dataset dataset = Turtle.Read(
            """
            @prefix ex: <http://ex.example/> .
            ex:ada ex:holds [ a ex:Award ; ex:credits 5 ] .
            """u8
        );
        foreach (Quad quad in dataset)
            lines.Add(quad.ToString());

        CanonicalDataset canonical = RdfCanonicalizer.Canonicalize(dataset);
        string text = canonical.ToString(); // sorted N-Quads with _:c14n0
        var hash = new byte[32];
        RdfCanonicalizer.Hash(dataset, hash); // SHA-256 of that text
        // end

        Assert.Equal(3, lines.Count);
        Assert.Contains("<http://ex.example/ada> <http://ex.example/holds> _:c14n0 .\n", text, StringComparison.Ordinal);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)), hash);
    }

    [Fact]
    public void The_readme_shows_that_example()
    {
        var code = Between(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReadmeTests.cs")),
            "// readme\n",
            "        // end"
        );
        var shown = Between(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")), "```csharp\n", "```");

        Assert.Equal(
            string.Join('\n', code.Split('\n').Select(line => line.TrimStart())),
            string.Join('\n', shown.Split('\n').Select(line => line.TrimStart()))
        );
    }

    private static string Between(string text, string start, string end)
    {
        text = text.ReplaceLineEndings("\n");
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
