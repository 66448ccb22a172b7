using System.Security.Cryptography;
using Testamur.Credentials.Verification;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Documents;

/// <summary>
/// A statement of recognition: who decided what about which credential, for which purpose and why, and how it can be appealed. A page, a print and a signed
/// credential (<see cref="StatementDocument"/>) say the same of it. All texts are in one language, that of the applicant.
/// </summary>
public sealed record RecognitionStatement
{
    /// <summary>Identifier of the statement, an absolute URI.</summary>
    public required string Id { get; init; }

    /// <summary>BCP 47 language of its texts.</summary>
    public required string Language { get; init; }

    /// <summary>The institution that recognises.</summary>
    public required StatementParty Institution { get; init; }

    /// <summary>The person.</summary>
    public required StatementPerson Person { get; init; }

    /// <summary>The credential that was decided about.</summary>
    public required StatementCredential Credential { get; init; }

    /// <summary>What it was asked for.</summary>
    public required string Purpose { get; init; }

    /// <summary>What was decided.</summary>
    public required RecognitionOutcome Outcome { get; init; }

    /// <summary>By which route.</summary>
    public required RecognitionRoute Route { get; init; }

    /// <summary>Credits claimed, after conversion; null when none were.</summary>
    public Ects? Claimed { get; init; }

    /// <summary>Credits accepted.</summary>
    public Ects? Accepted { get; init; }

    /// <summary>How credits were converted, as a sum; null when they were taken as stated.</summary>
    public string? CreditSum { get; init; }

    /// <summary>EQF level accepted, 1 to 8.</summary>
    public int? EqfLevel { get; init; }

    /// <summary>Learning outcomes accepted, in words.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>What it takes the place of; null when it stands for itself.</summary>
    public StatementTarget? Replaces { get; init; }

    /// <summary>The grade it counts with; null when it counts without one.</summary>
    public string? Grade { get; init; }

    /// <summary>How the grade was found.</summary>
    public string? GradeMethod { get; init; }

    /// <summary>The law, rule or agreement it rests on, in words.</summary>
    public required string Basis { get; init; }

    /// <summary>Identifier of the agreement; null when it rests on none.</summary>
    public string? AgreementId { get; init; }

    /// <summary>Why; empty only for recognition in full.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The condition of conditional recognition.</summary>
    public string? Condition { get; init; }

    /// <summary>What it is recognised as, of alternative recognition.</summary>
    public string? Instead { get; init; }

    /// <summary>Day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Who decided, by name or function.</summary>
    public required string Officer { get; init; }

    /// <summary>How to appeal.</summary>
    public required string AppealRoute { get; init; }

    /// <summary>Last day to appeal.</summary>
    public required DateOnly AppealUntil { get; init; }

    /// <summary>The hash by which a statement names the file of a credential: SHA-256 as <see href="https://www.w3.org/TR/SRI/">subresource integrity</see> writes it.</summary>
    public static string HashOf(ReadOnlySpan<byte> file) => "sha256-" + Convert.ToBase64String(SHA256.HashData(file));

    /// <summary>The recognised credits as a part of something larger; null when nothing was accepted.</summary>
    public RecognisedPart? AsPart() =>
        Accepted is { Hundredths: > 0 } accepted
            ? new(
                LangText.Of(Language, Credential.Title),
                Credential.Id,
                Credential.Issuer,
                Credential.IssuerCountry,
                accepted,
                DecidedOn,
                Id
            )
            {
                Replaces = Replaces?.Title,
                Grade = Grade,
                Basis = Basis,
            }
            : null;
}

/// <summary>The institution that recognises.</summary>
/// <param name="Id">Its DID or https identifier: the signing key must belong to it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record StatementParty(string Id, string Name, string? Country = null);

/// <summary>The person whose learning is recognised.</summary>
/// <param name="Id">DID of the person; null when it has none.</param>
/// <param name="Name">Full name.</param>
/// <param name="BirthDate">Date of birth.</param>
public sealed record StatementPerson(string? Id, string Name, DateOnly? BirthDate = null);

/// <summary>The credential that was decided about.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Issuer">Who issued it, by name.</param>
/// <param name="IssuerCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Hash">Hash of the file, <see cref="RecognitionStatement.HashOf"/>.</param>
/// <param name="Verdict">What verifying it came to.</param>
/// <param name="VerifiedAt">When it was verified.</param>
public sealed record StatementCredential(
    string Id,
    string Title,
    string Issuer,
    string? IssuerCountry,
    string Hash,
    Verdict Verdict,
    DateTimeOffset VerifiedAt
);

/// <summary>What recognised learning takes the place of.</summary>
/// <param name="Id">Identifier of the module or specification.</param>
/// <param name="Title">Its title.</param>
public sealed record StatementTarget(string? Id, string Title);
