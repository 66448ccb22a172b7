using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Contracts;

/// <summary>Statements of recognition with their sealed documents, for whoever already holds the institution and the case, such as the applicant's wallet.</summary>
internal interface IStatements
{
    Task<StatementView?> FindAsync(InstitutionId institution, Guid recognition, CancellationToken cancel);
}

/// <summary>A statement of recognition is sealed. It is read through <see cref="IStatements"/>.</summary>
/// <param name="Case">The case it states the decision of.</param>
internal sealed record RecognitionStated(Guid Case, PersonId Applicant) : IEvent;

/// <summary>A statement counts no more, since an appeal changed the decision.</summary>
/// <param name="PublicId">The <c>id</c> inside the document that was withdrawn.</param>
internal sealed record StatementWithdrawn(Guid Case, PersonId Applicant, string PublicId, string Reason, DateTimeOffset At)
    : IEvent;

/// <param name="Credential">Its key in the institution's records.</param>
/// <param name="PublicId">The <c>id</c> inside the document.</param>
/// <param name="Title">What was recognised, in the applicant's language.</param>
/// <param name="TargetUri">The receiver's specification that it replaces; null for credits toward study.</param>
/// <param name="Ects">Accepted, in hundredths of a credit; 0 for a refusal.</param>
/// <param name="Replaced">The <c>id</c> of the credential that was recognised, as its document names itself: it must not count beside this one.</param>
/// <param name="Grade">In the receiver's scale; null when none was taken over.</param>
internal sealed record StatementView(
    Guid Case,
    Guid Credential,
    string PublicId,
    string ApplicantName,
    string Title,
    Guid? Target,
    int? TargetVersion,
    string? TargetUri,
    int Ects,
    int? EqfLevel,
    string? Field,
    string? Replaced,
    string? Grade,
    DateOnly DecidedOn,
    DateTimeOffset IssuedAt,
    string DataIntegrity,
    string Jwt
);
