using System.Diagnostics;
using Testamur.Tests.Shared;

namespace Testamur.Web.Tests.Architecture;

/// <summary>The files of this repository as git lists them: tracked, or new and not ignored.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    public static IReadOnlyList<string> Files { get; } = ListFiles();

    private static IReadOnlyList<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!; // null only with UseShellExecute
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.NotEmpty(files);
        return [.. files.Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}
