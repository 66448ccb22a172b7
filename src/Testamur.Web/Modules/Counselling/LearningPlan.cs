using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Counselling;

/// <summary>
/// What a counsellor and a learner have planned, as it stood that day: it is not rewritten. It belongs to the learner, who may delete it; the
/// counsellor sees it while the access is open.
/// </summary>
internal sealed class LearningPlan
{
    public const int LongestNote = 4000;

    public required PlanId Id { get; init; }

    public required PersonId Person { get; init; }

    public required AccessId Access { get; init; }

    /// <summary>Where the counsellor works.</summary>
    public required InstitutionId Institution { get; init; }

    public required string CounsellorName { get; init; }

    /// <summary>The learner's language when it was made.</summary>
    public required string Language { get; init; }

    /// <summary>The larger certificate it leads to.</summary>
    public required string Pathway { get; init; }

    public required LangText Goal { get; init; }

    /// <summary>Whom to ask for the certificate; null when it names no member of the alliance.</summary>
    public string? Home { get; init; }

    /// <summary>What counts already.</summary>
    public required IReadOnlyList<PlannedCredential> Counted { get; init; }

    /// <summary>What to take, in order.</summary>
    public required IReadOnlyList<PlannedCourse> Courses { get; init; }

    /// <summary>What else was agreed, in the counsellor's words.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

internal sealed record PlannedCredential(string Title, string IssuerName, DateOnly AwardedOn, decimal Ects);

/// <summary>A course with its dates and its cost, apart: price, support, what is left.</summary>
/// <param name="Entry">Its key in the catalogue.</param>
/// <param name="Price">Null when none is stated.</param>
/// <param name="Scheme">Who pays the support; null when nobody does.</param>
internal sealed record PlannedCourse(
    Guid Entry,
    LangText Title,
    string Provider,
    decimal Ects,
    string? RunName,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    DateOnly? EnrolUntil,
    decimal? Price,
    decimal Support,
    decimal? Net,
    string Currency,
    string? Scheme
)
{
    /// <summary>Whether what it teaches can be recognised as prior learning instead.</summary>
    public bool PriorLearning { get; init; }
}
