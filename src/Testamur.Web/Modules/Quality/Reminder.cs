using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>Somebody was reminded: once for each thing, day and stage.</summary>
/// <param name="Subject">The review whose approval ends, or the condition.</param>
/// <param name="Until">The day it ends. A renewed approval is reminded of anew.</param>
/// <param name="Stage">How many days before.</param>
internal sealed record Reminder(InstitutionId Institution, Guid Subject, DateOnly Until, int Stage, DateTimeOffset At)
    : ITenanted;
