using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>What the institution that got a mandate says to it. It is that institution's own row, so neither side can write for the other.</summary>
internal sealed class MandateAnswer : ITenanted
{
    /// <summary>The mandatary.</summary>
    public required InstitutionId Institution { get; init; }

    public required MandateId Mandate { get; init; }

    /// <summary>False when it was declined.</summary>
    public required bool Accepted { get; init; }

    public required PersonId By { get; init; }

    /// <summary>Whole seconds, as a credential that is sealed right afterwards dates itself.</summary>
    public required DateTimeOffset At { get; init; }

    public PersonId? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? DeclinedReason { get; init; }

    /// <summary>Why it was laid down.</summary>
    public string? LaidDownReason { get; private set; }

    /// <summary>Counts the changes: a concurrency token.</summary>
    public int Revision { get; private set; }

    /// <returns>Null when it is laid down now.</returns>
    public Problem? LayDown(PersonId by, DateTimeOffset at, string reason)
    {
        if (!Accepted || EndedAt is not null)
            return MandatesProblems.WrongState();
        (EndedBy, EndedAt, LaidDownReason, Revision) = (by, at, reason, Revision + 1);
        return null;
    }
}
