using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>A batch, its rows page by page, and the rows that need a correction as a file.</summary>
internal sealed class ReadBatch(
    AppDb db,
    IClaimLinks links,
    BatchMandates mandates,
    IStringLocalizer<IssuingText> text,
    TimeProvider time
)
{
    public const int PageSize = 50;

    /// <param name="Next">The row to ask for next; null on the last page.</param>
    /// <param name="OnBehalfOf">The institution in whose name it is sealed; null for the own.</param>
    internal sealed record Answer(BatchView Batch, IReadOnlyList<BatchRowView> Rows, int? Next, string? OnBehalfOf);

    /// <param name="state">Only rows in this state; null for all.</param>
    /// <param name="after">Only rows behind this one.</param>
    public async Task<Result<Answer>> HandleAsync(Guid id, ItemState? state, int after, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } batch)
            return IssuingProblems.BatchNotFound();
        var rows = db.Set<BatchItem>().AsNoTracking().Where(item => item.Batch == batch.Id && item.Row > after);
        if (state == ItemState.Waiting)
            rows = rows.Where(item => item.State == ItemState.Waiting || item.State == ItemState.Prepared);
        else if (state is { } only)
            rows = rows.Where(item => item.State == only);
        var page = await rows.OrderBy(item => item.Row).Take(PageSize + 1).ToListAsync(cancel);
        int? next = page.Count > PageSize ? page[PageSize - 1].Row : null;
        Guid[] issued =
        [
            .. page.Where(item => item.State == ItemState.Sealed).Select(item => item.Credential?.Value).OfType<Guid>(),
        ];
        var waiting = await links.WaitingAsync(issued, cancel);
        return new Answer(
            await db.ToViewAsync(batch, time.GetUtcNow(), cancel),
            [.. page.Take(PageSize).Select(item => View(item, waiting))],
            next,
            await mandates.NameAsync(batch, cancel)
        );
    }

    /// <summary>The rows that are held back, as CSV that a spreadsheet opens without running anything.</summary>
    public async Task<Result<string>> ReportAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } batch)
            return IssuingProblems.BatchNotFound();
        var items = await db.Set<BatchItem>()
            .AsNoTracking()
            .Where(item => item.Batch == batch.Id && item.State == ItemState.HeldBack)
            .OrderBy(item => item.Row)
            .ToListAsync(cancel);
        var lines = new StringBuilder("line,name,email,column,problem\r\n");
        foreach (var item in items)
        {
            foreach (var problem in item.ReadProblems())
            {
                string[] fields =
                [
                    item.Row.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    item.LearnerName,
                    item.LearnerEmail,
                    problem.Column ?? "",
                    problem.Sentence(text),
                ];
                lines.AppendJoin(',', fields.Select(CsvField.Write)).Append("\r\n");
            }
        }

        return lines.ToString();
    }

    public static void Map(RouteGroupBuilder batches)
    {
        batches
            .MapGet(
                "/{id:guid}",
                async (
                    Guid id,
                    [FromQuery] ItemState? state,
                    [FromQuery] int? after,
                    ReadBatch useCase,
                    CancellationToken cancel
                ) => (await useCase.HandleAsync(id, state, after ?? 0, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<Answer>()
            .WithName("ReadBatch")
            .WithSummary("A batch and its rows");
        MapReport(batches, "ReadBatchReport");
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void MapReport(RouteGroupBuilder batches, string name) =>
        batches
            .MapGet(
                "/{id:guid}/report",
                async (Guid id, ReadBatch useCase, CancellationToken cancel) =>
                    (await useCase.ReportAsync(id, cancel)).ToHttp(csv =>
                        Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"held-back-{id}.csv")
                    )
            )
            .RequiresInUnits(Permission.Issue)
            .WithName(name)
            .WithSummary("The rows of a batch that need a correction, as CSV");

    private Task<Batch?> FindAsync(Guid id, CancellationToken cancel)
    {
        var batchId = new BatchId(id);
        return db.Set<Batch>().AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancel);
    }

    private static BatchRowView View(BatchItem item, IReadOnlyDictionary<Guid, DateTimeOffset> waiting) =>
        new(
            item.Row,
            item.LearnerName,
            item.LearnerEmail,
            item.State == ItemState.Prepared ? ItemState.Waiting : item.State,
            item.State == ItemState.Sealed ? item.Credential?.Value : null,
            item.Replaces?.Value,
            item.Credential is { } credential && waiting.TryGetValue(credential.Value, out var endsAt) ? endsAt : null,
            item.ReadProblems()
        );
}

internal static class RowProblemTexts
{
    public static string Sentence(this RowProblem problem, IStringLocalizer<IssuingText> text) =>
        text[$"Row.{problem.Code}", problem.Value ?? "", problem.Detail ?? "", problem.Column ?? ""];
}
