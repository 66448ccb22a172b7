using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Quality.Contracts;

internal sealed record ReviewStarted(Guid Specification, int Version, PersonId By, DateTimeOffset At) : IEvent;

internal sealed record ChangesRequested(Guid Specification, int Version, PersonId By, string Note, DateTimeOffset At) : IEvent;

/// <param name="ValidUntil">The last day of the approval.</param>
internal sealed record VersionApproved(Guid Specification, int Version, PersonId By, DateOnly ValidUntil, DateTimeOffset At)
    : IEvent;

internal sealed record VersionRejected(Guid Specification, int Version, PersonId By, string Note, DateTimeOffset At) : IEvent;
