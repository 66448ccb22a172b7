namespace Testamur.Web.Platform.Tenancy;

/// <summary>Which institution a path segment names. The alliance module, which owns the list of members, answers.</summary>
internal interface ITenantDirectory
{
    /// <returns>Null when no member has this short name.</returns>
    Task<Tenant?> FindAsync(string slug, CancellationToken cancel);
}

/// <param name="Slug">The short name used in addresses: lower-case letters, digits and hyphens.</param>
internal sealed record Tenant(InstitutionId Id, string Slug, string Name);
