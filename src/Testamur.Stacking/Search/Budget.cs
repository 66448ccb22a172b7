namespace Testamur.Stacking.Search;

/// <summary>What a search may spend: steps and touched cells, never time, so that the same question ends the same way everywhere.</summary>
internal sealed class Budget(long nodes, long work)
{
    public long NodesLeft { get; private set; } = nodes;

    public long WorkLeft { get; private set; } = work;

    public long NodesSpent { get; private set; }

    public bool IsSpent => NodesLeft <= 0 || WorkLeft <= 0;

    public void Spend(long work)
    {
        NodesLeft--;
        NodesSpent++;
        WorkLeft -= work;
    }
}
