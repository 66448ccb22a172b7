using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>Somebody applied, was admitted or refused, or gave a place back. Whoever cares reads how it stands from <see cref="IEnrolments"/>.</summary>
internal sealed record EnrolmentMoved(Guid Enrolment) : IEvent;

/// <summary>A run has begun or was cancelled.</summary>
internal sealed record RunMoved(Guid Offering) : IEvent;
