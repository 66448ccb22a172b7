namespace Testamur.Web.Platform.Operation;

/// <summary>Figures that a module reads from the database when it is asked: what waits, and for how long.</summary>
internal interface IStandingFigures
{
    Task<IReadOnlyList<StandingFigure>> ReadAsync(CancellationToken cancel);
}

/// <param name="Name">As in the answer, with its unit: <c>testamur_outbox_lag_seconds</c>.</param>
/// <param name="Help">One sentence.</param>
internal sealed record StandingFigure(string Name, string Help, double Value);
