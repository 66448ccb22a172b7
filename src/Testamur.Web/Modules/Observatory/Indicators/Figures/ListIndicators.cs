using System.Globalization;
using System.Text;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>The indicators for programs: as JSON, and each cut as a CSV file.</summary>
internal static class ListIndicators
{
    internal sealed record IndicatorAnswer(string Id, IndicatorGroup Group, IReadOnlyList<Figure> Figures);

    internal sealed record CutAnswer(
        string Id,
        CutBy By,
        IReadOnlyList<Figure> Total,
        IReadOnlyList<ReadIndicator.Row> Rows,
        IReadOnlyList<PublishedFigure> Published
    );

    public static void Map(RouteGroupBuilder indicators)
    {
        indicators
            .MapGet(
                "",
                async (ReadIndicator read, CancellationToken cancel) =>
                    TypedResults.Ok(
                        (await read.ListAsync(cancel)).Select(one => new IndicatorAnswer(
                            one.Indicator.Id,
                            one.Indicator.Group,
                            one.Figures
                        ))
                    )
            )
            .WithName("ListIndicators")
            .WithSummary("All indicators over everything");
        indicators
            .MapGet(
                "/{id}",
                async (string id, ReadIndicator read, string? by, CancellationToken cancel) =>
                    (await ReadAsync(read, id, by, cancel)).ToHttp(view =>
                        TypedResults.Ok(
                            new CutAnswer(view.Indicator.Id, view.By, view.Total, view.Rows, view.Indicator.Published)
                        )
                    )
            )
            .Produces<CutAnswer>()
            .WithName("ReadIndicator")
            .WithSummary("One indicator by time, country, institution, alliance or field");
    }

    /// <summary>The same figures as a page shows.</summary>
    public static void MapFile(RouteGroupBuilder indicators) =>
        indicators
            .MapGet(
                "/{id}.csv",
                async (string id, ReadIndicator read, string? by, CancellationToken cancel) =>
                    (await ReadAsync(read, id, by, cancel)).ToHttp(view =>
                        Results.File(
                            Encoding.UTF8.GetBytes(Csv(view)),
                            "text/csv; charset=utf-8",
                            $"{view.Indicator.Id.ToLowerInvariant()}-{view.By.ToString().ToLowerInvariant()}.csv"
                        )
                    )
            )
            .WithName("SaveIndicator");

    private static async Task<Result<ReadIndicator.View>> ReadAsync(
        ReadIndicator read,
        string id,
        string? by,
        CancellationToken cancel
    ) =>
        Cuts.Find(by) is { } cut
            ? await read.HandleAsync(id, cut, cancel)
            : PlatformProblems.InvalidFields(
                new Dictionary<string, string[]> { ["by"] = ["One of time, country, institution, alliance and field."] }
            );

    public static string Csv(ReadIndicator.View view)
    {
        var text = new StringBuilder("indicator,cut,part,unit,value,numerator,denominator,missing,hidden\n");
        foreach (var figure in view.Total)
            Write(text, view.Indicator.Id, CsvField.Write(""), figure);
        foreach (var row in view.Rows)
        {
            foreach (var figure in row.Figures)
                Write(text, view.Indicator.Id, CsvField.Write(row.Label ?? row.Value), figure);
        }

        return text.ToString();
    }

    /// <param name="cut">What it is cut by, as fields of the file.</param>
    public static void Write(StringBuilder text, string indicator, string cut, Figure figure)
    {
        // Where there are no data, or they are kept back, a field stays empty: it is never 0.
        var none = figure.Hidden || figure.Value is null;
        text.AppendJoin(
                ',',
                indicator,
                cut,
                figure.Part,
                figure.Unit.ToString().ToLowerInvariant(),
                figure.Value?.ToString("0.######", CultureInfo.InvariantCulture),
                none ? "" : figure.Numerator.ToString(CultureInfo.InvariantCulture),
                none ? "" : figure.Denominator.ToString(CultureInfo.InvariantCulture),
                figure.Missing?.ToString(CultureInfo.InvariantCulture),
                figure.Hidden ? "true" : "false"
            )
            .Append('\n');
    }
}
