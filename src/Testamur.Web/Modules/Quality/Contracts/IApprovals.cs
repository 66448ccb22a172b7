namespace Testamur.Web.Modules.Quality.Contracts;

/// <summary>Whether a version of the current institution is approved today. Whoever publishes, opens an offering or issues asks here.</summary>
internal interface IApprovals
{
    Task<ApprovalView> FindAsync(Guid specification, int version, CancellationToken cancel);
}

/// <param name="Until">The last day of the approval; null without one.</param>
internal sealed record ApprovalView(ApprovalStanding Standing, DateOnly? Until)
{
    /// <summary>Given, not over, and no condition is missed.</summary>
    public bool IsLive => Standing == ApprovalStanding.Live;
}

/// <summary>How an approval stands on a day.</summary>
internal enum ApprovalStanding
{
    /// <summary>Never given, or taken back.</summary>
    None,
    Live,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>A condition was not met by its day, or somebody judged it as not met.</summary>
    ConditionMissed,
}
