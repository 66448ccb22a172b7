using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Surveys;

internal readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
}

/// <summary>How long after the award somebody is asked.</summary>
public enum SurveyRound
{
    /// <summary>After 6 months.</summary>
    HalfYear,

    /// <summary>After 18 months.</summary>
    YearAndHalf,
}

/// <summary>
/// Asks one learner once, in one round, about one award. It knows whether an answer came and never which: the answer stands elsewhere, without a way
/// back. It belongs to the learner.
/// </summary>
internal sealed class SurveyInvitation
{
    /// <summary>How long an invitation is open, and how long after its day one that could not be sent is still sent.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    public required InvitationId Id { get; init; }

    /// <summary>Null once the account is closed: then only the count is left.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>About which award; a random id once the account is closed.</summary>
    public Guid Award { get; private set; }

    public required SurveyRound Round { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The secret of the link is not stored; null before it is sent and after it was used.</summary>
    public string? LinkHash { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Whether an answer came. The moment is not kept: together with the answers it could tell whose is whose.</summary>
    public bool Answered { get; private set; }

    public int Version { get; private set; }

    public static SurveyInvitation Of(InvitationId id, PersonId person, Guid award, SurveyRound round, DateOnly awardedOn) =>
        new()
        {
            Id = id,
            Person = person,
            Award = award,
            Round = round,
            DueOn = DueAfter(awardedOn, round),
        };

    public static DateOnly DueAfter(DateOnly awardedOn, SurveyRound round) =>
        awardedOn.AddMonths(round == SurveyRound.HalfYear ? 6 : 18);

    public bool IsOpen(DateTimeOffset now) => SentAt is { } sent && !Answered && now < sent + Life;

    public void Send(string linkHash, DateTimeOffset now)
    {
        (LinkHash, SentAt) = (linkHash, now);
        Version++;
    }

    /// <summary>Only the count is left.</summary>
    public void Forget()
    {
        (Person, Award, LinkHash) = (null, Ids.Public(), null);
        Version++;
    }

    public void Answer()
    {
        (LinkHash, Answered) = (null, true);
        Version++;
    }
}

/// <summary>What somebody answered. Nothing leads from it to a person: its id is random and it carries no day.</summary>
internal sealed class SurveyAnswer
{
    public required Guid Id { get; init; }

    public required SurveyRound Round { get; init; }

    /// <summary>1 (not at all) to 5 (very much) by <see cref="SurveyItems"/>; null for a question that was passed over.</summary>
    public required int? ActiveCitizen { get; init; }

    public required int? EmpoweredLearner { get; init; }

    public required int? ThrivingEarner { get; init; }

    public required int? ForLearner { get; init; }

    public required int? ForSociety { get; init; }

    public required int? ForIndustry { get; init; }

    public required int? ForHigherEducation { get; init; }
}

/// <summary>The questions: three domains of change (ECIU) and four perspectives from which it is seen.</summary>
internal static class SurveyItems
{
    public const int Highest = 5;

    public static IReadOnlyList<string> Domains { get; } = ["activeCitizen", "empoweredLearner", "thrivingEarner"];

    public static IReadOnlyList<string> Perspectives { get; } = ["learner", "society", "industry", "higherEducation"];

    public static IReadOnlyList<string> All { get; } = [.. Domains, .. Perspectives];
}
