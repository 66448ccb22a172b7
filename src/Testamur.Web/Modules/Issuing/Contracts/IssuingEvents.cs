using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>A credential is sealed. The documents are read through <see cref="IIssuedCredentials"/>.</summary>
/// <param name="Credential">Its key in the institution's records.</param>
/// <param name="PublicId">The <c>id</c> inside the document.</param>
/// <param name="Ects">In hundredths of a credit.</param>
internal sealed record CredentialIssued(
    Guid Credential,
    string PublicId,
    AwardView Award,
    string Title,
    int Ects,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ValidUntil
) : IUnorderedEvent;

/// <summary>A credential is no longer valid; the learner is to be told why.</summary>
/// <param name="PublicId">The id in its document.</param>
/// <param name="ReplacedBy">The credential that was issued in its place.</param>
internal sealed record CredentialRevoked(
    Guid Credential,
    string PublicId,
    PersonId? Learner,
    string LearnerEmail,
    string Title,
    string Reason,
    DateTimeOffset At,
    Guid? ReplacedBy = null
) : IEvent;

/// <summary>A credential is not valid for now; it may be reinstated.</summary>
internal sealed record CredentialSuspended(Guid Credential, string Reason, DateTimeOffset At) : IEvent;

/// <summary>A suspended credential is valid again.</summary>
internal sealed record CredentialReinstated(Guid Credential, DateTimeOffset At) : IEvent;
