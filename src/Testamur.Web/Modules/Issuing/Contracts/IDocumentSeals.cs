using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
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

    /// <summary>
    /// The same for a European Digital Credential: written for a profile of the European Learning Model and sealed with the institution's electronic seal.
    /// What its own shapes do not accept is not sealed.
    /// </summary>
    /// <returns>Null when the institution has no seal, or the document does not conform.</returns>
    Task<SealedEuropean?> SealEuropeanAsync(
        Func<DocumentPlace, MicroCredential> write,
        ElmProfile profile,
        CancellationToken cancel
    );

    /// <summary>Whether the institution has an electronic seal now.</summary>
    Task<bool> HasSealAsync(CancellationToken cancel);

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

/// <param name="Id">The <c>id</c> of the document: a <c>urn:credential</c>.</param>
/// <param name="Document">The sealed document (JAdES), as JSON.</param>
internal sealed record SealedEuropean(string Id, Guid List, int Index, DateTimeOffset IssuedAt, string Document);
