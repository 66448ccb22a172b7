using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>Who did what, when and why. Ids only: the names are looked up while they exist.</summary>
internal sealed class AuditEntry : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the platform acted by itself.</summary>
    public PersonId? Actor { get; init; }

    /// <summary>Stable, like <c>issuing.revoked</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The id of the thing acted on.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason the actor gave, where one is asked for.</summary>
    public string? Reason { get; init; }
}
