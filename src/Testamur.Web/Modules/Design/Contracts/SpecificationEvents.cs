using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>A version was handed in for review.</summary>
internal sealed record SpecificationSubmitted(Guid Specification, int Version, string Title, PersonId By, DateTimeOffset At)
    : IEvent;

/// <summary>
/// A version is public and frozen, for the first time or again after it was held. <paramref name="Content"/> is the whole specification as JSON.
/// </summary>
internal sealed record SpecificationPublished(Guid Specification, int Version, string Content, DateTimeOffset At) : IEvent;

/// <summary>A version that was public takes no new offerings and nothing is issued until it is public again.</summary>
internal sealed record SpecificationHeld(Guid Specification, int Version, HoldReason Reason, DateTimeOffset At) : IEvent;

/// <summary>Why a version that was public is not.</summary>
internal enum HoldReason
{
    /// <summary>The institution took it out for a while.</summary>
    Suspended,

    /// <summary>Its approval ended.</summary>
    Lapsed,
}

/// <summary>A published version takes no new offerings; awards made from it stay as they are.</summary>
internal sealed record SpecificationRetired(Guid Specification, int Version, DateTimeOffset At) : IEvent;

/// <summary>An agency said what it thinks of a version that the institution had approved.</summary>
internal sealed record AgencyDecided(
    Guid Specification,
    int Version,
    AgencyResult Result,
    PersonId By,
    string? Note,
    DateTimeOffset At
) : IEvent;

/// <summary>What an agency said.</summary>
internal enum AgencyResult
{
    Approved,
    ChangesRequested,
    Rejected,
}
