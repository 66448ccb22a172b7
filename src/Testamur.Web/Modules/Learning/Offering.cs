using Testamur.Web.Platform;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>A run of a published specification version.</summary>
internal sealed class Offering : IOfSpecification
{
    public required InstitutionId Institution { get; init; }

    public required OfferingId Id { get; init; }

    public required Guid Specification { get; init; }

    /// <summary>The version of the specification that is taught; it stays when a new version is published.</summary>
    public required int SpecificationVersion { get; init; }

    public required string Name { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required DateOnly EnrolUntil { get; init; }

    /// <summary>Places; null without limit.</summary>
    public int? Capacity { get; init; }

    public string? Place { get; init; }

    public OfferingState State { get; private set; }

    /// <summary>Raised by every change, so that two people cannot change it unseen.</summary>
    public int Version { get; private set; }

    public Problem? Move(OfferingState to)
    {
        if (!OfferingLife.Allows(State, to))
            return LearningProblems.WrongOfferingState();
        State = to;
        Version++;
        return null;
    }

    /// <summary>Where places are few, two people who take one at the same moment must not both get the last.</summary>
    public void TakePlace()
    {
        if (Capacity is not null)
            Version++;
    }

    public Problem? CheckEnrolment(DateOnly today) =>
        State is not (OfferingState.Open or OfferingState.Running) || today > EnrolUntil
            ? LearningProblems.EnrolmentClosed()
            : null;
}
