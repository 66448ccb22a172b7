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
) : IEvent;

/// <summary>A credential is no longer valid; the learner is to be told why.</summary>
internal sealed record CredentialRevoked(
    Guid Credential,
    PersonId? Learner,
    string LearnerEmail,
    string Title,
    string Reason,
    DateTimeOffset At
) : IEvent;
