using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>Something that must be done by a day for an approval to stay alive.</summary>
internal sealed class ReviewCondition : IPartOf<Review>
{
    public const int LongestText = 1000;

    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required ReviewId Review { get; init; }

    /// <summary>The round whose decision set it.</summary>
    public required int Round { get; init; }

    public required string Text { get; init; }

    /// <summary>The last day to meet it.</summary>
    public required DateOnly Due { get; init; }

    public ConditionState State { get; private set; }

    public PersonId? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Open past its day, or judged as not met.</summary>
    public bool IsMissed(DateOnly today) => State == ConditionState.NotMet || (State == ConditionState.Open && Due < today);

    public void Judge(bool met, PersonId by, string? note, DateTimeOffset now) =>
        (State, JudgedBy, JudgedAt, Note) = (met ? ConditionState.Met : ConditionState.NotMet, by, now, note?.Trim());
}

internal enum ConditionState
{
    Open,
    Met,
    NotMet,
}
