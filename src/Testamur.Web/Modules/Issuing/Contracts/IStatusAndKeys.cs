using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>What our own verifier reads from the database instead of the network: it sees a revocation at once.</summary>
internal interface IStatusAndKeys
{
    /// <returns>The did:web document of one of our institutions as JSON, or null when the DID is not ours.</returns>
    Task<string?> FindDidDocumentAsync(string did, CancellationToken cancel);

    /// <returns>The institution of ours whose seal carries that registered identifier; null when there is none.</returns>
    Task<InstitutionId?> FindSealOwnerAsync(string organizationIdentifier, CancellationToken cancel);

    /// <summary>Whether one entry of one of our lists is set by its status events: revoked, or suspended in a list of suspensions.</summary>
    /// <returns>Null when the list is not ours.</returns>
    Task<bool?> IsSetAsync(string listUrl, int index, CancellationToken cancel);

    /// <returns>The newest published version of one of our lists as JSON, or null when it is not ours.</returns>
    Task<string?> FindStatusListAsync(string listUrl, CancellationToken cancel);

    /// <returns>The same version as a signed token, or null when the list is not ours.</returns>
    Task<string?> FindStatusTokenAsync(string listUrl, CancellationToken cancel);
}
