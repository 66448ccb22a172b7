using Testamur.Education.Specifications;

namespace Testamur.Education.Import;

/// <summary>One specification as it was read from a text, a row or a document of others, with everything that was and was not understood of it.</summary>
public sealed record ImportedDraft
{
    /// <summary>
    /// The id of every imported specification: the nil UUID (<see href="https://www.rfc-editor.org/rfc/rfc9562#name-nil-uuid">RFC 9562 §5.9</see>). Whoever keeps the draft gives
    /// it an id of its own; the address at which it was published elsewhere is among its links.
    /// </summary>
    public const string NoId = "urn:uuid:00000000-0000-0000-0000-000000000000";

    /// <summary>Number of the draft within its document, from 1: what somebody names it by to choose it.</summary>
    public required int Number { get; init; }

    /// <summary>Where it begins.</summary>
    public required ImportPlace Place { get; init; }

    /// <summary>As far as it was understood: version 1, without awarding bodies where none were named, nothing invented.</summary>
    public required Specification Specification { get; init; }

    /// <summary>What was recognised, in the order in which it stood.</summary>
    public IReadOnlyList<ImportedValue> Values { get; init; } = [];

    /// <summary>What was not understood, or not wholly, in its own words: together with <see cref="Values"/> it is all there was.</summary>
    public IReadOnlyList<ImportedText> Leftover { get; init; } = [];

    /// <summary>What somebody should look at.</summary>
    public IReadOnlyList<ImportFinding> Findings { get; init; } = [];

    /// <summary>True when a finding is an error: it cannot become a draft as it stands.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity == ImportSeverity.Error);
}

/// <summary>A value that was recognised.</summary>
/// <param name="Member">Member of <see cref="Specification"/> it went to, in JSON spelling.</param>
/// <param name="Found">The text as it stood.</param>
/// <param name="Place">Where it stood.</param>
/// <param name="Certainty">How sure it is that this was meant.</param>
public sealed record ImportedValue(string Member, string Found, ImportPlace Place, Certainty Certainty);

/// <summary>A text that was not understood.</summary>
/// <param name="Text">As it stood.</param>
/// <param name="Place">Where it begins.</param>
public sealed record ImportedText(string Text, ImportPlace Place);

/// <summary>A place in what was imported.</summary>
/// <param name="Line">Line of a text or row of a table, from 1; 0 where a document has neither.</param>
/// <param name="Name">Column of a table by its header or letter, JSON Pointer of a document; empty for the whole line.</param>
public sealed record ImportPlace(int Line, string Name = "")
{
    /// <summary>The document as a whole.</summary>
    public static ImportPlace Whole { get; } = new(0);
}

/// <summary>How sure a reading is.</summary>
public enum Certainty
{
    /// <summary>It stood under its name.</summary>
    Sure,

    /// <summary>It has the shape of such a value.</summary>
    Likely,

    /// <summary>A guess by its place.</summary>
    Unsure,
}

/// <summary>How much a finding weighs.</summary>
public enum ImportSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Look at it: something was not taken over.</summary>
    Warning,

    /// <summary>The draft, or the whole document, was not taken over.</summary>
    Error,
}

/// <summary>One finding of an import.</summary>
/// <param name="Issue">What it is.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Place">Where.</param>
/// <param name="Detail">What it concerns: a member, a value, a name of an encoding. Text of the document, never trusted.</param>
public sealed record ImportFinding(ImportIssue Issue, ImportSeverity Severity, ImportPlace Place, string Detail = "");

/// <summary>What was read from a document.</summary>
/// <param name="Format">As what it was read.</param>
/// <param name="Drafts">What it holds, in its order.</param>
/// <param name="Findings">About the document as a whole; with an error there are no drafts.</param>
public sealed record ImportReading(
    ImportFormat Format,
    IReadOnlyList<ImportedDraft> Drafts,
    IReadOnlyList<ImportFinding> Findings
)
{
    /// <summary>True when the document as a whole was refused.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity == ImportSeverity.Error);

    internal static ImportReading Refused(
        ImportFormat format,
        ImportIssue issue,
        ImportPlace? place = null,
        string detail = ""
    ) => new(format, [], [new(issue, ImportSeverity.Error, place ?? ImportPlace.Whole, detail)]);
}

/// <summary>As what a document was read.</summary>
public enum ImportFormat
{
    /// <summary>Text as people write it.</summary>
    Text,

    /// <summary>Comma-separated values (RFC 4180), also with other separators.</summary>
    Csv,

    /// <summary>A workbook of Office Open XML (ISO/IEC 29500).</summary>
    Xlsx,

    /// <summary>Courses of the Open Education API, 5 or 6.</summary>
    Ooapi,

    /// <summary>A dataset of the European Learning Model, profile LOQ.</summary>
    Loq,
}
