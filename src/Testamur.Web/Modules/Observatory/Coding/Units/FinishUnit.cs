using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>The coder is done with a unit. Each code has evidence by then, and nothing of it changes afterwards.</summary>
internal sealed class FinishUnit(AppDb db, Actor actor, Waves waves, AuditLog audit)
{
    internal sealed record Finished(DateTimeOffset DoneAt);

    public async Task<Result<Finished>> HandleAsync(string key, string unit, CancellationToken cancel)
    {
        if (!(await waves.ToCodeAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        var coder = actor.RequiredId;
        var (wave, work) = own;
        var marked = await db.Set<Mark>()
            .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder)
            .Select(one => one.Code)
            .ToListAsync(cancel);
        var shown = await db.Set<MarkEvidence>()
            .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder)
            .Select(one => one.Code)
            .Distinct()
            .ToListAsync(cancel);
        if (marked.Except(shown).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            return CodingProblems.EvidenceMissing(string.Join(", ", missing));
        work.Finish(waves.Now);
        audit.Record("observatory.unitCoded", $"{wave.Key}/{unit}");
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : new Finished(waves.Now);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{key}/units/{unit}/end",
                async (string key, string unit, FinishUnit useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("FinishCoding")
            .WithSummary("Say that the coding of a unit is done");
}
