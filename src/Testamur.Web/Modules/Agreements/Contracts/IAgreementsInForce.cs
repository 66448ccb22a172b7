namespace Testamur.Web.Modules.Agreements.Contracts;

/// <summary>Agreements that are in force, as everybody may know.</summary>
internal interface IAgreementsInForce
{
    /// <returns>In the order of their first days.</returns>
    Task<IReadOnlyList<AgreementInForce>> ListAsync(DateOnly on, CancellationToken cancel);
}

/// <param name="Path">Of its public page.</param>
internal sealed record AgreementInForce(Guid Agreement, int Version, string Path);
