namespace Testamur.Web.Platform.Tenancy;

/// <summary>
/// The institution this scope works for. It comes from the route of a request, or from the event or job that opened the scope,
/// never from a body. Without one, institution-owned tables read as empty.
/// </summary>
internal sealed class CurrentTenant
{
    public Tenant? Tenant { get; private set; }

    public InstitutionId Id { get; private set; }

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
}
