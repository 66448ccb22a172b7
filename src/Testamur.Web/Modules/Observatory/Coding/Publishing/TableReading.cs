using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>Makes the table of a wave from its rows: what all coders found, and what was decided where they differed.</summary>
internal sealed class TableReading(AppDb db)
{
    public async Task<WaveRows> RowsAsync(Wave wave, CancellationToken cancel) =>
        new(
            await db.Set<WaveUnit>().AsNoTracking().Where(one => one.Wave == wave.Id).ToListAsync(cancel),
            await db.Set<Assignment>().AsNoTracking().Where(one => one.Wave == wave.Id).ToListAsync(cancel),
            await db.Set<Mark>().AsNoTracking().Where(one => one.Wave == wave.Id).ToListAsync(cancel),
            await db.Set<Decision>().AsNoTracking().Where(one => one.Wave == wave.Id).ToListAsync(cancel),
            await db.Set<MarkEvidence>().AsNoTracking().Where(one => one.Wave == wave.Id).ToListAsync(cancel)
        );

    public async Task<WaveTable> ReadAsync(Wave wave, CancellationToken cancel) => Of(wave, await RowsAsync(wave, cancel));

    /// <summary>Pure.</summary>
    public static WaveTable Of(Wave wave, WaveRows rows)
    {
        var disputed = Disputes.All(rows).Select(one => (one.Unit, one.Code)).ToHashSet();
        var decided = rows.Decisions.ToDictionary(one => (one.Unit, one.Code));
        var evidence = rows.Evidence.ToLookup(one => (one.Unit, one.Code));
        var marks = rows
            .Marks.Select(mark => (mark.Unit, mark.Code))
            .Distinct()
            .Where(place => !disputed.Contains(place) || decided.GetValueOrDefault(place)?.Present == true)
            .OrderBy(place => place.Unit, StringComparer.Ordinal)
            .ThenBy(place => place.Code, StringComparer.Ordinal)
            .Select(place => new TableMark(
                place.Unit,
                place.Code,
                disputed.Contains(place) ? MarkBasis.Decided : MarkBasis.Agreed,
                disputed.Contains(place) ? decided[place].Reason : null,
                Evidence(evidence[place])
            ));
        return new(
            wave.Key,
            wave.Title,
            Books.Required(wave.Book, wave.BookVersion),
            wave.From,
            wave.Until,
            rows.Units.Count,
            wave.Method,
            null,
            wave.PublishedAt,
            wave.Fingerprint,
            [
                .. rows
                    .Units.Select(unit => new TableUnit(unit.Unit, unit.Printed))
                    .OrderBy(unit => unit.Unit, StringComparer.Ordinal),
            ],
            [.. marks]
        );
    }

    // Two coders often give the same address; it is told once, with a copy where somebody kept one.
    private static IReadOnlyList<TableEvidence> Evidence(IEnumerable<MarkEvidence> rows) =>
        [
            .. rows.Select(one => new TableEvidence(one.Address, one.RetrievedOn, one.Page, one.Hash))
                .Distinct()
                .OrderBy(one => one.Address, StringComparer.Ordinal)
                .ThenBy(one => one.RetrievedOn)
                .ThenBy(one => one.Page, StringComparer.Ordinal)
                .ThenBy(one => one.Hash, StringComparer.Ordinal),
        ];
}
