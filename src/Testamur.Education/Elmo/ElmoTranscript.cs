using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elmo;

/// <summary>Results of one person as ELMO tells them.</summary>
/// <param name="FullName">The person's full name.</param>
/// <param name="Language">BCP 47 language that comes first where texts are in several.</param>
/// <param name="Reports">One for each institution.</param>
public sealed record ElmoTranscript(string FullName, string Language, IReadOnlyList<ElmoReport> Reports)
{
    /// <summary>Given names; null when the name is not known in parts.</summary>
    public string? GivenNames { get; init; }

    /// <summary>Family name; null when the name is not known in parts.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Date of birth: with the names it is how the receiving system finds the person.</summary>
    public DateOnly? BirthDate { get; init; }
}

/// <summary>An institution and what it answers for.</summary>
/// <param name="IssuerName">Its name.</param>
/// <param name="IssuerUrl">Its home page.</param>
/// <param name="IssuerCountry">ISO 3166-1 alpha-2; null for an international one.</param>
/// <param name="IssuerIdentifiers">At least one, such as <c>schac</c>, <c>erasmus</c> or <c>pic</c>.</param>
/// <param name="IssuedAt">When the report was issued.</param>
/// <param name="Results">The results.</param>
public sealed record ElmoReport(
    LangText IssuerName,
    string IssuerUrl,
    string? IssuerCountry,
    IReadOnlyList<ElmoIdentifier> IssuerIdentifiers,
    DateTimeOffset IssuedAt,
    IReadOnlyList<ElmoResult> Results
);

/// <summary>An identifier with its type.</summary>
/// <param name="Type">Type, such as <c>local</c> or <c>schac</c>.</param>
/// <param name="Value">The identifier.</param>
public sealed record ElmoIdentifier(string Type, string Value);

/// <summary>What kind of thing a result belongs to.</summary>
public enum ElmoKind
{
    /// <summary>A degree programme.</summary>
    DegreeProgramme,

    /// <summary>A group of courses.</summary>
    Module,

    /// <summary>The smallest thing that gives credits.</summary>
    Course,
}

/// <summary>A passed programme, module or course.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
public sealed record ElmoResult(LangText Title, ElmoKind Kind)
{
    /// <summary>Identifiers.</summary>
    public IReadOnlyList<ElmoIdentifier> Identifiers { get; init; } = [];

    /// <summary>More in words.</summary>
    public LangText Description { get; init; } = LangText.Empty;

    /// <summary>Credits; of a whole only where its parts have none (the format counts them once).</summary>
    public Ects? Ects { get; init; }

    /// <summary>Grade as the transcript has it.</summary>
    public string? Grade { get; init; }

    /// <summary>When it was passed.</summary>
    public DateOnly? PassedOn { get; init; }

    /// <summary>EQF level.</summary>
    public int? EqfLevel { get; init; }

    /// <summary>ISCED-F code.</summary>
    public string? IscedF { get; init; }

    /// <summary>ISO 639-1 language of teaching.</summary>
    public string? TeachingLanguage { get; init; }

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<ElmoResult> Parts { get; init; } = [];

    /// <summary>A result that was recognised: a course with the accepted credits, described by its source.</summary>
    public static ElmoResult Of(RecognisedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(part.Title, ElmoKind.Course)
        {
            Identifiers = [new("statement", part.StatementId), new("credential", part.CredentialId)],
            Description = RecognisedTexts.Supplement(part).Further,
            Ects = part.Accepted,
            Grade = part.Grade,
            PassedOn = part.DecidedOn,
        };
    }
}
