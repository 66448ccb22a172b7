namespace Testamur.Web.Platform.Tenancy;

/// <summary>
/// The institution this scope works for. It comes from the route of a request, or from the event or job that opened the scope,
/// never from a body. Without one, institution-owned tables read as empty.
/// </summary>
internal sealed class CurrentTenant
{
    public Tenant? Tenant { get; private set; }

    public InstitutionId Id { get; private set; }

    /// <summary>What of the institution this scope reaches. Null, as in every scope but a request of somebody in a role of a unit: all of it.</summary>
    public InstitutionPart? Part { get; private set; }

    public void Set(Tenant tenant)
    {
        Set(tenant.Id);
        Tenant = tenant;
    }

    /// <exception cref="InvalidOperationException">The scope already works for another institution.</exception>
    public void Set(InstitutionId id)
    {
        if (Id != default && Id != id)
        {
            throw new InvalidOperationException("A scope works for one institution only; open a new scope for another.");
        }

        Id = id;
    }

    /// <summary>From now on this scope reaches a part of the institution only, and of the part it reached before what lies in both.</summary>
    public void Narrow(InstitutionPart part) =>
        Part = Part is { } before
            ? new(
                before.Units.Intersect(part.Units).ToHashSet(),
                before.Specifications.Intersect(part.Specifications).ToHashSet()
            )
            : part;
}
