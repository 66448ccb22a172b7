using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>A version was handed in for review.</summary>
internal sealed record SpecificationSubmitted(Guid Specification, int Version, string Title, PersonId By, DateTimeOffset At)
    : IEvent;

/// <summary>A version is public and frozen. <paramref name="Content"/> is the whole specification as JSON.</summary>
internal sealed record SpecificationPublished(Guid Specification, int Version, string Content, DateTimeOffset At) : IEvent;

/// <summary>A published version takes no new offerings; awards made from it stay as they are.</summary>
internal sealed record SpecificationRetired(Guid Specification, int Version, DateTimeOffset At) : IEvent;
