using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>A partner from outside took back what it handed in, an endorsement of the version among it.</summary>
internal sealed record EndorsementTakenBack(Guid Specification, int Version) : IEvent;
