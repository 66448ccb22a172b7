using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Coding.Running;

/// <summary>Brings a wave one step on: start, reconcile, freeze, publish. There is no step back.</summary>
internal sealed class MoveWave(AppDb db, Waves waves, TableReading tables, AuditLog audit)
{
    internal sealed record Request(WaveMove Move);

    internal sealed record Moved(WaveState State, string? Fingerprint);

    public async Task<Result<Moved>> HandleAsync(string key, Request request, CancellationToken cancel)
    {
        if (!(await waves.ToRunAsync(key, cancel, Enum.GetValues<WaveState>())).Succeeded(out var wave, out var problem))
            return problem;
        if (WaveMoves.After(wave.State, request.Move) is not { } next)
            return wave.State >= WaveState.Frozen ? CodingProblems.Frozen() : CodingProblems.WrongState();
        if (await WhyNotAsync(wave, request.Move, cancel) is { } refusal)
            return refusal;
        if (next == WaveState.Frozen)
            wave.Freeze((await tables.ReadAsync(wave, cancel)).Fingerprint(), waves.Now);
        else
            wave.Enter(next, waves.Now);
        audit.Record("observatory.waveMoved", wave.Key, request.Move.ToString());
        return await waves.SaveAsync(cancel) is { } conflict ? conflict : new Moved(wave.State, wave.Fingerprint);
    }

    private async Task<Problem?> WhyNotAsync(Wave wave, WaveMove move, CancellationToken cancel)
    {
        switch (move)
        {
            case WaveMove.Start:
                var thin = await db.Set<WaveUnit>()
                    .Where(unit => unit.Wave == wave.Id)
                    .Where(unit => db.Set<Assignment>().Count(one => one.Wave == wave.Id && one.Unit == unit.Unit) < 2)
                    .Select(unit => unit.Printed)
                    .ToListAsync(cancel);
                if (thin.Count > 0)
                    return CodingProblems.TwoCodersNeeded(string.Join(", ", thin.Order(StringComparer.Ordinal).Take(10)));
                return await db.Set<WaveUnit>().AnyAsync(unit => unit.Wave == wave.Id, cancel)
                    ? null
                    : CodingProblems.UnitsUnusable("–");
            case WaveMove.Reconcile:
                var open = await db.Set<Assignment>().CountAsync(one => one.Wave == wave.Id && one.DoneAt == null, cancel);
                return open > 0 ? CodingProblems.NotAllDone(open) : null;
            case WaveMove.Freeze:
                var undecided = Disputes.Open(await tables.RowsAsync(wave, cancel)).Count;
                return undecided > 0 ? CodingProblems.DisputesOpen(undecided) : null;
            default:
                return null;
        }
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "/{key}/moves",
                async (string key, Request request, MoveWave useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("MoveWave")
            .WithSummary("Bring a wave one step on");
}
