namespace Testamur.Tests.Shared;

/// <summary>The checkout the tests were built in. Source paths say nothing about it: a deterministic build writes them as <c>/_/</c>.</summary>
internal static class RepositoryRoot
{
    /// <summary>The absolute path, found upwards from the test assembly.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Testamur.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
