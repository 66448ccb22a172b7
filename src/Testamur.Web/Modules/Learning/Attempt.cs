using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>One marked attempt at one assessment task. Kept as it was: a later attempt is another row.</summary>
internal sealed class Attempt : IPartOf<Enrolment>
{
    public required InstitutionId Institution { get; init; }

    public required AttemptId Id { get; init; }

    public required EnrolmentId Enrolment { get; init; }

    /// <summary>The id of the task in the specification.</summary>
    public required string Task { get; init; }

    /// <summary>How it was watched: a code of the vocabulary <c>supervision</c>.</summary>
    public required string Supervision { get; init; }

    /// <summary>How the learner was identified; null when nobody looked.</summary>
    public string? IdentityChecked { get; init; }

    /// <summary>Ids of the task's outcomes that were shown, parted by spaces.</summary>
    public required string Shown { get; init; }

    public string? Grade { get; init; }

    public string? Note { get; init; }

    public required PersonId MarkedBy { get; init; }

    public required DateTimeOffset MarkedAt { get; init; }

    public IReadOnlyList<string> ShownOutcomes => Shown.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
