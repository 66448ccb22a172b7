using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>The published waves, for everybody: those of the alliance and the published study, which nobody can change.</summary>
internal sealed class ReadTables(AppDb db, TableReading reading)
{
    internal sealed record Summary(
        string Key,
        string Title,
        string Book,
        string BookVersion,
        DateOnly From,
        DateOnly Until,
        string? Source
    );

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Summary>> ListAsync(CancellationToken cancel)
    {
        var waves = await db.Set<Wave>().AsNoTracking().Where(wave => wave.State == WaveState.Published).ToListAsync(cancel);
        return
        [
            .. waves
                .Select(wave => new Summary(wave.Key, wave.Title, wave.Book, wave.BookVersion, wave.From, wave.Until, null))
                .Concat(PublishedStudies.All.Select(Of))
                .OrderByDescending(wave => wave.Until)
                .ThenBy(wave => wave.Key, StringComparer.Ordinal),
        ];
    }

    public async Task<Result<WaveTable>> HandleAsync(string key, CancellationToken cancel)
    {
        if (PublishedStudies.Find(key) is { } study)
            return study;
        var wave = await db.Set<Wave>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Key == key && one.State == WaveState.Published, cancel);
        return wave is null ? CodingProblems.WaveNotFound() : await reading.ReadAsync(wave, cancel);
    }

    private static Summary Of(WaveTable table) =>
        new(table.Key, table.Title, table.Book.Id, table.Book.Version, table.From, table.Until, table.Source);

    public static void Map(RouteGroupBuilder open, IEndpointRouteBuilder site)
    {
        open.MapGet("", async (ReadTables useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel)))
            .WithName("ListWaves")
            .WithSummary("Published waves of coding");
        open.MapGet(
                "/{key}",
                async (string key, ReadTables useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, cancel)).ToHttp(table => TypedResults.Ok(View(table)))
            )
            .WithName("ReadWave")
            .WithSummary("A published wave: alliances, codes and marks");
        site.MapGet(
                "/observatory/waves/{key}.csv",
                async (string key, ReadTables useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, cancel)).ToHttp(table =>
                        TypedResults.File(Encoding.UTF8.GetBytes(table.Csv()), "text/csv; charset=utf-8", $"{table.Key}.csv")
                    )
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    internal sealed record Published(
        string Key,
        string Title,
        string Book,
        string BookVersion,
        DateOnly From,
        DateOnly Until,
        int Sample,
        string Method,
        string? Source,
        string Fingerprint,
        bool IsWhole,
        IReadOnlyList<TableUnit> Units,
        IReadOnlyList<TableMark> Marks
    );

    private static Published View(WaveTable table) =>
        new(
            table.Key,
            table.Title,
            table.Book.Id,
            table.Book.Version,
            table.From,
            table.Until,
            table.Sample,
            table.Method,
            table.Source,
            table.StoredFingerprint ?? table.Fingerprint(),
            table.IsWhole,
            table.Units,
            table.Marks
        );
}
