using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Observatory.Coding.Pages;
using Testamur.Web.Modules.Observatory.Contracts;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>Published waves as open data. Alliances are organisations and each stands alone in its row, so there are no small cells to hide.</summary>
internal sealed class WaveDatasets(ReadTables tables, CodeWords words, IStringLocalizer<CodingText> text) : IPublishedDatasets
{
    private const string Prefix = "wave-";

    /// <summary>So many alliances stand side by side on upright paper.</summary>
    private const int MostUpright = 20;

    public async Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel)
    {
        var notes = new List<DatasetNote>();
        foreach (var wave in await tables.ListAsync(cancel))
        {
            if ((await tables.HandleAsync(wave.Key, cancel)).Succeeded(out var table, out _))
                notes.Add(Note(table));
        }

        return notes;
    }

    public async Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        return (await tables.HandleAsync(id[Prefix.Length..], cancel)).Succeeded(out var table, out _) ? Rows(table) : null;
    }

    public async Task<DatasetPicture?> DrawAsync(string id, CancellationToken cancel) =>
        id.StartsWith(Prefix, StringComparison.Ordinal)
        && (await tables.HandleAsync(id[Prefix.Length..], cancel)).Succeeded(out var table, out _)
            ? DatasetPicture.Of<HeatMap>((nameof(HeatMap.Table), table)) with
            {
                Wide = table.Units.Count > MostUpright,
            }
            : null;

    private DatasetNote Note(WaveTable table) =>
        new(
            Prefix + table.Key,
            words.Title(table),
            words.Finding(table),
            words.Method(table),
            words.Caveat(table),
            table.Fingerprint()[..12],
            table.PublishedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : table.Until,
            $"/observatory/waves/{table.Key}",
            words.Source(table)
        );

    private DatasetTable Rows(WaveTable table) =>
        new(
            [
                new("alliance", text["Column.Alliance"]),
                new("code", text["Column.Code"]),
                new("label", text["Column.Label"]),
                new("mark", text["Column.Mark"], Numeric: true),
                new("basis", text["Column.Basis"]),
            ],
            [
                .. from unit in table.Units
                from code in table.Book.Codes
                let mark = table.Find(unit.Unit, code.Id)
                select new[]
                {
                    unit.Printed,
                    code.Id,
                    words.Label(code),
                    (mark is null ? 0 : 1).ToString(CultureInfo.InvariantCulture),
                    mark is null ? null : text[$"Basis.{mark.Basis}"].Value,
                },
            ]
        );
}
