using System.Globalization;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Baselines;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Pages;

namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>All indicators as one open table, and those that speak of impact as another: what the pages show, over everything, with the newest baseline.</summary>
internal sealed class IndicatorDatasets(ReadIndicator read, ReadBaselines baselines, IndicatorWords words, TimeProvider time)
    : IPublishedDatasets
{
    private const string All = "indicators";
    private const string OfImpact = "impact";

    public Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<DatasetNote>>([
            Note(OfImpact, "Impact", "/observatory/impact"),
            Note(All, "Dataset", "/observatory/indicators"),
        ]);

    public async Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel)
    {
        if (id is not (All or OfImpact))
            return null;
        var figures = await read.ListAsync(cancel);
        var frozen = await baselines.FindAsync(null, null, cancel);
        DatasetColumn[] columns =
        [
            new("indicator", words.Text["Column.Indicator"]),
            new("name", words.Text["Column.Name"]),
            new("part", words.Text["Column.Part"]),
            new("value", words.Text["Column.Value"], Numeric: true),
            new("numerator", words.Text["Column.Numerator"], Numeric: true),
            new("denominator", words.Text["Column.Denominator"], Numeric: true),
            new("missing", words.Text["Column.Missing"], Numeric: true),
            new("baseline", words.Text["Column.Frozen"], Numeric: true),
            new("published", words.Text["Column.Published"], Numeric: true),
        ];
        return id == All
            ? new(columns, [.. figures.SelectMany(one => one.Figures.Select(figure => RowOf(one.Indicator, figure, frozen)))])
            : new(
                [new("view", words.Text["Column.View"]), new("subject", words.Text["Column.Subject"]), .. columns],
                ImpactRows(figures.ToDictionary(one => one.Indicator.Id), frozen)
            );
    }

    public async Task<DatasetPicture?> DrawAsync(string id, CancellationToken cancel)
    {
        if (id is not (All or OfImpact))
            return null;
        var figures = await read.ListAsync(cancel);
        var frozen = await baselines.FindAsync(null, null, cancel);
        return id == All
            ? DatasetPicture.Of<IndicatorGroups>((nameof(IndicatorGroups.All), figures), (nameof(IndicatorGroups.Frozen), frozen))
            : DatasetPicture.Of<ImpactParts>((nameof(ImpactParts.All), figures), (nameof(ImpactParts.Frozen), frozen));
    }

    private DatasetNote Note(string id, string texts, string page)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(
            id,
            words.Text[$"{texts}.Title"],
            words.Text[$"{texts}.Finding"],
            words.Text[$"{texts}.Method"],
            words.Text["Dataset.Caveat"],
            today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            today,
            page,
            words.Text["Dataset.Source"]
        );
    }

    private List<IReadOnlyList<string?>> ImpactRows(
        Dictionary<string, (Indicator Indicator, IReadOnlyList<Figure> Figures)> all,
        FrozenFigures? frozen
    )
    {
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var id in Impact.Critique)
            Add("Impact.Critique", null, id, all[id].Figures.Take(1));
        foreach (var (kind, parts) in new[] { ("Domain", Impact.Domains), ("Perspective", Impact.Perspectives) })
        {
            foreach (var (key, question, indicators) in parts)
            {
                var asked = all[Impact.Surveys]
                    .Figures.Where(figure => figure.Part.StartsWith($"{question}.", StringComparison.Ordinal));
                Add($"Impact.{kind}s", $"{kind}.{key}", Impact.Surveys, asked);
                foreach (var id in indicators)
                    Add($"Impact.{kind}s", $"{kind}.{key}", id, all[id].Figures.Take(1));
            }
        }

        return rows;

        void Add(string view, string? subject, string id, IEnumerable<Figure> figures) =>
            rows.AddRange(
                figures.Select(figure =>
                    (IReadOnlyList<string?>)
                        [
                            words.Text[view],
                            subject is null ? null : words.Text[subject].Value,
                            .. RowOf(all[id].Indicator, figure, frozen),
                        ]
                )
            );
    }

    private IReadOnlyList<string?> RowOf(Indicator indicator, Figure figure, FrozenFigures? frozen)
    {
        var known = figure.Value is not null;
        return
        [
            indicator.Id,
            words.Name(indicator),
            words.Part(figure),
            Number(figure.Value),
            known ? figure.Numerator.ToString(CultureInfo.InvariantCulture) : null,
            known ? figure.Denominator.ToString(CultureInfo.InvariantCulture) : null,
            known ? figure.Missing?.ToString(CultureInfo.InvariantCulture) : null,
            Number(frozen?.Find(indicator.Id, figure.Part)?.Value),
            Number(indicator.Published.FirstOrDefault(one => one.Part == figure.Part)?.Value),
        ];
    }

    private static string? Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);
}
