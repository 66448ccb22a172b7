namespace Testamur.Web.Modules.Quality;

/// <summary>A review as the API and the pages give it.</summary>
/// <param name="Answers">All ten questions in their order.</param>
/// <param name="Conditions">Of every round.</param>
/// <param name="Decisions">In the order of time.</param>
/// <param name="Revision">What the next change names as the one it started from.</param>
internal sealed record ReviewView(
    Guid Id,
    Guid Specification,
    int Version,
    string Title,
    ReviewState State,
    int Round,
    int Revision,
    Guid SubmittedBy,
    DateTimeOffset SubmittedAt,
    Guid? Reviewer,
    DateTimeOffset? StartedAt,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionNote,
    DateOnly? ApprovedUntil,
    IReadOnlyList<Filled> Answers,
    IReadOnlyList<ReviewView.Condition> Conditions,
    IReadOnlyList<ReviewView.Decision> Decisions
)
{
    /// <param name="Due">The last day to meet it.</param>
    /// <param name="Current">Whether the approval that holds depends on it.</param>
    internal sealed record Condition(
        Guid Id,
        string Text,
        DateOnly Due,
        ConditionState State,
        Guid? JudgedBy,
        DateTimeOffset? JudgedAt,
        string? Note,
        bool Current
    );

    /// <param name="By">Null when the platform found that an approval had ended.</param>
    internal sealed record Decision(int Round, DecisionKind Kind, Guid? By, DateTimeOffset At, string? Note, DateOnly? Until);

    public static ReviewView Of(Review review) =>
        new(
            review.Id.Value,
            review.Specification,
            review.Number,
            review.Title,
            review.State,
            review.Round,
            review.Version,
            review.SubmittedBy.Value,
            review.SubmittedAt,
            review.Reviewer?.Value,
            review.StartedAt,
            review.DecidedBy?.Value,
            review.DecidedAt,
            review.DecisionNote,
            review.ApprovedUntil,
            [
                .. Enum.GetValues<Question>()
                    .Select(question =>
                        review.Answers.SingleOrDefault(answer => answer.Question == question) is { } given
                            ? new Filled(question, given.Answer, given.Note)
                            : new Filled(question)
                    ),
            ],
            [
                .. review
                    .Conditions.OrderBy(one => one.Due)
                    .ThenBy(one => one.Id)
                    .Select(one => new Condition(
                        one.Id,
                        one.Text,
                        one.Due,
                        one.State,
                        one.JudgedBy?.Value,
                        one.JudgedAt,
                        one.Note,
                        one.Round == review.ApprovedRound
                    )),
            ],
            [
                .. review
                    .Decisions.OrderBy(one => one.At)
                    .ThenBy(one => one.Id)
                    .Select(one => new Decision(one.Round, one.Kind, one.By?.Value, one.At, one.Note, one.Until)),
            ]
        );
}
