using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>Links by which learners without an account take their credentials; for the institution that issued them.</summary>
internal interface IClaimLinks
{
    /// <returns>Of these credentials those that nobody has taken yet, with the last moment of the newest link.</returns>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> WaitingAsync(IReadOnlyCollection<Guid> credentials, CancellationToken cancel);

    /// <summary>Sends a new link for one use; every earlier one ends.</summary>
    /// <param name="email">The learner's address in the records of the institution; the wallet knows only a hash.</param>
    /// <returns>The new link's last moment.</returns>
    Task<Result<DateTimeOffset>> SendAgainAsync(Guid credential, string email, CancellationToken cancel);
}
