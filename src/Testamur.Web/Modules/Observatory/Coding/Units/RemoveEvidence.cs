using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>Takes a piece of evidence away, with its copy, while its coder still works on the unit.</summary>
internal sealed class RemoveEvidence(AppDb db, Actor actor, Waves waves)
{
    internal sealed record Removed(Guid Id);

    public async Task<Result<Removed>> HandleAsync(string key, string unit, Guid id, CancellationToken cancel)
    {
        if (!(await waves.ToCodeAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        var coder = actor.RequiredId;
        var (wave, work) = own;
        var evidence = await db.Set<MarkEvidence>()
            .SingleOrDefaultAsync(one => one.Id == id && one.Wave == wave.Id && one.Unit == unit && one.Coder == coder, cancel);
        if (evidence is null)
            return CodingProblems.EvidenceNotFound();
        if (await db.Set<EvidenceCopy>().SingleOrDefaultAsync(copy => copy.Id == id, cancel) is { } copy)
            db.Remove(copy);
        db.Remove(evidence);
        work.Touch();
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : new Removed(id);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapDelete(
                "/{key}/units/{unit}/evidence/{id:guid}",
                async (string key, string unit, Guid id, RemoveEvidence useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, id, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("RemoveCodeEvidence")
            .WithSummary("Take a piece of evidence away");
}
