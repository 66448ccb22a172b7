using System.Text.Json.Serialization;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Modules.Learning;

/// <summary>An outcome that a decision has settled.</summary>
internal sealed record ExemptOutcome(string Id, [property: JsonIgnore] ExemptionView By)
{
    /// <summary><c>rpl</c> or <c>transfer</c>.</summary>
    public string Source => By.Source;

    public Guid Case => By.Case;

    public DateOnly DecidedOn => By.DecidedOn;
}

/// <summary>What one learner need not show in a run. Pure.</summary>
/// <param name="Outcomes">Settled outcomes of the version that is taught, in its order.</param>
/// <param name="Decisions">Everything that was decided, also what names no outcome of this version.</param>
/// <param name="PriorLearningPercent">Most prior learning in an award by the institution's rules; null where none says so.</param>
internal sealed record Exempted(
    IReadOnlyList<ExemptOutcome> Outcomes,
    IReadOnlyList<ExemptionView> Decisions,
    int? PriorLearningPercent
)
{
    public static Exempted None { get; } = new([], [], null);

    /// <summary>
    /// An outcome is settled when the version that was decided by has it too, under the same id and in the same words: a revised outcome is another one.
    /// The earliest decision is the one that counts.
    /// </summary>
    /// <param name="taught">The version of the run.</param>
    /// <param name="decided">Outcomes of a version that was decided by; null when there is no such version.</param>
    public static Exempted Of(
        Specification taught,
        IReadOnlyList<ExemptionView> decisions,
        Func<int, IReadOnlyList<LearningOutcome>?> decided,
        int? priorLearningPercent
    )
    {
        var settled = new List<ExemptOutcome>();
        foreach (var outcome in taught.LearningOutcomes)
        {
            var by = decisions.FirstOrDefault(one =>
                one.Outcomes.Contains(outcome.Id, StringComparer.Ordinal)
                && decided(one.Version) is { } then
                && then.Any(known => known.Id == outcome.Id && known.Text.Equals(outcome.Text))
            );
            if (by is not null)
                settled.Add(new(outcome.Id, by));
        }

        return new(settled, decisions, priorLearningPercent);
    }

    /// <summary>
    /// Which of them count beside what was shown in the run. Prior learning counts up to the institution's cap, by the number of outcomes; whatever the
    /// learner shows makes room for another.
    /// </summary>
    public IReadOnlyList<ExemptOutcome> Beside(IReadOnlySet<string> shown, int all)
    {
        var room = PriorLearningPercent is { } percent ? all * percent / 100 : all;
        var counting = new List<ExemptOutcome>();
        foreach (var one in Outcomes.Where(one => !shown.Contains(one.Id)))
            if (one.Source != ExemptionView.PriorLearning || room-- > 0)
                counting.Add(one);
        return counting;
    }
}
