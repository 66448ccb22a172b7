using Testamur.Education.Recognition;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>Who issues the badge.</summary>
/// <param name="Id">DID or https identifier; the signing key must belong to it.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Url">Home page.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record BadgeIssuer(string Id, string Name, string? Url = null, string? Country = null)
{
    /// <summary>The identifier that the certificate of its seal carries; a sealed European Digital Credential needs it.</summary>
    public LegalIdentifier? LegalId { get; init; }
}

/// <summary>
/// About whom the badge speaks. At least one of <paramref name="Id"/> and <paramref name="HashedEmail"/> is needed: Open Badges
/// 3.0 asks for an id or an identifier. A name alone identifies nobody.
/// </summary>
/// <param name="Id">DID of the holder.</param>
/// <param name="HashedEmail">An e-mail address that is stored only as a salted hash.</param>
/// <param name="Salt">Salt of the hash: random, from the caller.</param>
/// <param name="Name">Name in clear text, as an identifier of type <c>name</c>.</param>
public sealed record BadgeSubject(string? Id = null, string? HashedEmail = null, string? Salt = null, string? Name = null)
{
    /// <summary>Hash of the e-mail address and the salt, <c>sha256$…</c>, when the address itself is not known: read from a document.</summary>
    public string? EmailHash { get; init; }

    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }
}

/// <summary>A result, for the whole (neither outcome nor task), for one learning outcome or for one assessment task.</summary>
/// <param name="Value">Grade, mark or "pass".</param>
/// <param name="OutcomeId">Id of the outcome in the specification.</param>
/// <param name="AssessmentId">Id of the task in the specification.</param>
public sealed record BadgeResult(string Value, string? OutcomeId = null, string? AssessmentId = null);

/// <summary>The same award as another document.</summary>
/// <param name="Format">Name of its format, such as "European Learning Model".</param>
/// <param name="Id">Identifier of the other credential, an absolute URI.</param>
public sealed record OtherForm(string Format, string Id);

/// <summary>An entry of a Bitstring Status List (https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry).</summary>
/// <param name="ListUrl">Address of the status list credential.</param>
/// <param name="Index">Place in the list.</param>
/// <param name="Purpose">"revocation" or "suspension".</param>
public sealed record BadgeStatus(string ListUrl, long Index, string Purpose = "revocation");

/// <summary>How the identity of the learner was checked at one assessment task.</summary>
/// <param name="AssessmentId">Id of the task in the specification.</param>
/// <param name="Supervision">Code of the vocabulary <c>supervision</c>, as it really was.</param>
/// <param name="Narrative">What was done, without personal data.</param>
public sealed record IdentityEvidence(string AssessmentId, string Supervision, string? Narrative = null);

/// <summary>What an award adds to a specification.</summary>
public sealed record AwardFacts
{
    /// <summary>Identifier of the credential, an absolute URI.</summary>
    public required string CredentialId { get; init; }

    /// <summary>Identifier of the achievement: a stable URI of the specification's version.</summary>
    public required string AchievementId { get; init; }

    /// <summary>Issuer.</summary>
    public required BadgeIssuer Issuer { get; init; }

    /// <summary>Learner.</summary>
    public required BadgeSubject Subject { get; init; }

    /// <summary>First moment of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>When the document was issued; the same as <see cref="ValidFrom"/> when null.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Last moment of validity; null without end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When the award was decided.</summary>
    public DateTimeOffset? AwardedOn { get; init; }

    /// <summary>Credits earned; those of the specification when null.</summary>
    public Ects? CreditsEarned { get; init; }

    /// <summary>Page with the criteria.</summary>
    public string? CriteriaUrl { get; init; }

    /// <summary>Results.</summary>
    public IReadOnlyList<BadgeResult> Results { get; init; } = [];

    /// <summary>Status list entries. More than one is right in VC 2.0 but refused by the JSON Schema of Open Badges 3.0.</summary>
    public IReadOnlyList<BadgeStatus> Status { get; init; } = [];

    /// <summary>Identity checks.</summary>
    public IReadOnlyList<IdentityEvidence> Evidence { get; init; } = [];

    /// <summary>The same award in other formats, each named by the identifier of its document.</summary>
    public IReadOnlyList<OtherForm> OtherForms { get; init; } = [];

    /// <summary>Identifier of the credential in place of which this one was issued, an absolute URI; null when it corrects none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The credentials that were counted for this one, in the order of its rules; none for one that was not stacked.</summary>
    public IReadOnlyList<AwardPart> Parts { get; init; } = [];

    /// <summary>Credits earned elsewhere and recognised here, in the order of the transcript; a European Digital Credential names them, a badge has no place for them.</summary>
    public IReadOnlyList<RecognisedPart> Recognised { get; init; } = [];

    /// <summary>The mandate under which <see cref="Issuer"/> issues for the awarding institution; null when it issues in its own right.</summary>
    public IssuingMandate? Mandate { get; init; }

    /// <summary>Language of the badge's texts; the specification's default when null.</summary>
    public string? Language { get; init; }
}
