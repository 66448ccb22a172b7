namespace Testamur.Web.Platform.Events;

/// <summary>A fact other modules may react to. A record in the publishing module's <c>Contracts</c>; stored as JSON until handled.</summary>
internal interface IEvent;
