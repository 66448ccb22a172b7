using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>One step of a version. Rows are added, never changed.</summary>
internal sealed class AgreementEvent
{
    public required AgreementId Agreement { get; init; }

    public required int Number { get; init; }

    /// <summary>From 1, in the order of time.</summary>
    public required int Step { get; init; }

    public required AgreementAct Act { get; init; }

    /// <summary>The party for which it was done.</summary>
    public required InstitutionId Institution { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why, where a reason is asked for.</summary>
    public string? Text { get; init; }
}
