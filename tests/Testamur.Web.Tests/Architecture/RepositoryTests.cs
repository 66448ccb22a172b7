namespace Testamur.Web.Tests.Architecture;

public sealed class RepositoryTests
{
    private const int MostLines = 400;

    private static readonly string[] RootEntries =
    [
        ".ci",
        ".config",
        ".csharpierignore",
        ".csharpierrc.json",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "ARCHITECTURE.md",
        "BannedSymbols.txt",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "Testamur.Everyday.slnf",
        "Testamur.slnx",
        "bench",
        "benchmarks",
        "deploy",
        "docs",
        "global.json",
        "run",
        "samples",
        "scripts",
        "src",
        "test",
        "testamur",
        "tests",
    ];

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        string[] kinds = [".cs", ".razor", ".js", ".mjs", ".sh"];
        var tooLong = Repository
            .Files.Where(file => kinds.Contains(Path.GetExtension(file)))
            .Select(file => (File: file, Lines: File.ReadLines(Path.Combine(Repository.Root, file)).Count()))
            .Where(file => file.Lines > MostLines);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void The_root_holds_what_a_visitor_needs_and_nothing_else() =>
        Assert.Empty(Repository.Files.Select(file => file.Split('/')[0]).Distinct().Except(RootEntries));
}
