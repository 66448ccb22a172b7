namespace Testamur.EndToEnd;

/// <summary>Which pages axe has read on a walk, and what it found. A walk asserts at its end that there is nothing.</summary>
internal sealed class AxeLog
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _findings = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Findings => _findings;

    public int Pages => _seen.Count;

    public bool IsNew(string page) => _seen.Add(page);

    public void Add(string finding) => _findings.Add(finding);
}
