using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>
/// An agreement by which institutions recognise one another's micro-credentials without looking at each one, as data: the words people
/// read and the part a machine applies in one document, so that what is signed is what is applied. Its parts follow the Model Credit
/// Recognition Agreement of the ECCOE project (<see href="https://eccoe.eu/">ECCOE</see>).
/// </summary>
public sealed record Agreement
{
    /// <summary>The form of the document that this library reads and writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The form of the document; always <see cref="CurrentFormat"/>.</summary>
    public required int Format { get; init; }

    /// <summary>The same in all versions.</summary>
    public required Guid Id { get; init; }

    /// <summary>From 1. What is signed is one version.</summary>
    public required int Version { get; init; }

    /// <summary>Its name by language.</summary>
    public required LangText Title { get; init; }

    /// <summary>What the parties agree, in words, by language: paragraphs parted by empty lines.</summary>
    public LangText Text
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>What happens to data about learners, by language.</summary>
    public LangText DataProtection
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Who agrees; at least two.</summary>
    public IReadOnlyList<AgreementParty> Parties
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Who signs for each party.</summary>
    public IReadOnlyList<Signatory> Signatories
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The scope: what meets one of the clauses is in it. The first that covers is cited.</summary>
    public IReadOnlyList<AgreementClause> Clauses
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What quality every credential must show.</summary>
    public QualityCriteria Quality
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>Which credential stands for which of a receiver's own.</summary>
    public IReadOnlyList<Equivalence> Equivalences
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What becomes of grades.</summary>
    public GradeTerms Grades
    {
        get;
        init => field = value ?? new(GradeRule.None);
    } = new(GradeRule.None);

    /// <summary>How much is recognised at most.</summary>
    public CreditCaps Caps
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The first day on which it applies.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it applies.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The day by which the parties look at it again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Days between a party's notice and the end of the agreement.</summary>
    public int ExitNoticeDays { get; init; }
}
