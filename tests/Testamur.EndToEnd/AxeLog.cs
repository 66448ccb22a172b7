namespace Testamur.EndToEnd;

/// <summary>
/// Which pages were met on a walk, and what axe found on those that no earlier walk had shown it in the same state. A walk asserts at its end
/// that there is nothing.
/// </summary>
internal sealed class AxeLog
{
    // Walks come one after another; reading a page twice costs as much as walking to it.
    private static readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _findings = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Findings => _findings;

    public int Pages => _seen.Count;

    public bool IsNew(string page) => _seen.Add(page) && _read.Add(page);

    public void Add(string finding) => _findings.Add(finding);
}
