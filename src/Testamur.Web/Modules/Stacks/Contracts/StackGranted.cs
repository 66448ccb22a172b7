using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Contracts;

/// <summary>An officer has granted a claim on a larger credential.</summary>
/// <param name="Award">The id the award is to have, so that it is made once.</param>
/// <param name="Parts">What was counted, in the order of the rules.</param>
internal sealed record StackGranted(
    Guid Award,
    PersonId Learner,
    string LearnerName,
    string LearnerEmail,
    Guid Specification,
    int Version,
    DateOnly AwardedOn,
    IReadOnlyList<AwardPartView> Parts,
    PersonId DecidedBy
) : IEvent;
