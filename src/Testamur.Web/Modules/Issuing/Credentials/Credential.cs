using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>A sealed credential in all its forms.</summary>
internal sealed class Credential : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required CredentialId Id { get; init; }

    /// <summary>The <c>id</c> inside the document.</summary>
    public required string PublicId { get; init; }

    public required Guid Award { get; init; }

    public required BatchId Batch { get; init; }

    public required int Row { get; init; }

    public required StatusListId List { get; init; }

    public required int Index { get; init; }

    public required Guid Specification { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public PersonId? Learner { get; init; }

    public required string LearnerName { get; init; }

    public required string LearnerEmail { get; init; }

    /// <summary>Name, address and title in lower case, to find the credential by.</summary>
    public required string SearchText { get; init; }

    /// <summary>Whole seconds, as the document says.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The fragment of the key that made the embedded proof.</summary>
    public required string ProofKey { get; init; }

    /// <summary>The fragment of the key that signed the token.</summary>
    public required string TokenKey { get; init; }

    /// <summary>When it was signed, by our own clock: what counts when a key turns out to have been stolen.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    public required string DataIntegrity { get; init; }

    public required string Jwt { get; init; }

    /// <summary>The same award as a sealed European Digital Credential; null when the institution had no seal.</summary>
    public string? European { get; init; }

    /// <summary>Set once: a concurrency token.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public RevocationCode? RevocationCode { get; private set; }

    public string? RevocationReason { get; private set; }

    public void Revoke(RevocationCode code, string reason, DateTimeOffset at) =>
        (RevokedAt, RevocationCode, RevocationReason) = (at, code, reason);
}

internal enum RevocationCode
{
    IssuedInError,
    WrongPerson,
    AwardWithdrawn,
    Fraud,
    KeyCompromised,
    Other,
}
