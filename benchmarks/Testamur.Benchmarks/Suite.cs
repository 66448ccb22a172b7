namespace Testamur.Benchmarks;

/// <summary>What one name of <c>./bench</c> measures.</summary>
/// <param name="Name">The name.</param>
/// <param name="Operations">Ours and the raw costs; made when the suite is run.</param>
/// <param name="Rows">The table.</param>
/// <param name="Peer">The script beside the peers that measures the same, and the packages it names in its first line.</param>
internal sealed record Suite(string Name, Func<IEnumerable<Operation>> Operations, Row[] Rows, string Peer);
