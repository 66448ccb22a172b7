namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// Knows something that lies outside the database and that a restored database must be brought up to before anybody uses it. Guards run one after the other,
/// and may run again: what is up to date stays as it is.
/// </summary>
internal interface IRestoreGuard
{
    /// <summary>Whether the database is behind. Asked at every start, so it must be quick.</summary>
    /// <returns>A sentence for the operator; null when it is not behind.</returns>
    Task<string?> FindBehindAsync(CancellationToken cancel);

    /// <returns>What was done, for the operator.</returns>
    /// <exception cref="RestoreRefusedException">Something is missing without which the database cannot be brought up.</exception>
    Task<string> BringUpAsync(RestoreHelp help, CancellationToken cancel);
}

/// <summary>What the operator gives to a restore.</summary>
/// <param name="Lists">A folder with published status lists as they were downloaded; null for none.</param>
/// <param name="LostLists">Lists of which no published copy exists anywhere; the operator answers for that.</param>
internal sealed record RestoreHelp(string? Lists, IReadOnlySet<Guid> LostLists);

/// <summary>The database stays closed; the message says what the operator has to bring.</summary>
internal sealed class RestoreRefusedException(string message) : Exception(message);
