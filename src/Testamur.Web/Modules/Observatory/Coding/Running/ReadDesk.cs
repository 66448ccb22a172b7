using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Running;

/// <summary>
/// The waves somebody works on, and one of them with its units. The coordinator sees who is done, and never before the end with what; a coder sees
/// the own units.
/// </summary>
internal sealed class ReadDesk(AppDb db, Actor actor, Waves waves, TableReading reading, IPeople people)
{
    internal sealed record WaveLine(string Key, string Title, WaveState State, int Units, int Codings, int Done, int MyOpen);

    internal sealed record CoderLine(string? Name, bool Me, bool Done);

    /// <param name="Disputes">How many codes the coders differ about; null until everybody is done.</param>
    internal sealed record UnitLine(string Unit, string Printed, IReadOnlyList<CoderLine> Coders, int? Disputes, int? Undecided);

    internal sealed record View(
        string Key,
        string Title,
        string Book,
        string BookVersion,
        DateOnly From,
        DateOnly Until,
        string Method,
        WaveState State,
        WaveMove? Next,
        string? Fingerprint,
        IReadOnlyList<UnitLine> Units,
        WaveAgreement? Agreement
    );

    public async Task<IReadOnlyList<WaveLine>> ListAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var all = db.Set<Assignment>().AsNoTracking();
        var seen = db.Set<Wave>().AsNoTracking();
        if (!actor.IsAllianceAdministrator)
            seen = seen.Where(wave => all.Any(one => one.Wave == wave.Id && one.Coder == person));
        var list = await seen.OrderByDescending(wave => wave.DefinedAt).ThenBy(wave => wave.Key).Take(200).ToListAsync(cancel);
        WaveId[] ids = [.. list.Select(wave => wave.Id)];
        var work = (await all.Where(one => ids.Contains(one.Wave)).ToListAsync(cancel)).ToLookup(one => one.Wave);
        var units = await db.Set<WaveUnit>()
            .Where(unit => ids.Contains(unit.Wave))
            .GroupBy(unit => unit.Wave)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancel);
        return
        [
            .. list.Select(wave => new WaveLine(
                wave.Key,
                wave.Title,
                wave.State,
                units.GetValueOrDefault(wave.Id),
                work[wave.Id].Count(),
                work[wave.Id].Count(one => one.DoneAt is not null),
                wave.State == WaveState.Coding ? work[wave.Id].Count(one => one.Coder == person && one.DoneAt is null) : 0
            )),
        ];
    }

    public async Task<Result<View>> HandleAsync(string key, CancellationToken cancel)
    {
        if (!(await waves.FindAsync(key, cancel)).Succeeded(out var wave, out var problem))
            return problem;
        var rows = await reading.RowsAsync(wave, cancel);
        var names = await people.FindAllAsync([.. rows.Assignments.Select(one => one.Coder).Distinct()], cancel);
        var work = rows.Assignments.ToLookup(one => one.Unit);
        var open = wave.State.IsOpen();
        var disputes = open ? Disputes.All(rows).ToLookup(one => one.Unit) : null;
        var undecided = open ? Disputes.Open(rows).ToLookup(one => one.Unit) : null;
        // A coder sees the own units while others still code, and all of them afterwards, to decide about those of others.
        var mine = rows.Units.Where(unit =>
            actor.IsAllianceAdministrator || open || work[unit.Unit].Any(one => one.Coder == actor.Id)
        );
        return new View(
            wave.Key,
            wave.Title,
            wave.Book,
            wave.BookVersion,
            wave.From,
            wave.Until,
            wave.Method,
            wave.State,
            actor.IsAllianceAdministrator ? WaveMoves.Next(wave.State) : null,
            wave.Fingerprint,
            [
                .. mine.OrderBy(unit => unit.Printed, StringComparer.OrdinalIgnoreCase)
                    .Select(unit => new UnitLine(
                        unit.Unit,
                        unit.Printed,
                        [
                            .. work[unit.Unit]
                                .OrderBy(one => one.Coder.Value)
                                .Select(one => new CoderLine(
                                    names.GetValueOrDefault(one.Coder)?.Name,
                                    one.Coder == actor.Id,
                                    one.DoneAt is not null
                                )),
                        ],
                        disputes?[unit.Unit].Count(),
                        undecided?[unit.Unit].Count()
                    )),
            ],
            open ? WaveAgreement.Of(Books.Required(wave.Book, wave.BookVersion), rows) : null
        );
    }

    public static void Map(RouteGroupBuilder my)
    {
        my.MapGet("", async (ReadDesk useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel)))
            .WithName("ListMyWaves")
            .WithSummary("Waves the signed-in person runs or codes");
        my.MapGet(
                "/{key}",
                async (string key, ReadDesk useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .WithName("ReadMyWave")
            .WithSummary("A wave with its units, who is done, and how well coders agreed");
    }
}
