using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Reads a list of awards that a registrar hands in, and keeps it as a preview. Nothing is issued.</summary>
internal sealed class PreviewList(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    Issuable issuable,
    ListAwards awards,
    AuditLog audit,
    IOptions<IssuingOptions> options,
    TimeProvider time
)
{
    /// <param name="IdempotencyKey">The same key and content make one batch, however often it is sent.</param>
    /// <param name="Mandate">Under which another institution's specification is issued; null for an own one.</param>
    internal sealed record Request(
        Guid Specification,
        int Version,
        string? FileName,
        byte[] Content,
        string? IdempotencyKey,
        Guid? Mandate = null
    );

    public async Task<Result<BatchView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var key = string.IsNullOrWhiteSpace(request.IdempotencyKey) ? null : Cut(request.IdempotencyKey.Trim(), 100);
        var hash = HashOf(request);
        if (key is not null && await EarlierAsync(key, hash, cancel) is { } earlier)
            return earlier;
        if (!await Signers.AreCompleteAsync(db, cancel))
            return IssuingProblems.NoKeys();
        var asked = await issuable.FindAsync(request.Specification, request.Version, request.Mandate, cancel);
        if (!asked.Succeeded(out var found, out var refused))
            return refused;
        if (request.Content.Length > options.Value.MaxBytes)
            return IssuingProblems.ListUnreadable(ListFlaw.TooLarge(options.Value.MaxBytes / 1024 / 1024));
        var records = XlsxFile.Is(request.Content)
            ? XlsxFile.Read(request.Content, options.Value.MaxRows, out var flaw)
            : CsvFile.Read(request.Content, options.Value.MaxRows, out flaw);
        if (flaw is not null)
            return IssuingProblems.ListUnreadable(flaw);

        var holders = await awards.HoldersAsync(request.Specification, request.Version, cancel);
        var rows = ListRules.Read(records, found.Content, awards.Today, holders, out flaw);
        if (flaw is not null)
            return IssuingProblems.ListUnreadable(flaw);

        var batch = NewBatch(request, found, key, hash);
        db.Add(batch);
        await AddItemsAsync(batch, rows, cancel);
        audit.Record("issuing.listPreviewed", batch.Id.Value.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (key is not null)
        {
            // The same request, sent twice at the same moment: the other one made the batch.
            db.ChangeTracker.Clear();
            return await EarlierAsync(key, hash, cancel) ?? IssuingProblems.IdempotencyKeyReused();
        }

        return await db.ToViewAsync(batch, time.GetUtcNow(), cancel);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/list",
                async (
                    [FromQuery] Guid specification,
                    [FromQuery] int version,
                    [FromQuery] string? fileName,
                    [FromQuery] Guid? mandate,
                    [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
                    HttpRequest http,
                    PreviewList useCase,
                    CancellationToken cancel
                ) =>
                {
                    using var content = new MemoryStream();
                    await http.Body.CopyToAsync(content, cancel);
                    var request = new Request(specification, version, fileName, content.ToArray(), idempotencyKey, mandate);
                    return (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view));
                }
            )
            .Idempotent()
            .RequiresInUnits(Permission.Issue)
            .Accepts<string>("text/csv", XlsxFile.MediaType)
            .Produces<BatchView>()
            .WithName("PreviewList")
            .WithSummary("Read a list of awards, CSV or XLSX, and show what would be issued");

    private async Task<Result<BatchView>?> EarlierAsync(string key, string hash, CancellationToken cancel)
    {
        var batch = await db.Set<Batch>().AsNoTracking().SingleOrDefaultAsync(b => b.IdempotencyKey == key, cancel);
        if (batch is null)
            return null;
        return batch.RequestHash == hash
            ? await db.ToViewAsync(batch, time.GetUtcNow(), cancel)
            : IssuingProblems.IdempotencyKeyReused();
    }

    private async Task AddItemsAsync(Batch batch, IReadOnlyList<ListRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows.Where(row => row.Problems.Count > 0))
            db.Add(BatchItem.HeldBack(tenant.Id, batch.Id, row.Line, row.Name, row.Email, row.Fields, row.Problems));
        var good = rows.Where(row => row.Problems.Count == 0).ToList();
        var made = await awards.MakeAllAsync(batch.Specification, batch.Version, good, cancel);
        foreach (var (row, award) in good.Zip(made))
            db.Add(BatchItem.Waiting(tenant.Id, batch.Id, row.Line, award, row.Fields));
    }

    private Batch NewBatch(Request request, SpecificationVersionView found, string? key, string hash) =>
        new()
        {
            Institution = tenant.Id,
            Id = Ids.New<BatchId>(time),
            Source = BatchSource.List,
            Specification = found.Id,
            Version = found.Version,
            Mandate = request.Mandate,
            Title = Cut(found.Content.Title.In(found.Content.DefaultLanguage), 500),
            Content = SpecificationJson.Write(found.Content),
            FileName = request.FileName is { Length: > 0 } name ? Cut(Path.GetFileName(name), 200) : null,
            IdempotencyKey = key,
            RequestHash = hash,
            By = actor.RequiredId,
            CreatedAt = time.GetUtcNow(),
        };

    private static string HashOf(Request request)
    {
        var head = Encoding.UTF8.GetBytes($"list|{request.Specification}|{request.Version}|{request.Mandate}|");
        return Convert.ToHexStringLower(SHA256.HashData([.. head, .. request.Content]));
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
