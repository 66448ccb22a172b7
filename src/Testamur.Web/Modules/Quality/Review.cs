using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>The internal quality review of one version. A version that comes back with changes is reviewed in a new round.</summary>
internal sealed class Review : IOfSpecification
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

    /// <summary>The last day of the approval that was given last; null without one. It holds on while a renewal is reviewed.</summary>
    public DateOnly? ApprovedUntil { get; private set; }

    /// <summary>The round whose decision gave that approval, and set its conditions.</summary>
    public int? ApprovedRound { get; private set; }

    /// <summary>When the version was retired: nobody is reminded of its approval any more, though awards may still be issued while it runs.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public List<ReviewAnswer> Answers { get; } = [];

    /// <summary>Of every round.</summary>
    public List<ReviewCondition> Conditions { get; } = [];

    public List<ReviewDecision> Decisions { get; } = [];

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
        (Reviewer, StartedAt, DecidedBy, DecidedAt) = (null, null, null, null);
        (ApprovedUntil, ApprovedRound) = (null, null);
        OpenQuestions();
    }

    /// <summary>A new round for a text that stays as it is, before or after its approval ends.</summary>
    public Problem? Renew(PersonId reviewer, DateTimeOffset now)
    {
        if (State is not (ReviewState.Approved or ReviewState.Lapsed or ReviewState.Rejected))
            return QualityProblems.WrongState(State.ToString());
        Move(ReviewState.InReview);
        Round++;
        (Reviewer, StartedAt, DecidedBy, DecidedAt, DecisionNote) = (reviewer, now, null, null, null);
        OpenQuestions();
        return null;
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

    /// <summary>Whether it is being looked at.</summary>
    public Problem? CheckOpen() =>
        State is ReviewState.InReview or ReviewState.WithBoard ? null : QualityProblems.WrongState(State.ToString());

    public Problem? RequestChanges(PersonId by, string? note, DateTimeOffset now)
    {
        if (CheckOpen() is { } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(note))
            return QualityProblems.NoteNeeded();
        Decide(ReviewState.ChangesRequested, DecisionKind.ChangesRequested, by, note, null, now);
        return null;
    }

    public Problem? Approve(PersonId by, DateOnly until, IReadOnlyList<NewCondition> conditions, DateTimeOffset now)
    {
        if (State != ReviewState.WithBoard)
            return QualityProblems.WrongState(State.ToString());
        if (ReviewRules.CheckComplete(Answers) is { } incomplete)
            return incomplete;
        var kind = conditions.Count > 0 ? DecisionKind.ApprovedWithConditions : DecisionKind.Approved;
        Decide(ReviewState.Approved, kind, by, null, until, now);
        (ApprovedUntil, ApprovedRound) = (until, Round);
        Conditions.AddRange(
            conditions.Select(condition => new ReviewCondition
            {
                Institution = Institution,
                Id = Guid.CreateVersion7(now),
                Review = Id,
                Round = Round,
                Text = condition.Text.Trim(),
                Due = condition.Due,
            })
        );
        return null;
    }

    public Problem? Reject(PersonId by, string? note, DateTimeOffset now)
    {
        if (State != ReviewState.WithBoard)
            return QualityProblems.WrongState(State.ToString());
        if (string.IsNullOrWhiteSpace(note))
            return QualityProblems.NoteNeeded();
        Decide(ReviewState.Rejected, DecisionKind.Rejected, by, note, null, now);
        (ApprovedUntil, ApprovedRound) = (null, null);
        return null;
    }

    public void Retire(DateTimeOffset at)
    {
        RetiredAt = at;
        Version++;
    }

    /// <summary>How the approval stands on a day.</summary>
    public ApprovalStanding StandingOn(DateOnly today) =>
        ApprovedUntil is not { } until ? ApprovalStanding.None
        : until < today ? ApprovalStanding.Expired
        : CurrentConditions().Any(condition => condition.IsMissed(today)) ? ApprovalStanding.ConditionMissed
        : ApprovalStanding.Live;

    /// <summary>Those of the approval that holds.</summary>
    public IEnumerable<ReviewCondition> CurrentConditions() => Conditions.Where(condition => condition.Round == ApprovedRound);

    /// <summary>The approval is over. A renewal that is being reviewed goes on.</summary>
    public void Lapse(ApprovalStanding reason, DateTimeOffset now)
    {
        Note(DecisionKind.Lapsed, null, reason.ToString(), ApprovedUntil, now);
        (ApprovedUntil, ApprovedRound) = (null, null);
        if (State == ReviewState.Approved)
            State = ReviewState.Lapsed;
        Version++;
    }

    public Problem? Judge(Guid condition, bool met, PersonId by, string? note, DateTimeOffset now)
    {
        if (CurrentConditions().SingleOrDefault(known => known.Id == condition) is not { } judged)
            return PlatformProblems.NotFound();
        if (!met && string.IsNullOrWhiteSpace(note))
            return QualityProblems.NoteNeeded();
        judged.Judge(met, by, note, now);
        Version++;
        return null;
    }

    /// <summary>An agency decided about what the board had approved. Its yes leaves the board's approval as it is.</summary>
    public void AgencyDecided(AgencyDecided decided)
    {
        var kind = decided.Result switch
        {
            AgencyResult.Approved => DecisionKind.AgencyApproved,
            AgencyResult.ChangesRequested => DecisionKind.AgencyAskedForChanges,
            _ => DecisionKind.AgencyRejected,
        };
        Note(kind, decided.By, decided.Note, null, decided.At);
        Version++;
        if (decided.Result == AgencyResult.Approved)
            return;
        State = decided.Result == AgencyResult.Rejected ? ReviewState.Rejected : ReviewState.ChangesRequested;
        (ApprovedUntil, ApprovedRound, DecisionNote) = (null, null, decided.Note);
    }

    private void Decide(ReviewState state, DecisionKind kind, PersonId by, string? note, DateOnly? until, DateTimeOffset now)
    {
        Move(state);
        (DecidedBy, DecidedAt, DecisionNote) = (by, now, note?.Trim());
        Note(kind, by, DecisionNote, until, now);
    }

    private void Note(DecisionKind kind, PersonId? by, string? note, DateOnly? until, DateTimeOffset now) =>
        Decisions.Add(new(Institution, Guid.CreateVersion7(now), Id, Round, kind, by, now, note, until));

    private void OpenQuestions()
    {
        foreach (var answer in Answers)
            answer.Answer = null;
    }

    private void Move(ReviewState state)
    {
        State = state;
        Version++;
    }
}

/// <summary>One answer as the reviewer hands it in.</summary>
internal sealed record Filled(Question Question, Answer? Answer = null, string? Note = null);

/// <summary>A condition as the board sets it.</summary>
/// <param name="Due">The last day to meet it.</param>
internal sealed record NewCondition(string Text, DateOnly Due);
