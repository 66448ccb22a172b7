using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>The internal quality review of one version. A version that comes back with changes is reviewed in a new round.</summary>
internal sealed class Review : ITenanted
{
    private Review() { }

    public InstitutionId Institution { get; private init; }

    public ReviewId Id { get; private init; }

    public Guid Specification { get; private init; }

    public int Number { get; private init; }

    /// <summary>As it was when the version was submitted.</summary>
    public string Title { get; private set; } = "";

    public ReviewState State { get; private set; }

    /// <summary>From 1 up.</summary>
    public int Round { get; private set; }

    public PersonId SubmittedBy { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    public PersonId? Reviewer { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was asked for, or why it was rejected.</summary>
    public string? DecisionNote { get; private set; }

    public DateOnly? ApprovedUntil { get; private set; }

    public List<ReviewAnswer> Answers { get; } = [];

    /// <summary>Counts the changes; what a change names as the one it started from.</summary>
    public int Version { get; private set; }

    public static Review Ask(SpecificationSubmitted submitted, InstitutionId institution, ReviewId id)
    {
        var review = new Review
        {
            Institution = institution,
            Id = id,
            Specification = submitted.Specification,
            Number = submitted.Version,
        };
        review.AskAgain(submitted);
        return review;
    }

    /// <summary>A new round: the notes of the last one stay as a memory, but every question is open, for the text has changed.</summary>
    public void AskAgain(SpecificationSubmitted submitted)
    {
        Move(ReviewState.Waiting);
        Round++;
        Title = submitted.Title;
        (SubmittedBy, SubmittedAt) = (submitted.By, submitted.At);
        (Reviewer, StartedAt, DecidedBy, DecidedAt, ApprovedUntil) = (null, null, null, null, null);
        foreach (var answer in Answers)
            answer.Answer = null;
    }

    public void Withdraw()
    {
        if (State == ReviewState.Waiting)
            Move(ReviewState.Withdrawn);
    }

    public Problem? Start(PersonId reviewer, DateTimeOffset now)
    {
        if (State != ReviewState.Waiting)
            return QualityProblems.WrongState(State.ToString());
        Move(ReviewState.InReview);
        (Reviewer, StartedAt) = (reviewer, now);
        return null;
    }

    public Problem? Fill(IReadOnlyList<Filled> answers)
    {
        if (State != ReviewState.InReview)
            return QualityProblems.WrongState(State.ToString());
        foreach (var filled in answers)
        {
            var answer = Answers.SingleOrDefault(known => known.Question == filled.Question);
            if (answer is null)
            {
                answer = new()
                {
                    Institution = Institution,
                    Review = Id,
                    Question = filled.Question,
                };
                Answers.Add(answer);
            }

            (answer.Answer, answer.Note) = (filled.Answer, filled.Note?.Trim() ?? "");
        }

        Version++;
        return null;
    }

    public Problem? HandOver()
    {
        if (State != ReviewState.InReview)
            return QualityProblems.WrongState(State.ToString());
        if (ReviewRules.CheckComplete(Answers) is { } incomplete)
            return incomplete;
        Move(ReviewState.WithBoard);
        return null;
    }

    public Problem? RequestChanges(PersonId by, string? note, DateTimeOffset now)
    {
        if (State is not (ReviewState.InReview or ReviewState.WithBoard))
            return QualityProblems.WrongState(State.ToString());
        if (string.IsNullOrWhiteSpace(note))
            return QualityProblems.NoteNeeded();
        Decide(ReviewState.ChangesRequested, by, note, now);
        return null;
    }

    public Problem? Approve(PersonId by, DateOnly until, DateTimeOffset now)
    {
        if (State != ReviewState.WithBoard)
            return QualityProblems.WrongState(State.ToString());
        if (ReviewRules.CheckComplete(Answers) is { } incomplete)
            return incomplete;
        Decide(ReviewState.Approved, by, null, now);
        ApprovedUntil = until;
        return null;
    }

    public Problem? Reject(PersonId by, string? note, DateTimeOffset now)
    {
        if (State != ReviewState.WithBoard)
            return QualityProblems.WrongState(State.ToString());
        if (string.IsNullOrWhiteSpace(note))
            return QualityProblems.NoteNeeded();
        Decide(ReviewState.Rejected, by, note, now);
        return null;
    }

    private void Decide(ReviewState state, PersonId by, string? note, DateTimeOffset now)
    {
        Move(state);
        (DecidedBy, DecidedAt, DecisionNote) = (by, now, note?.Trim());
    }

    private void Move(ReviewState state)
    {
        State = state;
        Version++;
    }
}

/// <summary>One answer as the reviewer hands it in.</summary>
internal sealed record Filled(Question Question, Answer? Answer = null, string? Note = null);
