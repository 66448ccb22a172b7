using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Recovery;

namespace Testamur.Web.Tests.Recovery;

public sealed class ErasureJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("testamur-journal-").FullName;
    private readonly ErasureJournal _journal;

    public ErasureJournalTests() => _journal = NewJournal();

    [Fact]
    public async Task Everybody_who_was_erased_is_read_in_order_and_nobody_without_a_journal()
    {
        Assert.Empty(await _journal.ReadAsync(default));
        var people = await AppendAsync(3);
        Assert.Equal(people, (await _journal.ReadAsync(default)).Select(erased => erased.Person));
        Assert.Equal([1L, 2L, 3L], (await _journal.ReadAsync(default)).Select(erased => erased.Number));
    }

    [Fact]
    public async Task Nodes_that_share_the_folder_write_one_chain()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(async _ => await NewJournal().AppendAsync(new(Ids.Public()), CancellationToken.None))
        );
        Assert.Equal(4, (await _journal.ReadAsync(default)).Count);
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_counts_for_nothing_and_the_next_one_takes_its_place()
    {
        await AppendAsync(2);
        var whole = await File.ReadAllTextAsync(_journal.File);
        await File.WriteAllTextAsync(_journal.File, whole[..^20]);
        Assert.Single(await _journal.ReadAsync(default));
        await AppendAsync(1);
        Assert.Equal([1L, 2L], (await _journal.ReadAsync(default)).Select(erased => erased.Number));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("removed")]
    [InlineData("moved")]
    [InlineData("garbled")]
    public async Task A_journal_that_somebody_changed_is_not_believed(string how)
    {
        await AppendAsync(4);
        var lines = (await File.ReadAllLinesAsync(_journal.File)).ToList();
        switch (how)
        {
            case "changed":
                lines[1] = lines[1].Replace($"{Read(lines[1]).Person}", $"{Ids.Public()}", StringComparison.Ordinal);
                break;
            case "removed":
                lines.RemoveAt(1);
                break;
            case "moved":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            default:
                lines[1] = "{";
                break;
        }

        await File.WriteAllLinesAsync(_journal.File, lines);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => _journal.ReadAsync(default));
        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ErasedPerson Read(string line) =>
        ErasedPerson.Read(line) ?? throw new InvalidOperationException("The journal wrote a line that it cannot read.");

    private async Task<List<Guid>> AppendAsync(int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => Ids.Public()).ToList();
        foreach (var person in people)
            await _journal.AppendAsync(new(person), CancellationToken.None);
        return people;
    }

    private ErasureJournal NewJournal() =>
        new(
            new RecoveryFolder(Options.Create(new RecoveryOptions { Folder = _folder }), Options.Create(new TestamurOptions())),
            TimeProvider.System
        );
}
