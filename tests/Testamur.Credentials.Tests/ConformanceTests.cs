using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests;

/// <summary>
/// What is claimed of the specifications, clause by clause, each with the tests that show it or the reason why it is not claimed; and
/// <c>docs/conformance.md</c>, which is made of that. TESTAMUR_WRITE=1 writes the page anew.
/// </summary>
public sealed partial class ConformanceTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs", "conformance");

    [Fact]
    public void Every_clause_has_a_test_that_exists_or_a_reason()
    {
        var methods = TestMethods();
        Assert.Contains(nameof(Every_clause_has_a_test_that_exists_or_a_reason), methods);
        var rows = Rows();
        Assert.True(rows.Length > 30, $"{rows.Length}");
        foreach (var row in rows)
        {
            Assert.True(row.Tests.Length > 0 != (row.Reason.Length > 0), $"{row.Specification} {row.Clause}: tests or a reason");
            Assert.All(row.Tests, test => Assert.True(methods.Contains(test), $"{row.Clause}: there is no test {test}"));
            Assert.StartsWith("https://", row.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_is_made_of_that_list()
    {
        var file = Path.Combine(RepositoryRoot.Path, "docs", "conformance.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("TESTAMUR_WRITE") == "1")
            File.WriteAllText(file, page);
        Assert.Equal(page, File.ReadAllText(file));
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Conformance

            Made of `docs/conformance/requirements.tsv` and of the published cases in the tests' folders; a test compares.

            ## Published cases

            Every case is run from the suite's own manifest or folder, and passes.

            | suite | cases | exceptions |
            | --- | --: | --- |

            """
        );
        // Only the suites of the RDF library have a list of exceptions; the other tests know none.
        var rdf = Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Rdf.Tests", "exceptions.json");
        var excused = JsonNode.Parse(File.ReadAllText(rdf))!.AsArray().Select(entry => entry!.ToJsonString()).ToList();
        foreach (var (name, count) in Suites())
        {
            var own = excused.Count(entry =>
                name.StartsWith("json-ld", StringComparison.Ordinal) && entry.Contains(name[12..], StringComparison.Ordinal)
            );
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {count} | {(own == 0 ? "none" : $"{own}")} |\n");
        }
        foreach (var specification in Rows().GroupBy(row => row.Specification))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {specification.Key}\n\n| clause | what it asks | shown by |\n| --- | --- | --- |\n"
            );
            foreach (var row in specification)
            {
                var shown = row.Reason.Length > 0 ? row.Reason : string.Join("<br>", row.Tests.Select(test => $"`{test}`"));
                page.Append(CultureInfo.InvariantCulture, $"| [{row.Clause}]({row.Url}) | {row.Requirement} | {shown} |\n");
            }
        }
        return page.ToString();
    }

    private static IEnumerable<(string Name, int Cases)> Suites()
    {
        var rdf = Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Rdf.Tests", "Vectors");
        yield return ("rdf-canon", Manifest(Path.Combine(rdf, "rdf-canon", "manifest.jsonld"), "entries"));
        foreach (var part in new[] { "expand", "compact", "toRdf" })
            yield return (
                $"json-ld-api {part}",
                Manifest(Path.Combine(rdf, "json-ld-api", $"{part}-manifest.jsonld"), "sequence")
            );
        foreach (var suite in new[] { "vc-di-eddsa", "vc-di-ecdsa" })
            yield return ($"{suite}, each step", Directory.GetDirectories(Vector.PathOf(suite)).Length);
        yield return ("wycheproof Ed25519", Vector.Json("wycheproof/ed25519_test.json")["numberOfTests"]!.GetValue<int>());
        yield return ("vc-jose-cose tokens", Directory.GetFiles(Vector.PathOf("vc-jose-cose"), "*.txt").Length);
        yield return (
            "vc-data-model-2.0",
            Directory.GetFiles(Vector.PathOf("vc-data-model-2.0"), "*.json", SearchOption.AllDirectories).Length
        );
    }

    private static int Manifest(string file, string member) => JsonNode.Parse(File.ReadAllText(file))![member]!.AsArray().Count;

    private static Row[] Rows() =>
        [
            .. File.ReadAllLines(Path.Combine(Folder, "requirements.tsv"))
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Select(cells => new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    cells[5]
                )),
        ];

    private static HashSet<string> TestMethods() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
                .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
        ];

    [GeneratedRegex(@"\[(?:Fact|Theory|MemberData|InlineData)[^\r\n]*\][^\r\n]*\s+public (?:async Task|void|Task) (\w+)\(")]
    private static partial Regex TestMethod();

    private sealed record Row(string Specification, string Clause, string Url, string Requirement, string[] Tests, string Reason);
}
