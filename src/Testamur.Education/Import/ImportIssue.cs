namespace Testamur.Education.Import;

/// <summary>What an import can find.</summary>
public enum ImportIssue
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>Larger than <see cref="DraftImport.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>More rows with content, or more courses, than <see cref="DraftImport.MaxDrafts"/>.</summary>
    TooManyDrafts,

    /// <summary>Neither text nor any format that is read. The detail says what it looks like, where known.</summary>
    UnknownFormat,

    /// <summary>A quotation mark is not closed, or a record has too many fields.</summary>
    BrokenRecord,

    /// <summary>No name of a column in the first row is known.</summary>
    NoHeader,

    /// <summary>The package is damaged or is no workbook.</summary>
    BrokenWorkbook,

    /// <summary>Unpacked, the workbook is larger than any honest one.</summary>
    WorkbookTooLarge,

    /// <summary>The workbook is locked by a password, or of the format before 2007.</summary>
    LockedWorkbook,

    /// <summary>An XML part declares a document type, or is not well-formed.</summary>
    ForbiddenXml,

    /// <summary>Not JSON, or JSON that names a member twice or nests too deeply.</summary>
    BrokenJson,

    /// <summary>Well-formed, but no course or learning opportunity in it. The detail says why, where known.</summary>
    NoOffers,

    /// <summary>The encoding was not stated; the detail says what it was taken for.</summary>
    EncodingGuessed,

    /// <summary>Control characters were left out.</summary>
    ControlCharacters,

    /// <summary>The language of the texts was guessed; the detail is its code.</summary>
    LanguageGuessed,

    /// <summary>A cell holds a formula; the value it showed last was taken. The detail is the cell.</summary>
    FormulaValue,

    /// <summary>A cell holds a formula without a value, or an error; it was not taken. The detail is the cell.</summary>
    FormulaRefused,

    /// <summary>The workbook links to others; nothing was fetched.</summary>
    ExternalLinks,

    /// <summary>The workbook holds macros; they were not run.</summary>
    Macros,

    /// <summary>Only the first sheet was read; the detail names the others.</summary>
    OtherSheets,

    /// <summary>A column has a name that is not known; its values are left over. The detail is the name.</summary>
    UnknownColumn,

    /// <summary>A row has more cells than there are columns.</summary>
    CellsBeyondHeader,

    /// <summary>There is no title.</summary>
    NoTitle,

    /// <summary>A value could not be understood; it is left over. The detail is the member.</summary>
    NotUnderstood,

    /// <summary>A second, different value for what there is one of; the first was taken. The detail is the member.</summary>
    Conflict,

    /// <summary>More items than a specification can use; the rest is left over. The detail is the member.</summary>
    TooMany,

    /// <summary>The text is longer than any offer; from this line on it was kept and not looked at.</summary>
    RestNotRead,

    /// <summary>Dates belong to a run of the offer; they are left over.</summary>
    DatesBelongToRuns,

    /// <summary>Something of a document in the form of others was not read, or doubted. The detail says what.</summary>
    NotRead,
}
