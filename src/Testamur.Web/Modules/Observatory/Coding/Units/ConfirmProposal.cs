using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>The coder looked at what the platform proposes and says that it holds: a mark with the proposal's address as evidence.</summary>
internal sealed class ConfirmProposal(AppDb db, Actor actor, Waves waves, ProposeCodes proposals)
{
    internal sealed record Confirmed(string Code);

    public async Task<Result<Confirmed>> HandleAsync(string key, string unit, string code, CancellationToken cancel)
    {
        if (!(await waves.ToCodeAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        var (wave, work) = own;
        var named = await db.Set<WaveUnit>().AsNoTracking().SingleAsync(one => one.Wave == wave.Id && one.Unit == unit, cancel);
        var proposed = await proposals.HandleAsync(Books.Required(wave.Book, wave.BookVersion), named, cancel);
        if (proposed.FirstOrDefault(one => one.Code == code) is not { } proposal)
            return CodingProblems.ProposalGone();
        var coder = actor.RequiredId;
        var marked = db.Set<Mark>()
            .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder && one.Code == code);
        if (!await marked.AnyAsync(cancel))
            db.Add(
                new Mark
                {
                    Wave = wave.Id,
                    Unit = unit,
                    Coder = coder,
                    Code = code,
                }
            );
        var shown = db.Set<MarkEvidence>()
            .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder && one.Code == code && one.Proposed);
        if (!await shown.AnyAsync(cancel))
            db.Add(
                new MarkEvidence
                {
                    Id = Guid.CreateVersion7(waves.Now),
                    Wave = wave.Id,
                    Unit = unit,
                    Coder = coder,
                    Code = code,
                    Address = proposal.Address,
                    RetrievedOn = DateOnly.FromDateTime(waves.Now.UtcDateTime),
                    Proposed = true,
                    AddedAt = waves.Now,
                }
            );
        work.Touch();
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : new Confirmed(code);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{key}/units/{unit}/proposals/{code}",
                async (string key, string unit, string code, ConfirmProposal useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, code, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("ConfirmProposal")
            .WithSummary("Confirm a code that the platform's own data show");
}
