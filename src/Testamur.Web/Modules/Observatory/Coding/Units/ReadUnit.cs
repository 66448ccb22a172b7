using Microsoft.EntityFrameworkCore;
using Testamur.Education.Observatory;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>One unit as its coder sees it: the codes, the coder's own marks and evidence, and what the platform proposes. Never another coder's.</summary>
internal sealed class ReadUnit(AppDb db, Actor actor, Waves waves, ProposeCodes proposals)
{
    internal sealed record CodeView(string Code, bool Marked, string? Note, IReadOnlyList<EvidenceView> Evidence);

    /// <param name="Open">Whether it can still be changed.</param>
    /// <param name="Revision">To be sent with a save, so that two windows of one coder do not undo each other.</param>
    internal sealed record View(
        string Wave,
        string Title,
        string Book,
        string BookVersion,
        string Unit,
        string Printed,
        WaveState State,
        bool Open,
        DateTimeOffset? DoneAt,
        int Revision,
        IReadOnlyList<CodeView> Codes,
        IReadOnlyList<ProposeCodes.Proposal> Proposals
    );

    public async Task<Result<View>> HandleAsync(string key, string unit, CancellationToken cancel)
    {
        if (!(await waves.OwnAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        var (wave, work) = own;
        var coder = actor.RequiredId;
        var named = await db.Set<WaveUnit>().AsNoTracking().SingleAsync(one => one.Wave == wave.Id && one.Unit == unit, cancel);
        var marks = await db.Set<Mark>()
            .AsNoTracking()
            .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder)
            .ToDictionaryAsync(one => one.Code, cancel);
        var evidence = (
            await db.Set<MarkEvidence>()
                .AsNoTracking()
                .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder)
                .OrderBy(one => one.AddedAt)
                .ThenBy(one => one.Id)
                .ToListAsync(cancel)
        ).ToLookup(one => one.Code, EvidenceView.Of);
        var open = wave.State == WaveState.Coding && work.DoneAt is null;
        var book = Books.Required(wave.Book, wave.BookVersion);
        return new View(
            wave.Key,
            wave.Title,
            wave.Book,
            wave.BookVersion,
            unit,
            named.Printed,
            wave.State,
            open,
            work.DoneAt,
            work.Revision,
            [.. book.Codes.Select(code => Of(code, marks.GetValueOrDefault(code.Id), evidence))],
            open ? await proposals.HandleAsync(book, named, cancel) : []
        );
    }

    private static CodeView Of(Code code, Mark? mark, ILookup<string, EvidenceView> evidence) =>
        new(code.Id, mark is not null, mark?.Note, [.. evidence[code.Id]]);

    public static void Map(RouteGroupBuilder my) =>
        my.MapGet(
                "/{key}/units/{unit}",
                async (string key, string unit, ReadUnit useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .WithName("ReadMyCoding")
            .WithSummary("One unit as the signed-in coder has coded it");
}
