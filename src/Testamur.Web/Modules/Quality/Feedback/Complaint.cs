using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>What a learner complains about, and what the quality office answers. The office sees who it is, since it has to answer.</summary>
internal sealed class Complaint : IOfSpecification
{
    public const int LongestText = 4000;

    /// <summary>So many one may hand in about one enrolment.</summary>
    public const int Most = 20;

    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required Guid Specification { get; init; }

    public required int SpecificationVersion { get; init; }

    public required Guid Enrolment { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>Of the micro-credential, as it was then.</summary>
    public required string Title { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public ComplaintState State { get; private set; }

    public string? Answer { get; private set; }

    public PersonId? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    public void Take()
    {
        State = ComplaintState.InHand;
        Version++;
    }

    public void Reply(string answer, PersonId by, DateTimeOffset now)
    {
        (State, Answer, AnsweredBy, AnsweredAt) = (ComplaintState.Answered, answer.Trim(), by, now);
        Version++;
    }
}

internal enum ComplaintState
{
    Received,

    /// <summary>The quality office looks into it.</summary>
    InHand,
    Answered,
}
