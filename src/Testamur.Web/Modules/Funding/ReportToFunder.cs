using System.Globalization;
using System.Text;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Funding;

/// <summary>
/// The report to the funder: every reservation, use, release and refund of a scheme at this institution, as CSV for a spreadsheet. People
/// are named by the funder's own account number only.
/// </summary>
internal sealed class ReportToFunder(AppDb db, Actor actor, FunderLines lines, IFunder funder, PlaceOfWork place, AuditLog audit)
{
    private static readonly string[] Header =
    [
        "date",
        "account",
        "act",
        "amount",
        "currency",
        "price",
        "support",
        "net",
        "microCredential",
        "startsOn",
        "reference",
        "key",
    ];

    /// <param name="Name">What the funder calls it.</param>
    internal sealed record HandedIn(string Name, int Lines);

    public async Task<Result<string>> HandleAsync(string scheme, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageFunding))
            return PlatformProblems.NotAllowed();
        var known = await lines.ReadAsync(scheme, cancel);
        return known.Count == 0 && (await funder.ReadRegisterAsync(cancel)).Find(scheme) is null
            ? FundingProblems.SchemeNotFound()
            : Write(known);
    }

    public async Task<Result<HandedIn>> HandInAsync(string scheme, CancellationToken cancel)
    {
        if (!(await HandleAsync(scheme, cancel)).Succeeded(out var csv, out var problem))
            return problem;
        if ((await funder.ReadRegisterAsync(cancel)).Flaw is not null)
            return FundingProblems.RegisterUnreadable();
        var name = await funder.ReportAsync(scheme, await place.SlugAsync(cancel), csv, cancel);
        audit.Record("funding.reported", scheme);
        await db.SaveChangesAsync(cancel);
        return new HandedIn(name, csv.Count(c => c == '\n') - 1);
    }

    private static string Write(IReadOnlyList<FunderLines.Line> lines)
    {
        var text = new StringBuilder().AppendJoin(',', Header.Select(CsvField.Write)).Append('\n');
        foreach (var (act, support) in lines)
        {
            string Money(long minor) => MinorUnits.ToAmount(minor, act.Currency).ToString("0.00", CultureInfo.InvariantCulture);
            string[] fields =
            [
                act.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                act.Account,
                act.Act.ToString().ToLowerInvariant(),
                Money(act.Amount),
                act.Currency,
                Money(support.Price),
                Money(support.Amount),
                Money(support.Price - support.Amount),
                OneLine(support.Title),
                support.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                act.Reference.ToString(),
                act.Key,
            ];
            text.AppendJoin(',', fields.Select(CsvField.Write)).Append('\n');
        }

        return text.ToString();
    }

    // A line of the report is a line of the file, whatever a title holds.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    public static void Map(RouteGroupBuilder supports)
    {
        MapDownload(supports, "ReadFunderReport");
        supports
            .MapPost(
                "/schemes/{scheme}/reports",
                async (string scheme, ReportToFunder useCase, CancellationToken cancel) =>
                    (await useCase.HandInAsync(scheme, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.ManageFunding)
            .WithName("ReportToFunder")
            .WithSummary("Hand the report of a scheme in at the funder's");
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void MapDownload(RouteGroupBuilder supports, string name) =>
        supports
            .MapGet(
                "/schemes/{scheme}/report",
                async (string scheme, ReportToFunder useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(scheme, cancel)).ToHttp(csv =>
                        Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"support-{scheme}.csv")
                    )
            )
            .Requires(Permission.ManageFunding)
            .WithName(name)
            .WithSummary("The report of a scheme to its funder, as CSV");
}
