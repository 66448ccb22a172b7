using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>In what somebody takes or took part, at whichever institution.</summary>
internal interface IParticipation
{
    /// <returns>Null when the enrolment is somebody else's or does not exist.</returns>
    Task<ParticipationView?> FindAsync(PersonId person, Guid enrolment, CancellationToken cancel);
}

/// <param name="TookPart">Whether the person had a place: whoever only asked for one cannot tell how it was.</param>
internal sealed record ParticipationView(
    InstitutionId Institution,
    Guid Enrolment,
    Guid Offering,
    string OfferingName,
    Guid Specification,
    int Version,
    bool TookPart
);
