using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning.Contracts;

/// <summary>An officer has certified that somebody has shown every outcome of a micro-credential by what they had learnt before.</summary>
/// <param name="Award">The id the award is to have, so that it is made once.</param>
/// <param name="Supervision">Code of the vocabulary <c>supervision</c>: how the assessments were watched.</param>
/// <param name="RouteShown">Whether the applicant wants the credential to say how it was earned.</param>
internal sealed record PriorLearningAwarded(
    Guid Award,
    PersonId Learner,
    string LearnerName,
    string LearnerEmail,
    Guid Specification,
    int Version,
    DateOnly AwardedOn,
    string? Grade,
    IReadOnlyList<string> Outcomes,
    string? Supervision,
    string? IdentityChecked,
    bool RouteShown,
    PersonId DecidedBy
) : IEvent;
