using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>Sealed documents, for whoever already holds the institution and the key, such as the holder's wallet.</summary>
internal interface IIssuedCredentials
{
    Task<IssuedCredential?> FindAsync(InstitutionId institution, Guid credential, CancellationToken cancel);

    /// <summary>Several at once, by their keys.</summary>
    Task<IReadOnlyDictionary<Guid, IssuedCredential>> FindAllAsync(
        InstitutionId institution,
        IReadOnlyCollection<Guid> credentials,
        CancellationToken cancel
    );
}

/// <param name="DataIntegrity">The document with an embedded <c>eddsa-jcs-2022</c> proof, as JSON.</param>
/// <param name="Token">The same claims as a compact <c>vc+jwt</c>, without its payload where the document says it.</param>
/// <param name="European">The same award as a sealed European Digital Credential; null when the institution had no seal.</param>
/// <param name="RevokedAt">Null while it stands.</param>
internal sealed record IssuedCredential(
    Guid Id,
    string PublicId,
    string DataIntegrity,
    string Token,
    string? European,
    DateTimeOffset IssuedAt,
    DateTimeOffset? RevokedAt,
    string? RevocationReason
)
{
    /// <summary>While it is suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    public string? SuspensionReason { get; init; }
}
