using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <param name="Done">Credentials whose status has changed.</param>
/// <param name="Passed">Credentials that were no longer in a state in which this could be done.</param>
/// <param name="EffectiveAt">When it happens; until then it can be taken back.</param>
internal sealed record CorrectionView(
    Guid Id,
    CorrectionKind Kind,
    RevocationCode? Code,
    string Reason,
    int Count,
    int Done,
    int Passed,
    Guid By,
    DateTimeOffset At,
    DateTimeOffset EffectiveAt,
    CorrectionState State,
    bool CanBeTakenBack
);

/// <summary>The institution's acts on credentials, newest first.</summary>
internal sealed class ReadCorrections(AppDb db, TimeProvider time)
{
    private const int Newest = 50;

    public async Task<IReadOnlyList<CorrectionView>> ListAsync(CancellationToken cancel)
    {
        var corrections = await db.Set<Correction>()
            .AsNoTracking()
            .OrderByDescending(correction => correction.At)
            .Take(Newest)
            .ToListAsync(cancel);
        var views = new List<CorrectionView>();
        foreach (var correction in corrections)
            views.Add(await ViewAsync(correction, cancel));
        return views;
    }

    public async Task<Result<CorrectionView>> FindAsync(Guid id, CancellationToken cancel)
    {
        var key = new CorrectionId(id);
        return await db.Set<Correction>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, cancel) is { } correction
            ? await ViewAsync(correction, cancel)
            : IssuingProblems.CorrectionNotFound();
    }

    private async Task<CorrectionView> ViewAsync(Correction correction, CancellationToken cancel)
    {
        var counts = await db.Set<CorrectionItem>()
            .Where(item => item.Correction == correction.Id)
            .GroupBy(item => item.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancel);
        return new(
            correction.Id.Value,
            correction.Kind,
            correction.Code,
            correction.Reason,
            correction.Count,
            counts.GetValueOrDefault(CorrectionItemState.Done),
            counts.GetValueOrDefault(CorrectionItemState.Passed),
            correction.By.Value,
            correction.At,
            correction.EffectiveAt,
            correction.State,
            correction.CanBeTakenBackAt(time.GetUtcNow())
        );
    }

    public static void Map(RouteGroupBuilder corrections)
    {
        corrections
            .MapGet(
                "",
                async (ReadCorrections useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel))
            )
            .RequiresInUnits(Permission.Revoke)
            .WithName("ListCorrections")
            .WithSummary("The institution's acts on credentials, newest first");
        corrections
            .MapGet(
                "/{id:guid}",
                async (Guid id, ReadCorrections useCase, CancellationToken cancel) =>
                    (await useCase.FindAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Revoke)
            .Produces<CorrectionView>()
            .WithName("ReadCorrection")
            .WithSummary("One act on credentials, and how far it is");
    }
}
