using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

internal readonly record struct AwardingRightId(Guid Value) : IId<AwardingRightId>
{
    public static AwardingRightId From(Guid value) => new(value);
}

/// <summary>What an institution may award in a span of time. Never changed, only ended: credentials point at the past.</summary>
internal sealed class AwardingRight : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required AwardingRightId Id { get; init; }

    /// <summary>The law, charter or decision that gives the right.</summary>
    public required string Basis { get; init; }

    public string? GrantedBy { get; init; }

    /// <summary>Lowest and highest EQF level, 1 to 8.</summary>
    public required int EqfFrom { get; init; }

    public required int EqfTo { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null while there is no end.</summary>
    public DateOnly? ValidUntil { get; set; }

    public bool Covers(DateOnly day, int? eqfLevel) =>
        ValidFrom <= day
        && (ValidUntil is null || day <= ValidUntil)
        && (eqfLevel is null || (EqfFrom <= eqfLevel && eqfLevel <= EqfTo));
}
