using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Indicators.Facts;

/// <summary>
/// The facts for an analyst's own engine: one compressed CSV file for each month, a line for each mark. No key and no pseudonym goes out, so that
/// no two lines can be joined to a person.
/// </summary>
internal sealed class ExportFacts(AppDb db, IInstitutions institutions)
{
    private static readonly string[] Header =
    [
        "month",
        "kind",
        "institution",
        "country",
        "alliance",
        "isced_f",
        "measure",
        "part",
        "count",
        "sum",
    ];

    /// <param name="Name">Year and month: <c>2026-11</c>.</param>
    internal sealed record Partition(string Name, long Facts);

    public async Task<IReadOnlyList<Partition>> ListAsync(CancellationToken cancel)
    {
        // The facts of a nation take many seconds to count; that they are there is a sum like any other.
        var months = await db.Set<Cell>()
            .AsNoTracking()
            .Where(cell => cell.Measure == Measures.Fact && cell.Axis == Axis.All && cell.Count > 0)
            .OrderBy(cell => cell.Month)
            .ToListAsync(cancel);
        return [.. months.Select(month => new Partition(NameOf(month.Month), month.Count))];
    }

    /// <returns>False when there is no such month; then nothing is written.</returns>
    public async Task<bool> WriteAsync(string name, Stream to, CancellationToken cancel)
    {
        if (MonthOf(name) is not { } month)
            return false;
        var facts = db.Set<Fact>().AsNoTracking().Where(fact => fact.Month == month && fact.Counts);
        if (!await facts.AnyAsync(cancel))
            return false;
        var names = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Slug);
        await using var zip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        await using var text = new StreamWriter(zip);
        await text.WriteAsync(string.Join(',', Header) + "\n");
        // The order of the keys is that of nothing, so a line's place tells nothing either.
        await foreach (
            var fact in facts.OrderBy(fact => fact.Kind).ThenBy(fact => fact.Key).AsAsyncEnumerable().WithCancellation(cancel)
        )
        {
            foreach (var mark in fact.Adds)
                await text.WriteAsync(Line(fact, mark, names.GetValueOrDefault(fact.Institution)));
        }

        return true;
    }

    private static string Line(Fact fact, Mark mark, string? institution) =>
        string.Join(
            ',',
            NameOf(fact.Month),
            fact.Kind.ToString().ToLowerInvariant(),
            institution,
            fact.Country,
            CsvField.Write(fact.Alliance),
            fact.Field,
            mark.Measure,
            mark.Part,
            mark.Count.ToString(CultureInfo.InvariantCulture),
            mark.Sum.ToString(CultureInfo.InvariantCulture)
        ) + "\n";

    private static string NameOf(int month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");

    private static int? MonthOf(string name) =>
        DateOnly.TryParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? (first.Year * 100) + first.Month
            : null;

    public static void Map(RouteGroupBuilder facts)
    {
        facts
            .MapGet("", async (ExportFacts useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel)))
            .WithName("ListFactFiles")
            .WithSummary("The months for which facts can be downloaded");
        MapFile(facts).WithName("ReadFactFile").WithSummary("The facts of one month without any person, as compressed CSV");
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static RouteHandlerBuilder MapFile(RouteGroupBuilder facts) =>
        facts.MapGet(
            "/{month}.csv.gz",
            async Task<Results<FileStreamHttpResult, NotFound>> (string month, ExportFacts useCase, CancellationToken cancel) =>
            {
                // A month of a nation is tens of megabytes: it goes through a file that is gone when it is sent.
                var file = new FileStream(
                    Path.GetTempFileName(),
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1 << 16,
                    FileOptions.DeleteOnClose | FileOptions.Asynchronous
                );
                if (!await useCase.WriteAsync(month, file, cancel))
                {
                    await file.DisposeAsync();
                    return TypedResults.NotFound();
                }

                file.Position = 0;
                return TypedResults.File(file, "application/gzip", $"facts-{month}.csv.gz");
            }
        );
}
