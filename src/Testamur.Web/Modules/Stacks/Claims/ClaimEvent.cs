using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>One step of a claim. Rows are added, never changed.</summary>
internal sealed class ClaimEvent : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required ClaimId Claim { get; init; }

    /// <summary>From 1, in the order of time.</summary>
    public required int Number { get; init; }

    public required ClaimState State { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the platform did it itself.</summary>
    public PersonId? By { get; init; }

    /// <summary>Why, where a reason was asked for.</summary>
    public string? Text { get; init; }
}
