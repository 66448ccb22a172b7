using Testamur.Web.Modules.Observatory.Contracts;

namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>What was published in a year, with its tables: the observatory's report.</summary>
internal sealed class YearlyReport(PublishedDatasets published)
{
    // What the platform itself shows comes first, what others published last.
    private static readonly string[] Order =
    [
        "/observatory/impact",
        "/observatory/surveys",
        "/observatory/indicators",
        "/observatory/waves",
        "/observatory/reviews",
        "/observatory/reproduction",
    ];

    /// <summary>The years in which something was published, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        [.. (await published.ListAsync(cancel)).Select(note => note.IssuedOn.Year).Distinct().OrderDescending()];

    /// <summary>Everything of the year; null when nothing was published in it.</summary>
    public async Task<IReadOnlyList<Chapter>?> ReadAsync(int year, CancellationToken cancel)
    {
        List<Chapter> chapters = [];
        var notes = (await published.ListAsync(cancel)).Where(note => note.IssuedOn.Year == year);
        foreach (
            var note in notes.OrderBy(note =>
                Array.FindIndex(Order, page => note.Page.StartsWith(page, StringComparison.Ordinal))
            )
        )
        {
            if (await published.FindAsync(note.Id, cancel) is var (_, table))
                chapters.Add(new(note, table, await published.DrawAsync(note.Id, cancel)));
        }

        return chapters.Count == 0 ? null : chapters;
    }

    /// <summary>One published table.</summary>
    /// <param name="Picture">What stands in place of its rows; null for nothing.</param>
    internal sealed record Chapter(DatasetNote Note, DatasetTable Table, DatasetPicture? Picture);
}
