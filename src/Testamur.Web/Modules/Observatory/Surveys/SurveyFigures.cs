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

/// <summary>Counts the answers of both rounds. Means stand beside how many were asked, answered and did not.</summary>
internal sealed class SurveyFigures(AppDb db)
{
    public async Task<IReadOnlyList<SurveyRoundFigures>> HandleAsync(CancellationToken cancel)
    {
        var asked = (
            await db.Set<SurveyInvitation>()
                .Where(one => one.SentAt != null)
                .GroupBy(one => one.Round)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(cancel)
        ).ToDictionary(group => group.Key, group => group.Count);
        var rounds = new List<SurveyRoundFigures>();
        foreach (var round in Enum.GetValues<SurveyRound>())
        {
            var answers = db.Set<SurveyAnswer>().Where(answer => answer.Round == round);
            var (counts, sums) = (new List<int>(), new List<int>());
            foreach (var score in SurveyItems.Scores)
            {
                // The database adds up, so that a million answers are as quick as ten.
                counts.Add(await answers.Select(score).CountAsync(value => value != null, cancel));
                sums.Add(await answers.Select(score).SumAsync(cancel) ?? 0);
            }

            rounds.Add(Of(round, asked.GetValueOrDefault(round), await answers.CountAsync(cancel), counts, sums));
        }

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
