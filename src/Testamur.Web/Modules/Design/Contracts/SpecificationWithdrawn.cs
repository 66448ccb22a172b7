using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>A submitted version was taken back before anybody started to review it.</summary>
internal sealed record SpecificationWithdrawn(Guid Specification, int Version, PersonId By, DateTimeOffset At) : IEvent;
