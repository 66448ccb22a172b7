namespace Testamur.Web.Platform.Tenancy;

/// <summary>The part of an institution that somebody's roles of units reach: these units and the specifications that are theirs.</summary>
/// <param name="Units">With those below them.</param>
internal sealed record InstitutionPart(IReadOnlySet<UnitId> Units, IReadOnlySet<Guid> Specifications)
{
    /// <summary>Whether a row lies in this part, as far as the row itself says so.</summary>
    public bool Takes(ITenanted row) =>
        row switch
        {
            IOfUnit of => of.Unit is { } unit && Units.Contains(unit),
            IOfTarget of => of.Target is { } target && Specifications.Contains(target),
            IOfSpecification of => Specifications.Contains(of.Specification),
            _ => true,
        };
}

/// <summary>Which specifications are units' own. The design module, which owns them, answers.</summary>
internal interface IPlacedSpecifications
{
    /// <returns>The specifications of the current institution that are these units' own, each with its unit.</returns>
    Task<IReadOnlyDictionary<Guid, UnitId>> ListAsync(IReadOnlyCollection<UnitId> units, CancellationToken cancel);

    /// <returns>The unit of a specification of the current institution; null when it is the whole institution's or unknown.</returns>
    Task<UnitId?> FindAsync(Guid specification, CancellationToken cancel);
}
