using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Contracts;

/// <summary>What an institution may award, as dated records.</summary>
internal interface IAwardingRights
{
    /// <param name="eqfLevel">The level of the award; null asks for a right at any level.</param>
    /// <returns>A right that covers the day and the level, or null.</returns>
    Task<AwardingRightView?> FindAsync(InstitutionId institution, DateOnly on, int? eqfLevel, CancellationToken cancel);
}

/// <param name="Basis">The law, charter or decision that gives the right.</param>
/// <param name="ValidUntil">The last day; null for a right without end.</param>
internal sealed record AwardingRightView(
    Guid Id,
    string Basis,
    string? GrantedBy,
    int EqfFrom,
    int EqfTo,
    DateOnly ValidFrom,
    DateOnly? ValidUntil
);
