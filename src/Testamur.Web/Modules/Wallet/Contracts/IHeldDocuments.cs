using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>The sealed documents of what a person holds, for modules that the person shows them to.</summary>
internal interface IHeldDocuments
{
    /// <returns>The document with its embedded proof, exactly as issued; null when the person holds no such credential.</returns>
    Task<string?> FindAsync(PersonId person, Guid holding, CancellationToken cancel);
}
