namespace Testamur.Tests.Shared;

/// <summary>What others observed of a sample beside what ours says. The tables lie with the results of the tests, and <c>./test</c> prints them.</summary>
internal static class FactTable
{
    private static readonly Lock Gate = new();

    /// <summary>Adds one row to a table.</summary>
    public static void Add(string table, string file, string fact, string? theirs, string? ours)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "test-results"));
        var row = string.Join(" → ", file, fact, theirs ?? "nothing", theirs == ours ? "the same" : ours ?? "nothing");
        lock (Gate)
            File.AppendAllText(Path.Combine(folder.FullName, $"facts-{table}.txt"), row + "\n");
    }
}
