using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>
/// Credits that were earned elsewhere and recognised here, as a larger award names them: a transcript line, an entry of a diploma supplement and an achievement
/// inside a European Digital Credential are made of it.
/// </summary>
/// <param name="Title">What was recognised, as its source names it.</param>
/// <param name="CredentialId">Identifier of the credential that was recognised.</param>
/// <param name="Source">Who awarded it.</param>
/// <param name="SourceCountry">ISO 3166-1 alpha-2 country of who awarded it; a European Digital Credential needs it.</param>
/// <param name="Accepted">Credits accepted.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="StatementId">Identifier of the statement of recognition.</param>
public sealed record RecognisedPart(
    LangText Title,
    string CredentialId,
    string Source,
    string? SourceCountry,
    Ects Accepted,
    DateOnly DecidedOn,
    string StatementId
)
{
    /// <summary>What it takes the place of, by title; null when it stands for itself.</summary>
    public string? Replaces { get; init; }

    /// <summary>The grade it counts with here; null when it counts without one.</summary>
    public string? Grade { get; init; }

    /// <summary>The agreement or rule it rests on.</summary>
    public string? Basis { get; init; }
}
