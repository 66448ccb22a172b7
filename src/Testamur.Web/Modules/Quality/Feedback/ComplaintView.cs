namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>A complaint as its author and the quality office see it.</summary>
/// <param name="From">Who complains; null when the account is gone.</param>
internal sealed record ComplaintView(
    Guid Id,
    Guid Specification,
    int Version,
    string Title,
    string? From,
    string Text,
    DateTimeOffset At,
    ComplaintState State,
    string? Answer,
    DateTimeOffset? AnsweredAt
)
{
    public static ComplaintView Of(Complaint complaint, string? from) =>
        new(
            complaint.Id,
            complaint.Specification,
            complaint.SpecificationVersion,
            complaint.Title,
            from,
            complaint.Text,
            complaint.At,
            complaint.State,
            complaint.Answer,
            complaint.AnsweredAt
        );
}
