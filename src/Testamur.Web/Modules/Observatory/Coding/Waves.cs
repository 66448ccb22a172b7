using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>The one way to a wave's rows: who may see it and in which state something may be done is asked here.</summary>
internal sealed class Waves(AppDb db, Actor actor, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>For the coordinator and the wave's coders. To anybody else it looks as if it were not there.</summary>
    public async Task<Result<Wave>> FindAsync(string key, CancellationToken cancel)
    {
        var wave = await db.Set<Wave>().SingleOrDefaultAsync(one => one.Key == key, cancel);
        if (wave is null || actor.Id is not { } person)
            return CodingProblems.WaveNotFound();
        if (actor.IsAllianceAdministrator)
            return wave;
        return await db.Set<Assignment>().AnyAsync(one => one.Wave == wave.Id && one.Coder == person, cancel)
            ? wave
            : CodingProblems.WaveNotFound();
    }

    /// <summary>To change it: the coordinator, in one of these states. A frozen wave is refused whatever is asked.</summary>
    public async Task<Result<Wave>> ToRunAsync(string key, CancellationToken cancel, params WaveState[] states)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        return (await FindAsync(key, cancel)).Match<Result<Wave>>(
            wave => Refusal(wave.State, states) is { } refusal ? refusal : wave,
            problem => problem
        );
    }

    /// <summary>To code: the actor's own work on a unit, while it is not done.</summary>
    public async Task<Result<(Wave Wave, Assignment Work)>> ToCodeAsync(string key, string unit, CancellationToken cancel)
    {
        if (!(await OwnAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        if (Refusal(own.Wave.State, [WaveState.Coding]) is { } refusal)
            return refusal;
        return own.Work.DoneAt is null ? own : CodingProblems.UnitDone();
    }

    /// <summary>The actor's own work on a unit, in any state of the wave.</summary>
    public async Task<Result<(Wave Wave, Assignment Work)>> OwnAsync(string key, string unit, CancellationToken cancel)
    {
        if (!(await FindAsync(key, cancel)).Succeeded(out var wave, out var problem))
            return problem;
        var person = actor.RequiredId;
        var work = await db.Set<Assignment>()
            .SingleOrDefaultAsync(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == person, cancel);
        return work is null ? CodingProblems.UnitNotFound() : (wave, work);
    }

    public static Problem? Refusal(WaveState state, WaveState[] allowed) =>
        allowed.Contains(state) ? null
        : state >= WaveState.Frozen ? CodingProblems.Frozen()
        : CodingProblems.WrongState();

    /// <summary>Saves, unless somebody else changed the same in the meantime.</summary>
    public async Task<Problem?> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            // A concurrency token or a key: two people were faster than each other.
            return PlatformProblems.ChangedMeanwhile();
        }
    }
}
