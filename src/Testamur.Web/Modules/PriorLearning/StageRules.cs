using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>What keeps a stage from being closed.</summary>
public enum Lack
{
    /// <summary>The adviser has not marked the outcome.</summary>
    Mark,

    /// <summary>Not one outcome is claimed.</summary>
    Claim,

    /// <summary>The claimed outcome has no evidence that counts.</summary>
    Evidence,

    /// <summary>The panel has too few members.</summary>
    Panel,

    /// <summary>The claimed outcome is not decided.</summary>
    Decision,

    /// <summary>A member of the panel has not agreed to what was decided last.</summary>
    Agreement,

    /// <summary>Nobody has checked who the applicant is.</summary>
    Identity,
}

/// <summary>One thing that is missing.</summary>
/// <param name="Outcome">Id of the outcome it is about; null for none.</param>
public sealed record Missing(Lack Lack, string? Outcome = null);

/// <summary>
/// When a stage may be closed, by the four stages of validation (Council Recommendation of 20 December 2012, 2012/C 398/01): each outcome is marked; each
/// claimed one has evidence with origin and date; each is decided by an assessor and the identity is checked. Pure.
/// </summary>
internal static class StageRules
{
    /// <param name="outcomes">Ids of the specification's outcomes.</param>
    /// <param name="leastAssessors">How many form a panel.</param>
    public static IReadOnlyList<Missing> Of(
        RplCase rpl,
        IReadOnlyList<string> outcomes,
        IReadOnlyList<OutcomeClaim> claims,
        IReadOnlyList<EvidenceItem> evidence,
        IReadOnlyList<PanelMember> panel,
        IReadOnlyList<OutcomeDecision> decisions,
        int leastAssessors
    )
    {
        var claimed = claims.Where(claim => claim.IsClaimed).Select(claim => claim.Outcome).Where(outcomes.Contains).ToList();
        return rpl.State switch
        {
            CaseState.Identification => [.. Identification(outcomes, claims, claimed)],
            CaseState.Documentation =>
            [
                .. NoClaim(claimed),
                .. claimed
                    .Where(outcome => !evidence.Any(item => item.Counts && item.Speaks(outcome)))
                    .Select(outcome => new Missing(Lack.Evidence, outcome)),
            ],
            CaseState.Assessment => [.. Assessment(rpl, claimed, panel, decisions, leastAssessors)],
            _ => [],
        };
    }

    private static IEnumerable<Missing> Identification(
        IReadOnlyList<string> outcomes,
        IReadOnlyList<OutcomeClaim> claims,
        List<string> claimed
    ) =>
        NoClaim(claimed)
            .Concat(
                outcomes
                    .Where(outcome => !claims.Any(claim => claim.Outcome == outcome && claim.Mark is not null))
                    .Select(outcome => new Missing(Lack.Mark, outcome))
            );

    private static IEnumerable<Missing> NoClaim(List<string> claimed) => claimed.Count == 0 ? [new(Lack.Claim)] : [];

    private static IEnumerable<Missing> Assessment(
        RplCase rpl,
        List<string> claimed,
        IReadOnlyList<PanelMember> panel,
        IReadOnlyList<OutcomeDecision> decisions,
        int leastAssessors
    )
    {
        if (panel.Count < leastAssessors)
            yield return new(Lack.Panel);
        if (rpl.IdentityChecked is null)
            yield return new(Lack.Identity);
        foreach (var outcome in claimed.Where(outcome => !decisions.Any(decision => decision.Outcome == outcome)))
            yield return new(Lack.Decision, outcome);
        if (panel.Any(member => member.AgreedAt is null))
            yield return new(Lack.Agreement);
    }
}
