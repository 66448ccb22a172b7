using Microsoft.EntityFrameworkCore;
using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>
/// The indicators about alliances, K25 to K28, from the newest published wave with the code book that answers them; the published study is one. How well
/// coders agreed is known of our own waves only.
/// </summary>
internal sealed class WaveIndicators(AppDb db, ReadTables tables, TableReading reading, CodeWords words) : IIndicatorSource
{
    private const int Several = 3;
    private static readonly string[] Goals = ["SD4", "SD8"];

    public IReadOnlyCollection<string> Indicators { get; } = ["K25", "K26", "K27", "K28"];

    public async Task<IReadOnlyList<IndicatorLine>> ReadAsync(string indicator, CancellationToken cancel)
    {
        if (indicator == "K27")
            return await AgreementAsync(cancel);
        var book = indicator == "K26" ? CodeBooks.Approaches : CodeBooks.AllianceMatrix;
        var newest = new List<WaveTable>();
        foreach (var wave in (await tables.ListAsync(cancel)).Where(wave => wave.Book == book.Id).Take(2))
        {
            if ((await tables.HandleAsync(wave.Key, cancel)).Succeeded(out var table, out _))
                newest.Add(table);
        }

        return newest switch
        {
            [] => [],
            [var table, ..] when indicator == "K28" => OfGoals(table, words),
            [var table, ..] => OfCodes(table, newest.ElementAtOrDefault(1), words),
        };
    }

    /// <summary>How many alliances show a code, any code of a dimension, several codes; and the change since the wave before. Pure.</summary>
    /// <param name="before">Null when there is none.</param>
    public static IReadOnlyList<IndicatorLine> OfCodes(WaveTable table, WaveTable? before, CodeWords words)
    {
        var approaches = table.Book.Id == CodeBooks.Approaches.Id;
        var lines = new List<IndicatorLine>();
        if (approaches)
            lines.Add(Counted("threeOrMore", table.Units.Count(unit => table.CountAt(unit.Unit) >= Several)));
        lines.Add(Counted("alliances", table.Sample));
        foreach (var dimension in table.Book.Dimensions)
        {
            if (!approaches)
                lines.Add(
                    Counted($"dimension.{dimension.Codes[0].Id}", Showing(table, dimension.Codes)) with
                    {
                        Label = words.Dimension(dimension),
                    }
                );
            lines.AddRange(
                dimension.Codes.Select(code => Counted(code.Id, table.CountOf(code.Id)) with { Label = words.Named(code) })
            );
        }

        if (before is null)
            return lines;
        foreach (var change in CompareWaves.Of(before, table).Codes)
        {
            var code = table.Book.Find(change.Code)!; // a comparison has codes of both books only
            lines.Add(Counted($"change.{code.Id}", change.After - change.Before) with { Label = words.Change(code) });
        }

        return lines;
    }

    /// <summary>Which share of the alliances that were looked at refers to the sustainable development goals 4 and 8, and by which code. Pure.</summary>
    public static IReadOnlyList<IndicatorLine> OfGoals(WaveTable table, CodeWords words)
    {
        var codes = Goals.ToDictionary(goal => goal, goal => CodesOf(table, goal));
        return
        [
            Share("anyGoal", [.. codes.Values.SelectMany(one => one)]),
            .. Goals.Select(goal => Share($"goal.{goal}", codes[goal])),
            .. codes.Values.SelectMany(one => one).Select(code => Share(code.Id, [code]) with { Label = words.Named(code) }),
        ];

        IndicatorLine Share(string part, IReadOnlyList<Code> any) =>
            new(part, IndicatorUnit.Share, Showing(table, any), table.Sample, 0);
    }

    private async Task<IReadOnlyList<IndicatorLine>> AgreementAsync(CancellationToken cancel)
    {
        var wave = await db.Set<Wave>()
            .AsNoTracking()
            .Where(one => one.State == WaveState.Published)
            .OrderByDescending(one => one.Until)
            .ThenBy(one => one.Key)
            .FirstOrDefaultAsync(cancel);
        return wave is null
            ? []
            : OfAgreement(WaveAgreement.Of(Books.Required(wave.Book, wave.BookVersion), await reading.RowsAsync(wave, cancel)));
    }

    /// <summary>The statistics that are defined; alpha first, since it is so for any number of coders. Pure.</summary>
    public static IReadOnlyList<IndicatorLine> OfAgreement(WaveAgreement agreement)
    {
        return [.. Lines("alpha", agreement.Alpha), .. Lines("kappa", agreement.Kappa), .. Lines("percent", agreement.Percent)];

        static IEnumerable<IndicatorLine> Lines(string part, AgreementStatistic? statistic)
        {
            if (statistic is { Value: { } value })
                yield return new(part, IndicatorUnit.Number, statistic.Units, statistic.Units, 0, Statistic: value);
        }
    }

    private static int Showing(WaveTable table, IReadOnlyList<Code> any) =>
        table.Units.Count(unit => any.Any(code => table.Find(unit.Unit, code.Id) is not null));

    private static IReadOnlyList<Code> CodesOf(WaveTable table, string goal) =>
        [.. table.Book.Codes.Where(code => code.Id.StartsWith($"{goal}-", StringComparison.Ordinal))];

    private static IndicatorLine Counted(string part, int count) => new(part, IndicatorUnit.Count, count, 1, 0);
}
