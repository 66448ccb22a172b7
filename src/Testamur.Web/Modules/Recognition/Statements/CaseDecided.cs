using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>A case is decided and its applicant told: a statement is to be sealed.</summary>
/// <param name="Decision">1 for the first decision, 2 for the one on an appeal, 3 once its condition is met.</param>
internal sealed record CaseDecided(Guid Case, int Decision) : IEvent;
