using System.Text;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>One indicator for anybody by two things at once, institution and field. Small numbers of people are kept back.</summary>
internal sealed class ReadCrossing(ProtectedCells cells)
{
    /// <param name="Fields">The columns: broad fields of ISCED-F; empty for not stated.</param>
    internal sealed record View(
        Indicator Indicator,
        IReadOnlyList<Figure> Total,
        IReadOnlyList<string> Fields,
        IReadOnlyList<Row> Rows
    );

    /// <param name="Value">The institution's id.</param>
    /// <param name="Label">Its name; null when it is no member any more.</param>
    /// <param name="Cells">Its figures in each field, in the order of the columns.</param>
    internal sealed record Row(string Value, string? Label, IReadOnlyList<IReadOnlyList<Figure>> Cells);

    internal sealed record Answer(string Id, IReadOnlyList<Figure> Total, IReadOnlyList<string> Fields, IReadOnlyList<Row> Rows);

    /// <returns>No rows for an indicator whose data are in another room.</returns>
    public async Task<Result<View>> HandleAsync(string id, CancellationToken cancel)
    {
        if (AllIndicators.Find(id) is not { } indicator)
            return PlatformProblems.NotFound();
        if (indicator.Subject == IndicatorSubject.Elsewhere)
            return new View(indicator, [], [], []);
        var read = await cells.HandleAsync(indicator.Measures, crossed: true, cancel);
        var table = read.Crossing.Cells ?? [];
        return new View(
            indicator,
            indicator.Compute(read.Total.Tally),
            [.. read.Crossing.Fields.Select(field => field.Value)],
            [
                .. read.Crossing.Institutions.Select(
                    (row, at) =>
                        new Row(
                            row.Value,
                            read.Members.GetValueOrDefault(row.Value)?.Name,
                            [.. table[at].Select(cell => indicator.Compute(cell.Tally))]
                        )
                ),
            ]
        );
    }

    public static void Map(RouteGroupBuilder indicators) =>
        indicators
            .MapGet(
                "/{id}/fields",
                async (string id, ReadCrossing useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(view =>
                        TypedResults.Ok(new Answer(view.Indicator.Id, view.Total, view.Fields, view.Rows))
                    )
            )
            .Produces<Answer>()
            .WithName("ReadIndicatorByInstitutionAndField")
            .WithSummary("One indicator by institution and field at once");

    /// <summary>The same figures as the page shows.</summary>
    public static void MapFile(RouteGroupBuilder indicators) =>
        indicators
            .MapGet(
                "/{id}/fields.csv",
                async (string id, ReadCrossing useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(view =>
                        Results.File(
                            Encoding.UTF8.GetBytes(Csv(view)),
                            "text/csv; charset=utf-8",
                            $"{view.Indicator.Id.ToLowerInvariant()}-institution-field.csv"
                        )
                    )
            )
            .WithName("SaveIndicatorByInstitutionAndField");

    private static string Csv(View view)
    {
        var text = new StringBuilder("indicator,institution,isced_f,part,unit,value,numerator,denominator,missing,hidden\n");
        foreach (var row in view.Rows)
        foreach (var (field, figures) in view.Fields.Zip(row.Cells))
        foreach (var figure in figures)
            ListIndicators.Write(text, view.Indicator.Id, $"{CsvField.Write(row.Label ?? row.Value)},{field}", figure);
        return text.ToString();
    }
}
