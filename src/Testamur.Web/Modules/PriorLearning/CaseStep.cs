using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>One step of a case. Rows are added, never changed.</summary>
internal sealed class CaseStep : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required RplCaseId Case { get; init; }

    /// <summary>From 1, in the order of time.</summary>
    public required int Number { get; init; }

    public required CaseState State { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the platform did it itself.</summary>
    public PersonId? By { get; init; }

    public string? Text { get; init; }
}

/// <summary>What the applicant and the adviser write to each other.</summary>
internal sealed class CaseMessage : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required RplCaseId Case { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }
}
