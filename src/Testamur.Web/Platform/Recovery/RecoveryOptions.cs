using Microsoft.Extensions.Options;

namespace Testamur.Web.Platform.Recovery;

/// <summary>What is kept apart from the database, so that a restored one can be brought up to it; section <c>Testamur:Recovery</c>.</summary>
internal sealed class RecoveryOptions
{
    /// <summary>
    /// Where the journal of erasures and the copies of published status lists lie. Default: <c>recovery</c> in the data folder. On a server it belongs on
    /// another disk than the database, and several nodes may share one folder.
    /// </summary>
    public string? Folder { get; set; }
}

/// <summary>The folder, made when something is written.</summary>
internal sealed class RecoveryFolder(IOptions<RecoveryOptions> recovery, IOptions<TestamurOptions> platform)
{
    public string Path =>
        string.IsNullOrWhiteSpace(recovery.Value.Folder)
            ? System.IO.Path.Combine(platform.Value.DataFolder, "recovery")
            : recovery.Value.Folder;
}
