namespace Testamur.Benchmarks;

/// <summary>A line of the table: an operation of ours beside the peer's of the same name, and beside what it costs at least.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Target">How many times the peer's rate we want to reach; null where no peer is measured.</param>
/// <param name="Raw">Raw operations that cannot be saved: their times add up to the floor.</param>
internal sealed record Row(string Name, double? Target, string[] Raw);
