namespace Testamur.Credentials.Audit;

/// <summary>
/// One act of an audit log, with its place in the chain. Who acted and what it was about are not part of the chained bytes: the chain holds a
/// mark of each, made with a key of the act's own. Without that key the mark says nothing, so a person can be forgotten and the chain still holds.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>The place in the chain, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>Names the act.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose chain it is; all zeros for acts that belong to no institution.</summary>
    public required Guid Institution { get; init; }

    /// <summary>When it was done. Whole milliseconds; what is finer is left out.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done: a stable code like <c>issuing.revoked</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Whether the actor belonged to the institution's staff.</summary>
    public required bool ByStaff { get; init; }

    /// <summary>Who did it. Null when the platform acted by itself, or when the actor is forgotten (then <see cref="ActorKey"/> is null, too).</summary>
    public required Guid? Actor { get; init; }

    /// <summary>The key of <see cref="ActorMark"/>; null when the actor is forgotten.</summary>
    public required ReadOnlyMemory<byte>? ActorKey { get; init; }

    /// <summary><see cref="AuditChain.MarkActor"/> of the actor.</summary>
    public required string ActorMark { get; init; }

    /// <summary>The id of the thing acted on; null when it is forgotten (then <see cref="AboutKey"/> is null, too).</summary>
    public required string? Subject { get; init; }

    /// <summary>Why, in the actor's words, where a reason was asked for.</summary>
    public required string? Reason { get; init; }

    /// <summary>The key of <see cref="AboutMark"/>; null when subject and reason are forgotten.</summary>
    public required ReadOnlyMemory<byte>? AboutKey { get; init; }

    /// <summary><see cref="AuditChain.MarkAbout"/> of subject and reason.</summary>
    public required string AboutMark { get; init; }

    /// <summary>The hash of the act before, or <see cref="AuditChain.Start"/>.</summary>
    public required string Previous { get; init; }

    /// <summary><see cref="AuditChain.HashOf"/> of this act.</summary>
    public required string Hash { get; init; }
}
