using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>What somebody, or the platform, does to a version.</summary>
internal enum Move
{
    OpenCoDesign,
    CloseCoDesign,
    Submit,

    /// <summary>Its authors take a submitted version back.</summary>
    Withdraw,
    StartReview,
    AskForChanges,

    /// <summary>The first change of a version that came back.</summary>
    Revise,
    Approve,
    Reject,
    SendToAgency,
    AgencyApproves,
    AgencyAsksForChanges,
    AgencyRejects,
    Publish,
    Suspend,
    Resume,
    Retire,

    /// <summary>Its approval ended.</summary>
    Lapse,

    /// <summary>A version whose approval ended is reviewed again, with the text it has.</summary>
    ReviewAgain,
}

/// <summary>One allowed move.</summary>
/// <param name="By">What who makes it must be permitted; null for the platform alone.</param>
internal sealed record AllowedMove(Move Move, SpecificationState From, SpecificationState To, Permission? By);
