namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>The life of a wave: each state is reached once, in this order.</summary>
internal enum WaveState
{
    /// <summary>Units and coders are still being chosen.</summary>
    Draft,

    /// <summary>Coders work, blind to each other.</summary>
    Coding,

    /// <summary>Everybody is done; where coders differ, somebody else decides.</summary>
    Reconciling,

    /// <summary>Nothing changes any more.</summary>
    Frozen,

    Published,
}

/// <summary>What the coordinator does with a wave.</summary>
internal enum WaveMove
{
    Start,
    Reconcile,
    Freeze,
    Publish,
}

/// <summary>Which move leads from where to where. There is no way back. Pure.</summary>
internal static class WaveMoves
{
    /// <returns>Null when the move is not allowed in this state.</returns>
    public static WaveState? After(WaveState state, WaveMove move) =>
        (state, move) switch
        {
            (WaveState.Draft, WaveMove.Start) => WaveState.Coding,
            (WaveState.Coding, WaveMove.Reconcile) => WaveState.Reconciling,
            (WaveState.Reconciling, WaveMove.Freeze) => WaveState.Frozen,
            (WaveState.Frozen, WaveMove.Publish) => WaveState.Published,
            _ => null,
        };

    /// <summary>The move that comes next; null at the end.</summary>
    public static WaveMove? Next(WaveState state) =>
        Enum.GetValues<WaveMove>().Select(move => (WaveMove?)move).FirstOrDefault(move => After(state, move!.Value) is not null); // from the list

    /// <summary>
    /// Whether codings of different coders may be seen side by side. Until everybody is done nobody sees another's, the coordinator included.
    /// </summary>
    public static bool IsOpen(this WaveState state) => state >= WaveState.Reconciling;
}
