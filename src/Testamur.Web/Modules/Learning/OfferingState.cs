using System.Collections.Frozen;
using static Testamur.Web.Modules.Learning.OfferingState;

namespace Testamur.Web.Modules.Learning;

/// <summary>The states of an offering.</summary>
public enum OfferingState
{
    Planned,
    Open,
    Running,
    Assessing,
    Closed,
    Archived,
    Cancelled,
}

/// <summary>The life of an offering: which state may follow which. Pure.</summary>
internal static class OfferingLife
{
    private static readonly FrozenDictionary<OfferingState, OfferingState[]> Next = new Dictionary<OfferingState, OfferingState[]>
    {
        [Planned] = [Open, Cancelled],
        [Open] = [Running, Cancelled],
        [Running] = [Assessing, Cancelled],
        [Assessing] = [Closed],
        [Closed] = [Archived],
        [Archived] = [],
        [Cancelled] = [],
    }.ToFrozenDictionary();

    public static IReadOnlyList<OfferingState> After(OfferingState state) => Next[state];

    public static bool Allows(OfferingState from, OfferingState to) => Next[from].Contains(to);

    /// <summary>Whether results may be recorded: assessment starts with the run, and continuous assessment is common.</summary>
    public static bool TakesResults(this OfferingState state) => state is Open or Running or Assessing;
}
