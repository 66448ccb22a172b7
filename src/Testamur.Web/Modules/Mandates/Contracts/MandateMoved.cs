using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Mandates.Contracts;

/// <summary>What one party of a mandate did, for the log of the other one.</summary>
/// <param name="Act">As in the log of the one that did it.</param>
/// <param name="Party">Its name.</param>
/// <param name="Reason">What stands beside the act there.</param>
internal sealed record MandateMoved(Guid Mandate, string Act, string Party, string? Reason) : IEvent;
