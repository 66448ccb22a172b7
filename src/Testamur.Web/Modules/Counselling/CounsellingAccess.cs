using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Counselling;

public enum AccessState
{
    /// <summary>The code was not used yet.</summary>
    Waiting,

    /// <summary>A counsellor sees what it shows.</summary>
    Open,

    /// <summary>Its last day has passed.</summary>
    Over,

    Withdrawn,
}

/// <summary>
/// A learner lets one counsellor see how they stand, until a day or until they take it back. It belongs to the learner; the first counsellor
/// who enters the code takes it up, and nobody else can.
/// </summary>
internal sealed class CounsellingAccess
{
    public static readonly TimeSpan UsualLife = TimeSpan.FromDays(30);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(183);

    public required AccessId Id { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>The code is shown once and not stored.</summary>
    public required string CodeHash { get; init; }

    /// <summary>What the learner agreed to, word by word.</summary>
    public required string Consent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Where the counsellor works who took it up; null before.</summary>
    public InstitutionId? Institution { get; private set; }

    public PersonId? Counsellor { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    public int Version { get; private set; }

    public AccessState StateAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? AccessState.Withdrawn
        : EndsAt <= now ? AccessState.Over
        : TakenAt is null ? AccessState.Waiting
        : AccessState.Open;

    /// <summary>Whether this counsellor sees anything at this moment.</summary>
    public bool Shows(InstitutionId institution, PersonId counsellor, DateTimeOffset now) =>
        StateAt(now) == AccessState.Open && Institution == institution && Counsellor == counsellor;

    public void Take(InstitutionId institution, PersonId counsellor, DateTimeOffset now)
    {
        (Institution, Counsellor, TakenAt) = (institution, counsellor, now);
        Version++;
    }

    public void Withdraw(DateTimeOffset now)
    {
        WithdrawnAt ??= now;
        Version++;
    }
}
