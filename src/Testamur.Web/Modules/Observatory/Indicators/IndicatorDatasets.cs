using System.Globalization;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;

namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>All indicators as one open table: what the pages show, over everything.</summary>
internal sealed class IndicatorDatasets(ReadIndicator read, IndicatorWords words, TimeProvider time) : IPublishedDatasets
{
    private const string Id = "indicators";

    public Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Task.FromResult<IReadOnlyList<DatasetNote>>([
            new(
                Id,
                words.Text["Dataset.Title"],
                words.Text["Dataset.Finding"],
                words.Text["Dataset.Method"],
                words.Text["Dataset.Caveat"],
                today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                today,
                "/observatory/indicators",
                words.Text["Dataset.Source"]
            ),
        ]);
    }

    public async Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel)
    {
        if (id != Id)
            return null;
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var (indicator, figures) in await read.ListAsync(cancel))
        {
            foreach (var figure in figures)
                rows.Add(RowOf(indicator, figure));
        }

        return new(
            [
                new("indicator", words.Text["Column.Indicator"]),
                new("name", words.Text["Column.Name"]),
                new("part", words.Text["Column.Part"]),
                new("value", words.Text["Column.Value"], Numeric: true),
                new("numerator", words.Text["Column.Numerator"], Numeric: true),
                new("denominator", words.Text["Column.Denominator"], Numeric: true),
                new("missing", words.Text["Column.Missing"], Numeric: true),
            ],
            rows
        );
    }

    private IReadOnlyList<string?> RowOf(Indicator indicator, Figure figure)
    {
        var known = figure.Value is not null;
        return
        [
            indicator.Id,
            words.Name(indicator),
            words.Part(figure),
            figure.Value?.ToString("0.######", CultureInfo.InvariantCulture),
            known ? figure.Numerator.ToString(CultureInfo.InvariantCulture) : null,
            known ? figure.Denominator.ToString(CultureInfo.InvariantCulture) : null,
            known ? figure.Missing?.ToString(CultureInfo.InvariantCulture) : null,
        ];
    }
}
