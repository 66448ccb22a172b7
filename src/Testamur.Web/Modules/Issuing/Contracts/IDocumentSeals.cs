using System.Text.Json.Nodes;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>Seals documents about people that another module writes in the current institution's name, such as a statement of recognition.</summary>
internal interface IDocumentSeals
{
    /// <summary>
    /// Fixes an identifier and an entry of a status list, lets the caller write the document, and seals it in both forms. Runs inside the
    /// caller's transaction: when that is rolled back, the entry is free again.
    /// </summary>
    /// <returns>Null when the institution has no keys yet.</returns>
    Task<SealedDocument?> SealAsync(Func<DocumentPlace, JsonObject> write, CancellationToken cancel);

    /// <summary>Withdraws a sealed document for good; our own verifier knows as soon as the caller has saved.</summary>
    void Withdraw(Guid list, int index, PersonId? by);
}

/// <summary>What the document must say of itself.</summary>
/// <param name="Id">The <c>id</c> of the document: a <c>urn:uuid</c>.</param>
/// <param name="IssuerDid">The institution.</param>
/// <param name="StatusList">Address of the status list credential; its purpose is revocation.</param>
/// <param name="IssuedAt">Whole seconds.</param>
internal sealed record DocumentPlace(string Id, string IssuerDid, string StatusList, int StatusIndex, DateTimeOffset IssuedAt);

/// <param name="DataIntegrity">With an embedded <c>eddsa-rdfc-2022</c> proof.</param>
/// <param name="Jwt">The same claims as a compact <c>vc+jwt</c>.</param>
internal sealed record SealedDocument(string Id, Guid List, int Index, DateTimeOffset IssuedAt, string DataIntegrity, string Jwt);
