using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Reconciling;

/// <summary>
/// Says what holds where coders differ, with a reason that readers see. Whoever coded the unit may not; the coordinator and the wave's other coders
/// may. Until the wave is frozen a decision can be made anew.
/// </summary>
internal sealed class DecideDispute(AppDb db, Actor actor, Waves waves, TableReading reading, AuditLog audit)
{
    internal sealed record Request(string? Code, bool? Present, string? Reason);

    internal sealed record Decided(string Code, bool Present);

    public async Task<Result<Decided>> HandleAsync(string key, string unit, Request request, CancellationToken cancel)
    {
        if (!(await waves.FindAsync(key, cancel)).Succeeded(out var wave, out var problem))
            return problem;
        if (!wave.State.IsOpen())
            return CodingProblems.Blind();
        if (Waves.Refusal(wave.State, [WaveState.Reconciling]) is { } refusal)
            return refusal;
        var rows = await reading.RowsAsync(wave, cancel);
        if (rows.Units.All(one => one.Unit != unit))
            return CodingProblems.UnitNotFound();
        var person = actor.RequiredId;
        if (rows.Assignments.Any(one => one.Unit == unit && one.Coder == person))
            return CodingProblems.OwnCoding();
        if (Disputes.All(rows).All(one => one.Unit != unit || one.Code != request.Code))
            return CodingProblems.NoDispute();
        var reason = request.Reason?.Trim();
        if (string.IsNullOrEmpty(reason) || reason.Length > Wave.LongestText || request.Present is not { } present)
            return CodingProblems.ReasonNeeded();
        var code = request.Code!; // in dispute
        var before = await db.Set<Decision>()
            .SingleOrDefaultAsync(one => one.Wave == wave.Id && one.Unit == unit && one.Code == code, cancel);
        if (before is null)
            db.Add(
                new Decision
                {
                    Wave = wave.Id,
                    Unit = unit,
                    Code = code,
                    Present = present,
                    Reason = reason,
                    By = person,
                    At = waves.Now,
                }
            );
        else
            (before.Present, before.Reason, before.By, before.At) = (present, reason, person, waves.Now);
        wave.Touch();
        audit.Record("observatory.disputeDecided", $"{wave.Key}/{unit}/{code}", reason);
        return await waves.SaveAsync(cancel) is { } conflict ? conflict : new Decided(code, present);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{key}/units/{unit}/decisions",
                async (string key, string unit, Request request, DecideDispute useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("DecideDispute")
            .WithSummary("Decide where the coders of a unit differ");
}
