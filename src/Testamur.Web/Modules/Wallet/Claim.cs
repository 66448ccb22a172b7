using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>A single-use link by which somebody without an account takes a credential. Only the secret's hash is stored.</summary>
internal sealed class Claim
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    public required string SecretHash { get; init; }

    public required HoldingId Holding { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public PersonId? UsedBy { get; private set; }

    /// <summary>Whether the account that took it has another confirmed address than the one the link was sent to.</summary>
    public bool ByOtherAddress { get; private set; }

    /// <summary>Set when a newer link took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    public Problem? WhyNot(DateTimeOffset now) =>
        UsedAt is not null ? WalletProblems.ClaimUsed()
        : ReplacedAt is not null ? WalletProblems.ClaimReplaced()
        : EndsAt <= now ? WalletProblems.ClaimExpired()
        : null;

    public void Use(PersonId by, bool otherAddress, DateTimeOffset now) =>
        (UsedAt, UsedBy, ByOtherAddress) = (now, by, otherAddress);

    public void Replace(DateTimeOffset now) => ReplacedAt = now;

    /// <returns>The claim to store and the secret to send; the secret exists nowhere else.</returns>
    public static (Claim Claim, string Secret) For(HoldingId holding, DateTimeOffset now)
    {
        var secret = Ids.Secret();
        var claim = new Claim
        {
            SecretHash = Ids.Hash(secret),
            Holding = holding,
            CreatedAt = now,
            EndsAt = now + Lasts,
        };
        return (claim, secret);
    }
}
