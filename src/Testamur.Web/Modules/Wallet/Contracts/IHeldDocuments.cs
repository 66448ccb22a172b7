using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>The sealed document of a holding, for a module in which its owner hands it in.</summary>
internal interface IHeldDocuments
{
    /// <returns>Null when the person does not hold it.</returns>
    Task<HeldDocument?> FindAsync(PersonId person, Guid holding, CancellationToken cancel);
}

/// <param name="Document">With its embedded proof, exactly as issued.</param>
internal sealed record HeldDocument(Guid Holding, string PublicId, string Title, string IssuerName, string Document);
