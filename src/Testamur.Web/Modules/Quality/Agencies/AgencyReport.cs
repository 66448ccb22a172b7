using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Agencies;

/// <summary>What an agency decided: about the institution, or about one specification. Recorded once; a mistake is taken back and recorded anew.</summary>
internal sealed class AgencyReport : IForAllUnits
{
    public const int LongestName = 200;
    public const int LongestAddress = 500;

    /// <summary>Years a decision holds when it names no end: the default of DEQAR.</summary>
    public const int DefaultYears = 6;

    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Null for the institution as a whole.</summary>
    public Guid? Specification { get; init; }

    public required string Agency { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? AgencyCountry { get; init; }

    /// <summary>Number of the report in the Database of External Quality Assurance Results.</summary>
    public int? DeqarId { get; init; }

    public string? Address { get; init; }

    public required AgencyDecision Decision { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>The report as it was on the day it was recorded; null without a copy.</summary>
    public string? SnapshotName { get; private set; }

    public string? SnapshotType { get; private set; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string? SnapshotHash { get; private set; }

    public required PersonId AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public PersonId? TakenBackBy { get; private set; }

    public DateTimeOffset? TakenBackAt { get; private set; }

    public void Keep(string name, string mediaType, string hash) =>
        (SnapshotName, SnapshotType, SnapshotHash) = (name, mediaType, hash);

    public void TakeBack(PersonId by, DateTimeOffset now) => (TakenBackBy, TakenBackAt) = (by, now);
}

/// <summary>The values of DEQAR.</summary>
internal enum AgencyDecision
{
    Positive,
    PositiveWithConditions,
    Negative,
    NotApplicable,
}
