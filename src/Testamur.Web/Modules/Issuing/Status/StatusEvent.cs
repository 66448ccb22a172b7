using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>An entry was set. Appended to, never changed: a revocation is final.</summary>
internal sealed class StatusEvent : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required StatusListId List { get; init; }

    public required int Index { get; init; }

    public required DateTimeOffset At { get; init; }

    public PersonId? By { get; init; }
}

/// <summary>A list as it was published, signed. Numbers and dates only grow.</summary>
internal sealed class StatusVersion : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required StatusListId List { get; init; }

    public required int Number { get; init; }

    /// <summary>How many events the list had: with more, it has to be published again.</summary>
    public required int Events { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>As a bitstring status list credential.</summary>
    public required string Document { get; init; }

    /// <summary>The same bits as a token status list.</summary>
    public required string Token { get; init; }
}
