using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Learning;

/// <summary>Whether what was assessed is enough for the award. Pure: data in, answer out.</summary>
internal static class AwardDecision
{
    /// <param name="Missing">Outcomes that no counting attempt shows.</param>
    /// <param name="Supervision">The weakest supervision among the attempts that count: a chain is as strong as that.</param>
    internal sealed record Answer(
        IReadOnlyList<string> Shown,
        IReadOnlyList<string> Missing,
        string? Grade,
        string? Supervision,
        string? IdentityChecked
    )
    {
        public bool IsMet => Missing.Count == 0;
    }

    public static Answer Decide(Specification specification, IReadOnlyList<Attempt> attempts)
    {
        var tasks = specification.Assessments.Where(task => task.Summative).ToDictionary(task => task.Id, StringComparer.Ordinal);
        var counting = attempts.Where(attempt => tasks.ContainsKey(attempt.Task)).OrderBy(attempt => attempt.MarkedAt).ToList();
        var shown = counting.SelectMany(attempt => attempt.ShownOutcomes).ToHashSet(StringComparer.Ordinal);
        var wanted = specification.LearningOutcomes.Select(outcome => outcome.Id).ToList();
        return new(
            [.. wanted.Where(shown.Contains)],
            [.. wanted.Where(outcome => !shown.Contains(outcome))],
            counting.LastOrDefault(attempt => attempt.Grade is not null)?.Grade,
            counting.MinBy(attempt => Strength(attempt.Supervision))?.Supervision,
            counting.FirstOrDefault(attempt => attempt.IdentityChecked is not null)?.IdentityChecked
        );
    }

    /// <summary>Whether an attempt was watched and the learner identified at least as well as the task asks.</summary>
    public static bool Satisfies(string? required, string recorded, string? identityChecked)
    {
        if (required is null)
            return true;
        var (watched, identified) = Facts(required);
        var (wasWatched, wasIdentified) = Facts(recorded);
        return (!watched || wasWatched) && (!identified || (wasIdentified && !string.IsNullOrWhiteSpace(identityChecked)));
    }

    private static int Strength(string supervision) =>
        Facts(supervision) switch
        {
            (true, true) => 3,
            (true, false) => 2,
            (false, true) => 1,
            _ => 0,
        };

    // The four codes of the vocabulary say two things each.
    private static (bool Watched, bool Identified) Facts(string code) =>
        (
            code.StartsWith("supervised", StringComparison.Ordinal),
            code.EndsWith("with-id-verification", StringComparison.Ordinal)
        );
}
