using Testamur.Education.Recognition;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>One step of a case. Rows are added, never changed.</summary>
internal sealed class CaseEvent : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required CaseId Case { get; init; }

    /// <summary>From 1, in the order of time.</summary>
    public required int Number { get; init; }

    /// <summary>Where the case stood from then on.</summary>
    public required RecognitionState State { get; init; }

    /// <summary>What was done, in the words of the audit log.</summary>
    public required string Act { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the platform did it itself.</summary>
    public PersonId? By { get; init; }

    /// <summary>The reason or question, where there was one; the applicant reads it.</summary>
    public string? Text { get; init; }
}
