namespace Testamur.Education.Observatory.Reviews;

/// <summary>One thing that a search found: a project or a publication, as its source describes it.</summary>
/// <param name="Title">One line; never empty.</param>
/// <param name="Year">The year of publication or award, 1900–2100; null when the source has none.</param>
/// <param name="Identifier">A DOI, a project number or the like, as the source writes it; null without one.</param>
/// <param name="Country">As the source writes it; null without one.</param>
/// <param name="Abstract">The summary; null without one.</param>
/// <param name="Address">Where it can be read; null without one.</param>
public sealed record FoundRecord(
    string Title,
    int? Year,
    string? Identifier,
    string? Country = null,
    string? Abstract = null,
    string? Address = null
)
{
    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 1000;

    /// <summary>Characters of a summary.</summary>
    public const int LongestAbstract = 20_000;

    /// <summary>Characters of an identifier or a country.</summary>
    public const int LongestIdentifier = 200;

    /// <summary>Characters of an address.</summary>
    public const int LongestAddress = 2000;
}

/// <summary>How a list of records is written.</summary>
public enum RecordFormat
{
    /// <summary>Comma-separated values (<see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>), also with semicolons or tabs.</summary>
    Csv,

    /// <summary>Tagged lines, two signs and a dash, as reference managers exchange them; <c>TY</c> begins and <c>ER</c> ends a record.</summary>
    Ris,
}

/// <summary>Why a whole file cannot be read.</summary>
public enum FileFlaw
{
    /// <summary>More than <see cref="RecordReader.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>Neither UTF-8 nor UTF-16 with its mark, or it holds a zero character.</summary>
    NotText,

    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>More than <see cref="RecordReader.MostRecords"/>.</summary>
    TooMany,

    /// <summary>Quotation marks that do not fit, or more than a hundred columns.</summary>
    BrokenCsv,

    /// <summary>No column that names titles.</summary>
    NoTitleColumn,

    /// <summary>Two columns for the same thing.</summary>
    ColumnTwice,
}

/// <summary>Why a row is kept but not taken as a record.</summary>
public enum RowFlaw
{
    /// <summary>It has no title.</summary>
    NoTitle,

    /// <summary>What stands for the year is not a year from 1900 to 2100.</summary>
    NotAYear,

    /// <summary>A value is longer than a record holds.</summary>
    TooLong,

    /// <summary>It has more values than the table has columns.</summary>
    TooManyValues,

    /// <summary>It is no tagged line, or stands outside a record.</summary>
    NotTagged,

    /// <summary>It begins while the record before is still open, or never ends.</summary>
    NotEnded,
}

/// <summary>One row of a file: a record, or what is wrong with it.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">Its beginning as it stands in the file, at most <see cref="RecordReader.LongestExcerpt"/> characters, so that it can be found and mended.</param>
/// <param name="Record">Null when there is a flaw.</param>
/// <param name="Flaw">Null when there is a record.</param>
public sealed record RecordRow(int Line, string Text, FoundRecord? Record, RowFlaw? Flaw);

/// <summary>What a file was understood as. A file with a flaw has no rows.</summary>
/// <param name="Flaw">Why nothing could be read; null when rows were.</param>
/// <param name="Line">Where the flaw is, from 1; null when it is about the whole.</param>
/// <param name="Ignored">Columns or tags that say nothing to a review, as they are written; at most 20.</param>
public sealed record RecordReading(
    RecordFormat Format,
    IReadOnlyList<RecordRow> Rows,
    FileFlaw? Flaw = null,
    int? Line = null,
    IReadOnlyList<string>? Ignored = null
)
{
    /// <summary>The rows that are records, in order.</summary>
    public IEnumerable<FoundRecord> Records => Rows.Select(row => row.Record).OfType<FoundRecord>();

    internal static RecordReading Refused(RecordFormat format, FileFlaw flaw, int? line = null) => new(format, [], flaw, line);
}
