namespace Testamur.Web.Modules.Design;

/// <summary>Where a version stands in its life.</summary>
internal enum SpecificationState
{
    Draft,

    /// <summary>A draft that partners outside work on.</summary>
    CoDesign,
    Submitted,
    InReview,
    ChangesRequested,
    Approved,
    Rejected,
    ExternalReview,
    ExternallyApproved,
    Published,
    Suspended,
    Retired,
    Lapsed,
}
