using Testamur.Education.Specifications;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Modules.Learning;

/// <summary>Whether what was assessed is enough for the award. Pure: data in, answer out.</summary>
internal static class AwardDecision
{
    /// <param name="Shown">Outcomes that a counting attempt shows.</param>
    /// <param name="Exempt">Others, which an earlier decision has settled.</param>
    /// <param name="Missing">Outcomes that neither covers.</param>
    /// <param name="Supervision">The weakest supervision among all that counts and was assessed here: a chain is as strong as that.</param>
    internal sealed record Answer(
        IReadOnlyList<string> Shown,
        IReadOnlyList<ExemptOutcome> Exempt,
        IReadOnlyList<string> Missing,
        string? Grade,
        string? Supervision,
        string? IdentityChecked
    )
    {
        public bool IsMet => Missing.Count == 0;

        /// <summary>
        /// What the award is put down to, for rules that name the source: to prior learning when that stands for most of the outcomes, so that a cap on it is not
        /// got round by showing the last one in a course.
        /// </summary>
        public string Source =>
            2 * Exempt.Count(one => one.Source == ExemptionView.PriorLearning) > Shown.Count + Exempt.Count
                ? AwardView.PriorLearning
                : "taught";
    }

    public static Answer Decide(Specification specification, IReadOnlyList<Attempt> attempts, Exempted exempted)
    {
        var tasks = specification.Assessments.Where(task => task.Summative).ToDictionary(task => task.Id, StringComparer.Ordinal);
        var counting = attempts.Where(attempt => tasks.ContainsKey(attempt.Task)).OrderBy(attempt => attempt.MarkedAt).ToList();
        var shown = counting.SelectMany(attempt => attempt.ShownOutcomes).ToHashSet(StringComparer.Ordinal);
        var wanted = specification.LearningOutcomes.Select(outcome => outcome.Id).ToList();
        var exempt = exempted.Beside(shown, wanted.Count);
        var watched = counting
            .Select(attempt => attempt.Supervision)
            .Concat(exempt.Select(one => one.By.Supervision).OfType<string>());
        var identified = counting.Select(attempt => attempt.IdentityChecked).Concat(exempt.Select(one => one.By.IdentityChecked));
        return new(
            [.. wanted.Where(shown.Contains)],
            exempt,
            [.. wanted.Where(outcome => !shown.Contains(outcome) && exempt.All(one => one.Id != outcome))],
            counting.LastOrDefault(attempt => attempt.Grade is not null)?.Grade,
            watched.MinBy(Strength),
            identified.FirstOrDefault(how => how is not null)
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
