namespace Testamur.Web.Modules.Observatory.Contracts;

/// <summary>
/// What one room of the observatory has published. Open data serves it under addresses that stay, the front page and the yearly report show it.
/// A room registers its implementation as one of several.
/// </summary>
internal interface IPublishedDatasets
{
    /// <summary>Everything the room has published, newest first; empty before it published anything. Its texts are in the reader's language.</summary>
    Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel);

    /// <summary>The rows of one of them; null for an id of another room.</summary>
    Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel);

    /// <summary>One of them as a picture; null where its rows say it best, and for an id of another room.</summary>
    Task<DatasetPicture?> DrawAsync(string id, CancellationToken cancel) => Task.FromResult<DatasetPicture?>(null);
}

/// <summary>What is said about a published table.</summary>
/// <param name="Id">Its address for good: <c>/observatory/data/{id}</c>. Lower-case letters, digits and hyphens, at most 80.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Finding">What it shows, in one sentence: the heading wherever it is shown.</param>
/// <param name="Method">How it was made.</param>
/// <param name="Caveat">What it does not tell; null for nothing.</param>
/// <param name="Version">Changes when the rows do: a number, a date, the name of a wave.</param>
/// <param name="IssuedOn">When this version was published.</param>
/// <param name="Page">Path of the page that shows it with its picture.</param>
/// <param name="Source">Whose facts they are: the platform's own records, or a published study.</param>
public sealed record DatasetNote(
    string Id,
    string Title,
    string Finding,
    string Method,
    string? Caveat,
    string Version,
    DateOnly IssuedOn,
    string Page,
    string Source
)
{
    /// <summary>What others may do with it; CC BY 4.0 unless the room says otherwise.</summary>
    public Uri Licence { get; init; } = new("https://creativecommons.org/licenses/by/4.0/");
}

/// <summary>The rows of a published table. Small cells are hidden already.</summary>
/// <param name="Columns">In order.</param>
/// <param name="Rows">One text per column, numbers with a decimal point; null for what is unknown or hidden.</param>
public sealed record DatasetTable(IReadOnlyList<DatasetColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>A column of a published table.</summary>
/// <param name="Name">Its stable name in files, without spaces.</param>
/// <param name="Label">Its heading, in the reader's language.</param>
/// <param name="Numeric">Whether it holds figures.</param>
public sealed record DatasetColumn(string Name, string Label, bool Numeric = false);
