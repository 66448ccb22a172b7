using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Testamur.Web.Platform.Recovery;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>The newest version of a list as the world has seen it.</summary>
/// <param name="Revocation">The signed list of what is revoked.</param>
/// <param name="Suspension">The signed list of what is suspended.</param>
internal sealed record PublishedCopy(Guid Institution, Guid List, int Number, string Revocation, string Suspension);

/// <summary>
/// Keeps the newest published version of each list outside the database, one file for each: a restored database reads from them what it must not go behind. A few
/// seconds pass between publishing and copying; what was published in them is read from the list that others have.
/// </summary>
internal sealed class PublishedCopies(RecoveryFolder folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly ConcurrentDictionary<Guid, int> _written = new();

    private string Folder => Path.Combine(folder.Path, "lists");

    /// <summary>The number of the version that is copied; 0 for none.</summary>
    public int NumberOf(StatusListId list) =>
        _written.GetOrAdd(list.Value, id => File.Exists(PathOf(id)) ? Read(PathOf(id))?.Number ?? 0 : 0);

    /// <exception cref="IOException">It could not be written.</exception>
    public void Write(PublishedCopy copy)
    {
        Directory.CreateDirectory(Folder);
        var path = PathOf(copy.List);
        // Written beside it and moved, so that nobody ever reads half a list; by name of the process, since nodes may share the folder.
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, FileMode.Create))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(copy, Json));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
        _written[copy.List] = copy.Number;
    }

    public IReadOnlyList<PublishedCopy> ReadAll() =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(Read).OfType<PublishedCopy>()] : [];

    private string PathOf(Guid list) => Path.Combine(Folder, $"{list}.json");

    private static PublishedCopy? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PublishedCopy>(File.ReadAllText(path, Encoding.UTF8), Json);
        }
        catch (JsonException)
        {
            return null; // no copy of ours
        }
    }
}
