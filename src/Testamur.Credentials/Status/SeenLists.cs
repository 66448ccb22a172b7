using System.Collections.Concurrent;

namespace Testamur.Credentials.Status;

/// <summary>
/// The newest state seen of each status list: whoever serves an older one would hide what happened since. A source that lives as long as the process
/// holds one and answers <see cref="IStatusSource.SeenAsync"/> with it. Safe for several threads.
/// </summary>
public sealed class SeenLists
{
    /// <summary>How many lists are remembered; then it starts over.</summary>
    public const int MaxLists = 100_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> newest = new(StringComparer.Ordinal);

    /// <summary>Remembers a state, and says when the newest one of that list was issued.</summary>
    /// <param name="url">The list.</param>
    /// <param name="issuedAt">When the state at hand was issued.</param>
    public DateTimeOffset Note(string url, DateTimeOffset issuedAt)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (newest.Count >= MaxLists)
            newest.Clear();
        return newest.AddOrUpdate(url, issuedAt, (_, known) => known > issuedAt ? known : issuedAt);
    }
}
