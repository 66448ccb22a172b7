using System.Text;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// Who was erased, by id, in a file outside the database: appended to, flushed to the disk, each line chained to the one before. A database that is
/// restored from a backup knows people again who were erased after it; the journal knows that they are to go.
/// </summary>
internal sealed class ErasureJournal(RecoveryFolder folder, TimeProvider time)
{
    private const int LongestLine = 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string File => Path.Combine(folder.Path, "erasures.jsonl");

    /// <summary>Returns when the line is on the disk.</summary>
    /// <exception cref="IOException">It could not be written; nobody may be erased then.</exception>
    /// <exception cref="InvalidDataException">The end of the journal was changed.</exception>
    public async Task AppendAsync(PersonId person, CancellationToken cancel)
    {
        await using var file = await OpenAloneAsync(cancel);
        var last = await ReadLastAsync(file, cancel);
        var line = ErasedPerson.After(last, person, time.GetUtcNow()).ToLine() + "\n";
        await file.WriteAsync(Encoding.UTF8.GetBytes(line), cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Everybody who was erased; empty without a journal.</summary>
    /// <exception cref="InvalidDataException">A line was changed, removed, inserted or moved.</exception>
    public async Task<IReadOnlyList<ErasedPerson>> ReadAsync(CancellationToken cancel)
    {
        if (!System.IO.File.Exists(File))
            return [];
        var text = await System.IO.File.ReadAllTextAsync(File, cancel);
        // A line without an end was cut off by a crash; whom it names was not erased.
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var erased = new List<ErasedPerson>(lines.Length);
        foreach (var line in lines)
            erased.Add(Follow(erased is [.., var last] ? last : null, line, erased.Count + 1));
        return erased;
    }

    // Nodes that share the folder write one after the other.
    private async Task<FileStream> OpenAloneAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Path);
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(20))
        {
            try
            {
                return new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
            }
        }
    }

    /// <summary>The last whole line; what a crash cut off behind it is removed, so that the next line starts where it should.</summary>
    private async Task<ErasedPerson?> ReadLastAsync(FileStream file, CancellationToken cancel)
    {
        file.Seek(-Math.Min(file.Length, 2 * LongestLine), SeekOrigin.End);
        var tail = new byte[file.Length - file.Position];
        var start = file.Position;
        await file.ReadExactlyAsync(tail, cancel);
        var end = Array.LastIndexOf(tail, (byte)'\n') + 1;
        file.SetLength(start + end);
        file.Seek(0, SeekOrigin.End);
        if (end == 0)
            return start == 0 ? null : throw Damaged("its end");
        var lines = Encoding.UTF8.GetString(tail, 0, end - 1).Split('\n');
        return ErasedPerson.Read(lines[^1]) ?? throw Damaged("its end");
    }

    private ErasedPerson Follow(ErasedPerson? last, string line, int number) =>
        ErasedPerson.Read(line) is { } read && read.Follows(last) ? read : throw Damaged($"line {number}");

    private InvalidDataException Damaged(string where) => new($"The journal of erasures {File} was changed at {where}.");
}
