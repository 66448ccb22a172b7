using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Platform.Data;

namespace Testamur.Benchmarks.Observatory;

/// <summary>A database of this run with the platform's tables, into which facts are written by the fastest way it has.</summary>
internal abstract class FactStore : IAsyncDisposable
{
    protected const string Columns =
        "kind, key, institution, country, alliance, field, month, specification_version, open, counts, marks, revision";

    public abstract string Name { get; }

    public abstract DatabaseOptions Database { get; }

    /// <summary>For what lies beside the database, and with SQLite for it, too.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("testamur-bench-").FullName;

    /// <returns>How many.</returns>
    public abstract Task<long> WriteAsync(IEnumerable<Fact> facts);

    /// <summary>As an operator's database would after a while: what the planner knows is true.</summary>
    public abstract Task SettleAsync();

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
