using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>The officers were reminded of a case: once for each promised day and stage.</summary>
/// <param name="Promised">The day that was promised. A new date is reminded of anew.</param>
/// <param name="Stage">How many days before; 0 once it has passed.</param>
internal sealed record CaseReminder(InstitutionId Institution, CaseId Case, DateOnly Promised, int Stage, DateTimeOffset At)
    : ITenanted;
