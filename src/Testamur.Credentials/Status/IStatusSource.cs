namespace Testamur.Credentials.Status;

/// <summary>Fetches status list credentials; may cache, never judges.</summary>
public interface IStatusSource
{
    /// <summary>
    /// The secured status list credential, or list of revoked credentials, at <paramref name="url"/> as it was served; null (or nothing) when it could
    /// not be had.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel);

    /// <summary>
    /// The status list token at <paramref name="url"/> as it was served, asked for as <see cref="StatusListToken.MediaType"/>; null (or nothing) when it
    /// could not be had. May be kept as long as the token's time to live says.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>?> FetchTokenAsync(string url, CancellationToken cancel) => FetchAsync(url, cancel);

    /// <summary>
    /// One entry by the source's own records, for a source that keeps the list itself and knows of a change before the list is served anew. Asked
    /// only about a list that was fetched and accepted; null lets the list decide.
    /// </summary>
    ValueTask<bool?> FindEntryAsync(string url, int index, CancellationToken cancel) => ValueTask.FromResult<bool?>(null);

    /// <summary>
    /// Remembers when a list that proved true was issued, and says when the newest state of it ever seen was; <see cref="SeenLists"/> does both. A list
    /// older than that is not believed. A source that remembers nothing protects from no replay.
    /// </summary>
    ValueTask<DateTimeOffset> SeenAsync(string url, DateTimeOffset issuedAt, CancellationToken cancel) =>
        ValueTask.FromResult(issuedAt);
}
