using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>
/// The indicators that people themselves answer: K11 and K12 from what they said about themselves, K24 from the follow-up surveys. A share is left out
/// when it or its rest is fewer than ten people. Rates of completion by group cannot be told: what people say stands apart from their record.
/// </summary>
internal sealed class SurveyIndicators(AppDb db, SurveyFigures surveys) : IIndicatorSource
{
    public IReadOnlyCollection<string> Indicators { get; } = ["K11", "K12", "K24"];

    public async Task<IReadOnlyList<IndicatorLine>> ReadAsync(string indicator, CancellationToken cancel) =>
        indicator == "K24" ? await ImpactAsync(cancel) : await EquityAsync(indicator, cancel);

    private async Task<IReadOnlyList<IndicatorLine>> ImpactAsync(CancellationToken cancel)
    {
        var lines = new List<IndicatorLine>();
        foreach (var round in await surveys.HandleAsync(cancel))
        {
            if (round.Answered is { } answered)
                lines.Add(new($"response.{round.Round}", IndicatorUnit.Share, answered, round.Asked, round.Asked - answered));
            foreach (var item in round.Items)
            {
                if (item is { Answers: { } answers, Sum: { } sum })
                    lines.Add(new($"{item.Item}.{round.Round}", IndicatorUnit.Number, sum, answers, item.Missing));
            }
        }

        return lines;
    }

    private async Task<IReadOnlyList<IndicatorLine>> EquityAsync(string indicator, CancellationToken cancel)
    {
        var said = await db.Set<GroupData>()
            .GroupBy(_ => 1)
            .Select(all => new
            {
                All = all.Count(),
                InGroup = all.Count(data => data.InGroup == true),
                Groups = all.Count(data => data.InGroup != null),
                Higher = all.Count(data => data.HighestEqf >= 6),
                Levels = all.Count(data => data.HighestEqf != null),
            })
            .SingleOrDefaultAsync(cancel);
        if (said is null)
            return [];
        var (part, holds, of) =
            indicator == "K11" ? ("learnersOfGroups", said.InGroup, said.Groups) : ("higherQualified", said.Higher, said.Levels);
        // Who said one thing and not the other is kept back when they are few.
        var missing = said.All - of;
        return SmallCells.MayShow(holds, of)
            ? [new(part, IndicatorUnit.Share, holds, of, missing is 0 or >= SmallCells.Least ? missing : null)]
            : [];
    }
}
