using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning.Panel;

/// <summary>An assessor of one case in one round.</summary>
internal sealed class PanelMember : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required RplCaseId Case { get; init; }

    public required int Round { get; init; }

    public required PersonId Person { get; init; }

    public required DateTimeOffset NamedAt { get; init; }

    /// <summary>When this member stood by everything that was decided; null while they have not, or since another decision was made.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    public void Agree(DateTimeOffset now) => AgreedAt = now;

    public void Withdraw() => AgreedAt = null;
}

/// <summary>How an outcome was assessed.</summary>
public enum AssessmentMethod
{
    Interview,
    Observation,
    Simulation,
    Test,

    /// <summary>The portfolio was marked against the criteria.</summary>
    Portfolio,
}

/// <summary>What an assessor found about one outcome. Rows are added, never changed; the last one counts.</summary>
internal sealed class OutcomeDecision : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required RplCaseId Case { get; init; }

    /// <summary>From 1, in the order of time.</summary>
    public required int Number { get; init; }

    public required int Round { get; init; }

    public required string Outcome { get; init; }

    public required bool Shown { get; init; }

    public required AssessmentMethod Method { get; init; }

    public required string Reason { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }
}
