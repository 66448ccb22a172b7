using System.Collections.Frozen;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;
using static Testamur.Web.Modules.Stacks.Claims.ClaimState;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>The states of a claim.</summary>
public enum ClaimState
{
    Draft,

    /// <summary>The rules were asked; the answer is stored with the version of the rules.</summary>
    Evaluated,
    Submitted,

    /// <summary>Granted, and the credential is being issued; a refusal goes on to <see cref="Refused"/> at once.</summary>
    Decided,
    Awarded,
    Refused,
    Appealed,
}

/// <summary>Somebody asks an institution for a larger credential, on the strength of the credentials that the rules counted.</summary>
internal sealed class StackClaim : ITenanted
{
    public const int LongestText = 2000;

    // An appeal is decided like the claim, by somebody else and once (docs/adr/0021).
    private static readonly FrozenDictionary<ClaimState, ClaimState[]> Next = new Dictionary<ClaimState, ClaimState[]>
    {
        [Draft] = [Evaluated],
        [Evaluated] = [Submitted],
        [Submitted] = [Decided],
        [Decided] = [Awarded, Refused],
        [Refused] = [Appealed],
        [Appealed] = [Decided],
        [Awarded] = [],
    }.ToFrozenDictionary();

    public required InstitutionId Institution { get; init; }

    public required ClaimId Id { get; init; }

    public required PersonId Person { get; init; }

    public required string Pathway { get; init; }

    /// <summary>The version whose rules the claim is measured by, to its end.</summary>
    public required int PathwayVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The award that a grant makes.</summary>
    public required Guid Award { get; init; }

    /// <summary>While it is set nobody opens a second claim of the person on the pathway: it is unique.</summary>
    public string? OpenKey { get; private set; }

    public ClaimState State { get; private set; }

    /// <summary>What the learner says about it.</summary>
    public string? Note { get; private set; }

    public bool? Satisfied { get; private set; }

    /// <summary>What the rules were asked: a stacking document, as JSON.</summary>
    public string? Question { get; private set; }

    /// <summary>What counts where, as JSON; null when the rules are not met.</summary>
    public string? Witness { get; private set; }

    /// <summary>The credentials of the witness in words, as JSON.</summary>
    public string? Counted { get; private set; }

    public DateTimeOffset? EvaluatedAt { get; private set; }

    public bool? Granted { get; private set; }

    public string? Reason { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who refused it before the appeal: somebody else decides that.</summary>
    public PersonId? RefusedBy { get; private set; }

    public string? Appeal { get; private set; }

    /// <summary>The <c>id</c> inside the issued document.</summary>
    public string? Credential { get; private set; }

    /// <summary>Raised by each change, so that two changes at once cannot both succeed.</summary>
    public int Revision { get; private set; }

    public static string KeyOf(PersonId person, string pathway) => $"{person.Value:n}/{pathway}";

    /// <summary>A draft that keeps others away.</summary>
    public StackClaim Opened()
    {
        OpenKey = KeyOf(Person, Pathway);
        return this;
    }

    /// <summary>Asks again as often as the learner likes, until it is handed in.</summary>
    public Problem? Evaluate(ClaimEvaluation found, string? note, DateTimeOffset now)
    {
        if (State != Evaluated && Move(Evaluated) is { } refused)
            return refused;
        (Satisfied, Question, Witness, Counted) = (found.Satisfied, found.Question, found.Witness, found.CountedJson);
        (EvaluatedAt, Note) = (now, note ?? Note);
        Revision++;
        return null;
    }

    public Problem? Submit() => Satisfied == true || State != Evaluated ? Move(Submitted) : StacksProblems.NotMet();

    /// <param name="reason">For the learner to read.</param>
    public Problem? Decide(bool grant, string reason, PersonId by, DateTimeOffset now)
    {
        if (State == Appealed && by == RefusedBy)
            return StacksProblems.SameOfficer();
        if (Move(Decided) is { } refused)
            return refused;
        (Granted, Reason, DecidedBy, DecidedAt) = (grant, reason, by, now);
        if (grant)
            return null;
        RefusedBy ??= by;
        OpenKey = null;
        return Move(Refused);
    }

    public Problem? MakeAppeal(string text)
    {
        if (Appeal is not null)
            return StacksProblems.AppealedBefore();
        if (Move(Appealed) is { } refused)
            return refused;
        (Appeal, OpenKey) = (text, KeyOf(Person, Pathway));
        return null;
    }

    public Problem? Issued(string credential)
    {
        if (Granted != true)
            return StacksProblems.WrongClaimState();
        if (Move(Awarded) is { } refused)
            return refused;
        Credential = credential;
        return null;
    }

    private Problem? Move(ClaimState to)
    {
        if (!Next[State].Contains(to))
            return StacksProblems.WrongClaimState();
        State = to;
        Revision++;
        return null;
    }
}
