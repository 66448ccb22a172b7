using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>What was decided, as facts of nobody.</summary>
internal sealed class PastCases(AppDb db) : IPastCases
{
    // The caller names the institution: an agreement has parties at several, and each one's cases are read for themselves.
    public async Task<IReadOnlyList<PastCase>> ListAsync(
        InstitutionId receiver,
        DateOnly since,
        int most,
        CancellationToken cancel
    )
    {
        var from = new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.Zero);
        var rows = await db.Set<RecognitionCase>()
            .Across(Readings.Members)
            .AsNoTracking()
            .Where(one => one.Institution == receiver && one.DecidedAt >= from)
            .OrderByDescending(one => one.DecidedAt)
            .ThenBy(one => one.Id)
            .Take(most)
            .ToListAsync(cancel);
        // A number within this list and nothing else: what is known of nobody any more counts as somebody of its own.
        var learners = new Dictionary<Guid, int>();
        return [.. rows.Where(one => one.Outcome is not null).Select(one => Fact(one, NumberOf(one)))];

        int NumberOf(RecognitionCase one)
        {
            var key = one.Applicant?.Value ?? one.Id.Value;
            return learners.TryGetValue(key, out var number) ? number : learners[key] = learners.Count + 1;
        }
    }

    private static PastCase Fact(RecognitionCase one, int learner) =>
        new(
            learner,
            one.Facts.ForAgreements(one.Verdict),
            one.Purpose,
            one.TargetUri,
            DateOnly.FromDateTime(one.ReceivedAt.UtcDateTime),
            Enum.Parse<PastDecision>($"{one.Outcome}"),
            one.Facts.Ects,
            one.AcceptedEcts,
            one.Route == RecognitionRoute.Agreement
        );
}
