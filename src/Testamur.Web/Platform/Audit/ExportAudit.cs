using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>
/// The whole log of the current institution as a file: as JSON Lines, which <c>testamur audit verify</c> checks, or as CSV to read. It is written as it is read,
/// however long it is.
/// </summary>
internal sealed class ExportAudit(AppDb db, CurrentTenant tenant, ChainActs chain, TimeProvider time)
{
    private const string Columns = "number,at,act,staff,person,subject,reason,hash\r\n";

    public async Task WriteLinesAsync(Stream to, CancellationToken cancel)
    {
        var end = await EndAsync(cancel);
        await LineAsync(to, AuditLines.Write(end.ToHead(time.GetUtcNow())), cancel);
        await foreach (var entry in Entries(end).WithCancellation(cancel))
            await LineAsync(to, AuditLines.Write(entry.ToRecord()), cancel);
    }

    public async Task WriteCsvAsync(Stream to, CancellationToken cancel)
    {
        var end = await EndAsync(cancel);
        // The mark tells spreadsheets that it is UTF-8.
        await to.WriteAsync(Encoding.UTF8.GetPreamble(), cancel);
        await to.WriteAsync(Encoding.UTF8.GetBytes(Columns), cancel);
        await foreach (var entry in Entries(end).WithCancellation(cancel))
            await to.WriteAsync(Encoding.UTF8.GetBytes(Row(entry)), cancel);
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void Map(IEndpointRouteBuilder group, string name, Action<RouteHandlerBuilder> rule)
    {
        Map("jsonl", "application/jsonl", export => export.WriteLinesAsync);
        Map("csv", "text/csv; charset=utf-8", export => export.WriteCsvAsync);

        void Map(string form, string type, Func<ExportAudit, Func<Stream, CancellationToken, Task>> write) =>
            rule(
                group
                    .MapGet(
                        $"/audit/export.{form}",
                        (ExportAudit useCase, HttpContext http, CancellationToken cancel) =>
                        {
                            http.Response.Headers.CacheControl = "no-store";
                            return TypedResults.Stream(to => write(useCase)(to, cancel), type, $"audit.{form}");
                        }
                    )
                    .WithTags("Audit")
                    .WithName($"{name}Audit{form}")
                    .WithSummary($"The whole audit log as a file: {form}")
            );
    }

    private async Task<AuditChainEnd> EndAsync(CancellationToken cancel)
    {
        await chain.HandleAsync(tenant.Id, cancel);
        return await db.Set<AuditChainEnd>().AsNoTracking().SingleOrDefaultAsync(cancel)
            ?? new AuditChainEnd { Institution = tenant.Id };
    }

    private IAsyncEnumerable<AuditEntry> Entries(AuditChainEnd end) =>
        db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => entry.Number != null && entry.Number <= end.Number)
            .OrderBy(entry => entry.Number)
            .AsAsyncEnumerable();

    private static async Task LineAsync(Stream to, byte[] line, CancellationToken cancel)
    {
        await to.WriteAsync(line, cancel);
        await to.WriteAsync("\n"u8.ToArray(), cancel);
    }

    private static string Row(AuditEntry entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Number},{entry.At:yyyy-MM-ddTHH:mm:ss.fffZ},{CsvField.Write(entry.Act)},{(entry.ByStaff ? "yes" : "no")},{entry.Actor?.Value},{CsvField.Write(entry.Subject)},{CsvField.Write(entry.Reason)},{entry.Hash}\r\n"
        );
}
