using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Tenancy;

internal readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    public static UnitId From(Guid value) => new(value);
}

/// <summary>
/// A faculty, centre or department of an institution. A role may hold for it and those below it only, and a specification may be its own. A closed
/// one stays, since the log names it.
/// </summary>
internal sealed class OrganisationUnit : ITenanted, IForAllUnits
{
    public const int LongestName = 200;

    public required InstitutionId Institution { get; init; }

    public required UnitId Id { get; init; }

    /// <summary>The unit it is part of; null for one right below the institution.</summary>
    public UnitId? Parent { get; set; }

    public required LangText Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Moves with each change: a concurrency token.</summary>
    public int Version { get; set; }
}
