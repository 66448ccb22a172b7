namespace Testamur.Web.Modules.Quality;

internal enum ReviewState
{
    /// <summary>Submitted; nobody has started.</summary>
    Waiting,
    InReview,

    /// <summary>The checklist is complete; somebody who may approve decides.</summary>
    WithBoard,
    ChangesRequested,
    Approved,
    Rejected,

    /// <summary>Approved once, until its day came or a condition was missed.</summary>
    Lapsed,

    /// <summary>The authors took the version back before the review started.</summary>
    Withdrawn,
}
