namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>What a share link opens, for the page that verifies it.</summary>
internal interface IShares
{
    /// <returns>Null when no share has this secret; otherwise open, or ended with the time it ended.</returns>
    Task<SharedCredential?> OpenAsync(string secret, CancellationToken cancel);
}

/// <param name="Document">The credential as the holder shares it; null once the share has ended.</param>
internal sealed record SharedCredential(string? Document, string HolderName, DateTimeOffset EndsAt, bool Ended);
