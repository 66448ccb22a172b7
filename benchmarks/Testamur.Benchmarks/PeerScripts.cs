namespace Testamur.Benchmarks;

/// <summary>The peers' side of the suites, in <c>tests/peers/bench</c>.</summary>
internal static class PeerScripts
{
    public static string Path(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Testamur.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
        return System.IO.Path.Combine(folder.FullName, "tests", "peers", "bench", file);
    }
}
