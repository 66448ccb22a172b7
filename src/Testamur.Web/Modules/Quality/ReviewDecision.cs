using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>One decision about a version. Appended to, never changed.</summary>
/// <param name="By">Null when the platform found that an approval had ended.</param>
/// <param name="Until">The last day of an approval that was given, or of the one that ended.</param>
internal sealed record ReviewDecision(
    InstitutionId Institution,
    Guid Id,
    ReviewId Review,
    int Round,
    DecisionKind Kind,
    PersonId? By,
    DateTimeOffset At,
    string? Note,
    DateOnly? Until
) : IPartOf<Review>;

internal enum DecisionKind
{
    Approved,
    ApprovedWithConditions,
    ChangesRequested,
    Rejected,
    Lapsed,
    AgencyApproved,
    AgencyAskedForChanges,
    AgencyRejected,
}
