using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>What happened to an entry.</summary>
internal enum StatusChange
{
    /// <summary>For good.</summary>
    Revoked,

    /// <summary>For now.</summary>
    Suspended,
    Reinstated,
}

/// <summary>The status of an entry changed. Appended to, never changed: a revocation is final, and of suspensions the last one counts.</summary>
internal sealed class StatusEvent : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required StatusListId List { get; init; }

    public required int Index { get; init; }

    /// <summary>Counts the changes of the entry from 0, so that two at once cannot both be the next.</summary>
    public int Number { get; init; }

    public StatusChange Change { get; init; }

    public required DateTimeOffset At { get; init; }

    public PersonId? By { get; init; }
}

/// <summary>A list as it was published, signed. Numbers and dates only grow.</summary>
internal sealed class StatusVersion : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required StatusListId List { get; init; }

    public required int Number { get; init; }

    /// <summary>How many events the list had: with more, it has to be published again.</summary>
    public required int Events { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>As a bitstring status list credential: what is revoked.</summary>
    public required string Document { get; init; }

    /// <summary>As another one: what is suspended.</summary>
    public required string Suspension { get; init; }

    /// <summary>Both as one token status list: 1 is revoked, 2 suspended.</summary>
    public required string Token { get; init; }
}
