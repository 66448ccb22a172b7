using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>One role of one person at one institution.</summary>
internal sealed class Membership
{
    public required InstitutionId Institution { get; init; }

    public Guid Id { get; private init; }

    public required PersonId Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>It holds for this unit and those below it; null for the whole institution.</summary>
    public UnitId? Unit { get; init; }

    public required DateTimeOffset Since { get; init; }
}
