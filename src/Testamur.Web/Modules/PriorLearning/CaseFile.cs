using Testamur.Education.Specifications;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>A case with everything that belongs to it.</summary>
/// <param name="Content">The version of the specification it is measured by.</param>
/// <param name="Panel">The assessors of this round.</param>
/// <param name="Decisions">What was decided in this round: the last word about each outcome.</param>
/// <param name="Missing">What keeps the stage from being closed.</param>
internal sealed record CaseFile(
    RplCase Case,
    Specification Content,
    IReadOnlyList<OutcomeClaim> Claims,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<PanelMember> Panel,
    IReadOnlyList<OutcomeDecision> Decisions,
    IReadOnlyList<Missing> Missing
)
{
    public IReadOnlyList<string> Outcomes => [.. Content.LearningOutcomes.Select(outcome => outcome.Id)];

    /// <summary>Ids of the outcomes that the panel found shown.</summary>
    public IReadOnlyList<string> Shown => [.. Decisions.Where(decision => decision.Shown).Select(decision => decision.Outcome)];

    public bool IsClaimed(string outcome) => Claims.Any(claim => claim.Outcome == outcome && claim.IsClaimed);
}
