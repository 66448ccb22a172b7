namespace Testamur.Web.Platform.Events;

/// <summary>A fact other modules may react to. A record in the publishing module's <c>Contracts</c>; stored as JSON until handled.</summary>
internal interface IEvent;

/// <summary>A fact of which no two tell of the same thing, so that many are handled side by side, in no order.</summary>
internal interface IUnorderedEvent : IEvent;
