namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>What was issued in place of a credential, for whoever verifies the old one.</summary>
internal interface IReplacements
{
    /// <param name="credentialId">The <c>id</c> inside a document, in either of its forms.</param>
    /// <param name="issuerDid">Who issued the document, as its proof shows: another one's documents can carry the same identifier.</param>
    /// <returns>The newest that was issued in its place; null when it was not replaced, or is not that issuer's.</returns>
    Task<Replacement?> FindAsync(string credentialId, string issuerDid, CancellationToken cancel);
}

/// <param name="Id">The <c>id</c> inside the new document, in the form of the old one where there is one.</param>
internal sealed record Replacement(string Id, DateTimeOffset IssuedAt);
