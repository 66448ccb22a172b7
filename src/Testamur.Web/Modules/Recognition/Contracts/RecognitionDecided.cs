using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Recognition.Contracts;

/// <summary>A case was decided, without its person.</summary>
/// <param name="IscedF">The field of the credential; null when it states none.</param>
/// <param name="ByAgreement">Whether an agreement decided, not an officer.</param>
/// <param name="CompleteOn">The day the file was complete; null when it never was found to be.</param>
internal sealed record RecognitionDecided(
    Guid Case,
    string? IscedF,
    PastDecision Decision,
    bool ByAgreement,
    DateOnly? CompleteOn,
    DateOnly DecidedOn
) : IEvent;

/// <summary>An appeal against a decision is over.</summary>
/// <param name="Changed">Whether another decision took its place; otherwise it stands.</param>
internal sealed record AppealEnded(Guid Case, string? IscedF, bool Changed, DateOnly On) : IEvent;
