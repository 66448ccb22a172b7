using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>A run that learners can enrol in, as the catalogue shows it.</summary>
internal sealed record OfferingOpened(
    Guid Offering,
    Guid Specification,
    int Version,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly EnrolUntil,
    int? Capacity,
    string? Place
) : IEvent;

/// <summary>A run that takes no more learners.</summary>
internal sealed record OfferingClosed(Guid Offering) : IEvent;

/// <summary>An award was taken back.</summary>
internal sealed record AwardRescinded(Guid Award) : IEvent;

/// <summary>A decision about one person is ratified: a credential may be issued for it.</summary>
internal sealed record AwardRatified(AwardView Award) : IEvent;
