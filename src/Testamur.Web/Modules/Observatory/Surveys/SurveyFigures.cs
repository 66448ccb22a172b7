using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>What came back from a round.</summary>
/// <param name="Asked">Invitations sent.</param>
/// <param name="Answered">Of them; null while fewer than <see cref="SmallCells.Least"/> answered.</param>
public sealed record SurveyRoundFigures(SurveyRound Round, int Asked, int? Answered, IReadOnlyList<SurveyItemFigures> Items);

/// <summary>One question of a round. Everything about it is null while fewer than <see cref="SmallCells.Least"/> answered it.</summary>
/// <param name="Answers">How many answered it.</param>
/// <param name="Sum">Of their scores; the mean follows from it.</param>
/// <param name="Missing">How many were asked and did not: no answer at all, or this question passed over.</param>
public sealed record SurveyItemFigures(string Item, int? Answers, int? Sum, int? Missing)
{
    /// <summary>From 1 to 5.</summary>
    public double? Mean => Answers is > 0 and var answers && Sum is { } sum ? (double)sum / answers : null;
}

/// <summary>Numbers of people too small to be shown.</summary>
public static class SmallCells
{
    /// <summary>The smallest number of people that is shown.</summary>
    public const int Least = 10;

    /// <summary>Whether a part of a whole may be shown: neither it nor the rest is small, or the one could be told from the other.</summary>
    public static bool MayShow(int part, int whole) => part >= Least && whole - part >= Least;
}

/// <summary>
/// Counts the answers of both rounds, in one look at each table. Means stand beside how many were asked, answered and did not. Where millions were asked,
/// what was counted is told again for a while.
/// </summary>
internal sealed class SurveyFigures(AppDb db, KeptFigures kept)
{
    public async Task<IReadOnlyList<SurveyRoundFigures>> HandleAsync(CancellationToken cancel)
    {
        if (kept.Find() is { } known)
            return known;
        var asked = (
            await db.Set<SurveyInvitation>()
                .Where(one => one.SentAt != null)
                .GroupBy(one => one.Round)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(cancel)
        ).ToDictionary(group => group.Key, group => group.Count);
        var answered = (
            await db.Set<SurveyAnswer>()
                .GroupBy(answer => answer.Round)
                .Select(answers => new
                {
                    Round = answers.Key,
                    Count = answers.Count(),
                    // In the order of SurveyItems.All.
                    Counts = new[]
                    {
                        answers.Count(answer => answer.ActiveCitizen != null),
                        answers.Count(answer => answer.EmpoweredLearner != null),
                        answers.Count(answer => answer.ThrivingEarner != null),
                        answers.Count(answer => answer.ForLearner != null),
                        answers.Count(answer => answer.ForSociety != null),
                        answers.Count(answer => answer.ForIndustry != null),
                        answers.Count(answer => answer.ForHigherEducation != null),
                    },
                    Sums = new[]
                    {
                        answers.Sum(answer => answer.ActiveCitizen) ?? 0,
                        answers.Sum(answer => answer.EmpoweredLearner) ?? 0,
                        answers.Sum(answer => answer.ThrivingEarner) ?? 0,
                        answers.Sum(answer => answer.ForLearner) ?? 0,
                        answers.Sum(answer => answer.ForSociety) ?? 0,
                        answers.Sum(answer => answer.ForIndustry) ?? 0,
                        answers.Sum(answer => answer.ForHigherEducation) ?? 0,
                    },
                })
                .ToListAsync(cancel)
        ).ToDictionary(answers => answers.Round);
        var none = new int[SurveyItems.All.Count];
        SurveyRoundFigures[] rounds =
        [
            .. Enum.GetValues<SurveyRound>()
                .Select(round =>
                {
                    var came = answered.GetValueOrDefault(round);
                    return Of(round, asked.GetValueOrDefault(round), came?.Count ?? 0, came?.Counts ?? none, came?.Sums ?? none);
                }),
        ];
        kept.Keep(rounds);
        return rounds;
    }

    /// <summary>Hides what is small. Pure.</summary>
    internal static SurveyRoundFigures Of(
        SurveyRound round,
        int asked,
        int answered,
        IReadOnlyList<int> counts,
        IReadOnlyList<int> sums
    )
    {
        SurveyItemFigures Item(string name, int at)
        {
            var count = counts[at];
            return count >= SmallCells.Least ? new(name, count, sums[at], asked - count) : new(name, null, null, null);
        }

        return new(round, asked, answered >= SmallCells.Least ? answered : null, [.. SurveyItems.All.Select(Item)]);
    }

    public static void Map(RouteGroupBuilder open) =>
        open.MapGet(
                "/observatory/surveys",
                async (SurveyFigures useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("SurveyFigures")
            .WithSummary("What came back from the follow-up surveys; small numbers are hidden");
}
