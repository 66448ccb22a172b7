namespace Testamur.Credentials.Status;

/// <summary>Fetches status list credentials; may cache, never judges.</summary>
public interface IStatusSource
{
    /// <summary>The secured status list credential at <paramref name="url"/> as it was served; null (or nothing) when it could not be had.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel);

    /// <summary>
    /// One entry by the source's own records, for a source that keeps the list itself and knows of a change before the list is served anew. Asked
    /// only about a list that was fetched and accepted; null lets the list decide.
    /// </summary>
    ValueTask<bool?> FindEntryAsync(string url, int index, CancellationToken cancel) => ValueTask.FromResult<bool?>(null);
}
