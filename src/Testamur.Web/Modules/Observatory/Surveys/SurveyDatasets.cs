using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>The follow-up surveys as an open table, once a round has enough answers.</summary>
internal sealed class SurveyDatasets(SurveyFigures figures, IStringLocalizer<SurveysText> texts, Show show, TimeProvider time)
    : IPublishedDatasets
{
    private const string Id = "follow-up-surveys";

    public async Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel)
    {
        var rounds = await figures.HandleAsync(cancel);
        if (rounds.FirstOrDefault(round => round.Answered is not null) is not { Answered: { } answered } first)
            return [];
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            new(
                Id,
                texts["Title"],
                $"{texts[$"Round.{first.Round}"]}: {texts["Figures.Response", show.Count(answered), show.Count(first.Asked), show.Percent((double)answered / first.Asked)]}",
                texts["Figures.Method"],
                null,
                day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                day,
                "/observatory/surveys",
                texts["Data.Source"]
            ),
        ];
    }

    public async Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel) =>
        id != Id
            ? null
            : new(
                [
                    new("round", texts["Data.Round"]),
                    new("question", texts["Figures.Question"]),
                    new("asked", texts["Data.Asked"], Numeric: true),
                    new("answers", texts["Figures.Answers"], Numeric: true),
                    new("missing", texts["Figures.Missing"], Numeric: true),
                    new("mean", texts["Figures.Mean"], Numeric: true),
                ],
                [
                    .. (await figures.HandleAsync(cancel)).SelectMany(round =>
                        round.Items.Select(item =>
                            new string?[]
                            {
                                round.Round.ToString(),
                                item.Item,
                                Text(round.Asked),
                                Text(item.Answers),
                                Text(item.Missing),
                                item.Mean?.ToString("0.00", CultureInfo.InvariantCulture),
                            }
                        )
                    ),
                ]
            );

    public async Task<DatasetPicture?> DrawAsync(string id, CancellationToken cancel) =>
        id == Id ? DatasetPicture.Of<SurveyRounds>((nameof(SurveyRounds.Rounds), await figures.HandleAsync(cancel))) : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
