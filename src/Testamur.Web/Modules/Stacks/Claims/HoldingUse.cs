using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>A credential was counted for a larger one that was granted. It belongs to the person whose credential it is.</summary>
internal sealed class HoldingUse
{
    public required Guid Holding { get; init; }

    public required string Pathway { get; init; }

    public required PersonId Person { get; init; }

    public required ClaimId Claim { get; init; }

    /// <summary>Whether it counts nowhere else.</summary>
    public required bool Exclusive { get; init; }

    /// <summary>The holding again where it counts nowhere else, else null: unique, so that two grants at once cannot both keep it.</summary>
    public Guid? KeptBy { get; init; }

    public required DateTimeOffset At { get; init; }
}
