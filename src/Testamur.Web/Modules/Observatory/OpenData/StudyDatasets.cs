using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Contracts;

namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>The published studies as data: their figures printed beside computed, the counts of 19 cases and of quality agencies.</summary>
internal sealed class StudyDatasets(IStringLocalizer<OpenDataText> texts) : IPublishedDatasets
{
    public const string Figures = "published-figures";
    public const string Cases = "cases-mce";
    public const string Agencies = "agencies-enqa";

    /// <summary>The tables are part of the program and change with it alone.</summary>
    private const string Version = "2025.1";

    /// <summary>Answers of the agencies' survey, of which it prints shares.</summary>
    private const int Answers = 64;

    private const string Path = "/observatory/reproduction";
    private static readonly DateOnly IssuedOn = new(2026, 11, 28);
    private static readonly Lazy<IReadOnlyList<ReproducedFigure>> Reproduced = new(() => Reproduction.Run(StudyTables.Published));

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static IReadOnlyList<ReproducedFigure> All => Reproduced.Value;

    public Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel)
    {
        var wrong = All.Count(figure => figure.Verdict == ReproductionVerdict.DoesNotMatch);
        var matching = All.Count(figure => figure.Verdict == ReproductionVerdict.Matches);
        return Task.FromResult<IReadOnlyList<DatasetNote>>([
            Note(Figures, texts["Figures.Finding", wrong, All.Count, matching], ""),
            Note(Cases, Finding("Cases.Finding", CaseShares, "supervision: supervised online, identity verified"), "#cases"),
            Note(
                Agencies,
                Finding("Agencies.Finding", AgencyShares, "rely fully or partly on the institutions' internal QA"),
                "#agencies"
            ),
        ]);
    }

    public Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel) =>
        Task.FromResult(
            id switch
            {
                Figures => FigureTable(),
                Cases => Shares(CaseShares),
                Agencies => Shares(AgencyShares),
                _ => null,
            }
        );

    private DatasetNote Note(string id, string finding, string fragment) =>
        new(
            id,
            texts[$"{id}.Title"],
            finding,
            texts[$"{id}.Method"],
            texts[$"{id}.Caveat"],
            Version,
            IssuedOn,
            Path + fragment,
            texts[$"{id}.Source"]
        );

    private DatasetTable FigureTable() =>
        new(
            [
                Column("id"),
                Column("study"),
                Column("figure"),
                Column("printed"),
                Column("computed"),
                Column("verdict"),
                Column("reason"),
            ],
            [
                .. All.Select(figure =>
                    (IReadOnlyList<string?>)
                        [
                            figure.Id,
                            ReproductionText.Study(figure, Language),
                            ReproductionText.Item(figure, Language),
                            figure.Printed is "-" ? null : figure.Printed,
                            figure.Computed is "-" ? null : figure.Computed,
                            ReproductionText.Verdict(figure.Verdict, Language),
                            ReproductionText.Reason(figure, Language),
                        ]
                ),
            ]
        );

    // Rows without a count of a whole are figures of another kind and stand in the study only.
    private static IEnumerable<StudyShare> CaseShares =>
        StudyTables
            .Published.Cases.Rows.Where(row => row.Count("count") is not null && row.Count("of") is > 0)
            .Select(row => new StudyShare(row["item"], row.Count("count") ?? 0, row.Count("of") ?? 1, row["percent_printed"]));

    private static IEnumerable<StudyShare> AgencyShares =>
        StudyTables
            .Published.Agencies.Rows.Where(row => row.Count("count_of_64_implied") is not null)
            .Select(row => new StudyShare(row["item"], row.Count("count_of_64_implied") ?? 0, Answers, row["percent_printed"]));

    private string Finding(string key, IEnumerable<StudyShare> shares, string item)
    {
        var share = shares.Single(one => one.Item == item);
        return texts[key, share.Count, share.Of];
    }

    private DatasetTable Shares(IEnumerable<StudyShare> rows) =>
        new(
            [
                Column("item"),
                Column("count", true),
                Column("of", true),
                Column("percent_computed", true),
                Column("percent_printed"),
            ],
            [
                .. rows.Select(row =>
                    (IReadOnlyList<string?>)
                        [
                            texts[$"Item.{row.Item}"] is { ResourceNotFound: false } known ? known.Value : row.Item,
                            Text(row.Count),
                            Text(row.Of),
                            (100m * row.Count / row.Of).ToString("0.0", CultureInfo.InvariantCulture),
                            row.Printed.Length == 0 ? null : row.Printed,
                        ]
                ),
            ]
        );

    private DatasetColumn Column(string name, bool numeric = false) => new(name, texts[$"Column.{name}"], numeric);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record StudyShare(string Item, int Count, int Of, string Printed);
}
