namespace Testamur.Credentials.Blockcerts;

/// <summary>Asks block chains; may cache, never judges. An own node, an explorer, or several that have to agree.</summary>
public interface IChainSource
{
    /// <summary>The confirmed transaction of an anchor; null when it could not be had or the chain is not known.</summary>
    ValueTask<ChainTransaction?> FindAsync(ChainAnchor anchor, CancellationToken cancel);
}
