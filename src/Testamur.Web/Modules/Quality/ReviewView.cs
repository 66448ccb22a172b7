namespace Testamur.Web.Modules.Quality;

/// <summary>A review as the API and the pages give it.</summary>
/// <param name="Answers">All ten questions in their order.</param>
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
    IReadOnlyList<Filled> Answers
)
{
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
            ]
        );
}
