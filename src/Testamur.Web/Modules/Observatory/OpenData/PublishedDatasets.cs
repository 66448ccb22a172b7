using Testamur.Web.Modules.Observatory.Contracts;

namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>What all rooms have published.</summary>
internal sealed class PublishedDatasets(IEnumerable<IPublishedDatasets> rooms)
{
    /// <summary>Newest first; of one day by title.</summary>
    public async Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel)
    {
        List<DatasetNote> notes = [];
        // One after the other: rooms share a database context.
        foreach (var room in rooms)
            notes.AddRange(await room.ListAsync(cancel));
        return [.. notes.OrderByDescending(note => note.IssuedOn).ThenBy(note => note.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>One of them with its rows; null when no room knows it.</summary>
    public async Task<(DatasetNote Note, DatasetTable Table)?> FindAsync(string id, CancellationToken cancel)
    {
        foreach (var room in rooms)
        {
            if (
                await room.ReadAsync(id, cancel) is { } table
                && (await room.ListAsync(cancel)).FirstOrDefault(note => note.Id == id) is { } note
            )
                return (note, table);
        }

        return null;
    }

    /// <summary>One of them as a picture; null where its rows say it best.</summary>
    public async Task<DatasetPicture?> DrawAsync(string id, CancellationToken cancel)
    {
        foreach (var room in rooms)
        {
            if (await room.DrawAsync(id, cancel) is { } picture)
                return picture;
        }

        return null;
    }
}
