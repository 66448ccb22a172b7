using Testamur.Credentials.Proofs;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>A sealed credential in all its forms.</summary>
internal sealed class Credential : IOfSpecification
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

    /// <summary>Whether it names an entry by which it can be suspended.</summary>
    public bool Suspendable { get; init; }

    /// <summary>The credential in place of which it was issued.</summary>
    public CredentialId? Replaces { get; init; }

    /// <summary>Counts the credentials of one award: 1 unless it replaces another.</summary>
    public int Issue { get; init; } = 1;

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

    /// <summary>The same claims as a token. Its payload is <see cref="DataIntegrity"/> without the proof, which is not kept twice.</summary>
    public required string Token { get; init; }

    /// <summary>The whole token, <c>vc+jwt</c>.</summary>
    public string Jwt => VcJwt.Attach(Token, DataIntegrity);

    /// <summary>The same award as a sealed European Digital Credential; null when the institution had no seal.</summary>
    public string? European { get; init; }

    /// <summary>When it was verified again through the public addresses; null until then.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Set once.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public RevocationCode? RevocationCode { get; private set; }

    public string? RevocationReason { get; private set; }

    /// <summary>The credential that was issued in its place.</summary>
    public CredentialId? ReplacedBy { get; private set; }

    /// <summary>While it is suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    public string? SuspensionReason { get; private set; }

    /// <summary>How often its status changed: a concurrency token, and the number of its next status event.</summary>
    public int StatusChanges { get; private set; }

    public StatusEvent Revoke(
        RevocationCode code,
        string reason,
        DateTimeOffset at,
        PersonId? by,
        CredentialId? replacedBy = null
    )
    {
        (RevokedAt, RevocationCode, RevocationReason, ReplacedBy) = (at, code, reason, replacedBy);
        (SuspendedAt, SuspensionReason) = (null, null);
        return Changed(StatusChange.Revoked, at, by);
    }

    public StatusEvent Suspend(string reason, DateTimeOffset at, PersonId? by)
    {
        (SuspendedAt, SuspensionReason) = (at, reason);
        return Changed(StatusChange.Suspended, at, by);
    }

    public StatusEvent Reinstate(DateTimeOffset at, PersonId? by)
    {
        (SuspendedAt, SuspensionReason) = (null, null);
        return Changed(StatusChange.Reinstated, at, by);
    }

    private StatusEvent Changed(StatusChange change, DateTimeOffset at, PersonId? by) =>
        new()
        {
            Institution = Institution,
            List = List,
            Index = Index,
            Number = StatusChanges++,
            Change = change,
            At = at,
            By = by,
        };
}

internal enum RevocationCode
{
    IssuedInError,
    WrongPerson,
    AwardWithdrawn,
    Fraud,
    KeyCompromised,

    /// <summary>Another one was issued in its place.</summary>
    Replaced,

    /// <summary>Its learner never took it.</summary>
    NotClaimed,
    Other,
}
