using System.Security.Cryptography;
using Testamur.Credentials.Audit;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>
/// Who did what, when and why. Ids only: the names are looked up while they exist. It is written with the act and never changed; a moment later it gets its
/// place in the institution's chain. Somebody who is forgotten leaves a mark behind that leads to nobody, and the chain holds.
/// </summary>
internal sealed class AuditEntry : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Whole milliseconds, so that both databases give back what was chained.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Stable, like <c>issuing.revoked</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Whether the actor belonged to the institution's staff, which answers for what it did after the account is closed, too.</summary>
    public required bool ByStaff { get; init; }

    /// <summary>Null when the platform acted by itself, or when the actor is forgotten: then <see cref="ActorKey"/> is null, too.</summary>
    public PersonId? Actor { get; private init; }

    public byte[]? ActorKey { get; private init; }

    public required string ActorMark { get; init; }

    /// <summary>The id of the thing acted on; null when it is forgotten.</summary>
    public string? Subject { get; private init; }

    /// <summary>The reason the actor gave, where one is asked for.</summary>
    public string? Reason { get; private init; }

    /// <summary>Null when subject and reason are forgotten.</summary>
    public byte[]? AboutKey { get; private init; }

    public required string AboutMark { get; init; }

    /// <summary>The place in the chain, from 1; null until it has one.</summary>
    public long? Number { get; private set; }

    public string? Previous { get; private set; }

    public string? Hash { get; private set; }

    public static AuditEntry Of(
        InstitutionId institution,
        PersonId? actor,
        bool byStaff,
        string act,
        string subject,
        string? reason,
        DateTimeOffset at
    )
    {
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var (actorKey, aboutKey) = (Key(), Key());
        return new()
        {
            Institution = institution,
            Id = Guid.CreateVersion7(whole),
            At = whole,
            Act = act,
            ByStaff = byStaff,
            Actor = actor,
            ActorKey = actorKey,
            ActorMark = AuditChain.MarkActor(actorKey, actor?.Value),
            Subject = subject,
            Reason = reason,
            AboutKey = aboutKey,
            AboutMark = AuditChain.MarkAbout(aboutKey, subject, reason),
        };
    }

    /// <summary>Gives it its place, once.</summary>
    public string Chain(long number, string previous)
    {
        (Number, Previous, Hash) = (number, previous, "");
        Hash = AuditChain.HashOf(ToRecord());
        return Hash;
    }

    /// <exception cref="InvalidOperationException">It has no place in the chain yet.</exception>
    public AuditRecord ToRecord() =>
        this is { Number: { } number, Previous: { } previous, Hash: { } hash }
            ? new()
            {
                Number = number,
                Id = Id,
                Institution = Institution.Value,
                At = At,
                Act = Act,
                ByStaff = ByStaff,
                Actor = Actor?.Value,
                ActorKey = Bytes(ActorKey),
                ActorMark = ActorMark,
                Subject = Subject,
                Reason = Reason,
                AboutKey = Bytes(AboutKey),
                AboutMark = AboutMark,
                Previous = previous,
                Hash = hash,
            }
            : throw new InvalidOperationException($"The act {Id} is not chained yet.");

    private static byte[] Key() => RandomNumberGenerator.GetBytes(AuditChain.KeyLength);

    private static ReadOnlyMemory<byte>? Bytes(byte[]? key)
    {
        if (key is null)
            return null; // as one expression a missing key would become an empty one
        return key;
    }
}

/// <summary>Where an institution's chain ends.</summary>
internal sealed class AuditChainEnd : ITenanted
{
    public required InstitutionId Institution { get; init; }

    /// <summary>A concurrency token: of two nodes that chain at once, one starts again.</summary>
    public long Number { get; private set; }

    public string Hash { get; private set; } = AuditChain.Start;

    public void Append(AuditEntry entry) => (Hash, Number) = (entry.Chain(Number + 1, Hash), Number + 1);

    public AuditHead ToHead(DateTimeOffset at) => new(Institution.Value, Number, Hash, at);
}
