using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding.Running;

/// <summary>
/// Gives units to coders: people with an account, whatever their roles. While a wave is coded somebody may be replaced; what they had not
/// finished goes with them, and what is done stays.
/// </summary>
internal sealed class AssignCoders(AppDb db, Waves waves, IPeople people, AuditLog audit)
{
    /// <param name="Coders">E-mail addresses of all who code them.</param>
    /// <param name="Units">These units; null for all of the wave.</param>
    internal sealed record Request(IReadOnlyList<string>? Coders, IReadOnlyList<string>? Units = null);

    internal sealed record Assigned(int Codings);

    public async Task<Result<Assigned>> HandleAsync(string key, Request request, CancellationToken cancel)
    {
        if (!(await waves.ToRunAsync(key, cancel, WaveState.Draft, WaveState.Coding)).Succeeded(out var wave, out var problem))
            return problem;
        var all = await db.Set<WaveUnit>().Where(unit => unit.Wave == wave.Id).Select(unit => unit.Unit).ToListAsync(cancel);
        var units = request.Units ?? all;
        if (units.Count == 0 || units.Except(all).Any())
            return CodingProblems.UnitNotFound();
        var coders = new HashSet<PersonId>();
        foreach (var email in (request.Coders ?? []).Take(CodingLimits.Coders))
        {
            if (await people.FindByEmailAsync(email.Trim(), cancel) is not { } person)
                return CodingProblems.CoderUnknown(email.Trim());
            coders.Add(person.Id);
        }

        if (coders.Count < 2)
            return CodingProblems.TwoCodersNeeded(wave.Title);
        var before = await db.Set<Assignment>().Where(one => one.Wave == wave.Id && units.Contains(one.Unit)).ToListAsync(cancel);
        var leaving = before.Where(one => !coders.Contains(one.Coder)).ToList();
        if (leaving.Exists(one => one.DoneAt is not null))
            return CodingProblems.CoderDone();
        db.RemoveRange(leaving);
        foreach (var unit in units)
        {
            foreach (var coder in coders.Where(coder => !before.Exists(one => one.Unit == unit && one.Coder == coder)))
                db.Add(
                    new Assignment
                    {
                        Wave = wave.Id,
                        Unit = unit,
                        Coder = coder,
                    }
                );
        }

        wave.Touch();
        audit.Record("observatory.codersAssigned", wave.Key);
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : new Assigned(units.Count * coders.Count);
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPut(
                "/{key}/coders",
                async (string key, Request request, AssignCoders useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("AssignCoders")
            .WithSummary("Give units of a wave to coders");
}
