using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Quality.Contracts;

/// <summary>A version has no approval any more: its day is over, a condition was missed, or a renewal was refused.</summary>
internal sealed record ApprovalEnded(Guid Specification, int Version, ApprovalStanding Reason, DateTimeOffset At) : IEvent;
