namespace Testamur.Web.Modules.Alliance.Contracts;

/// <summary>The alliance this installation serves.</summary>
internal interface IAlliance
{
    /// <returns>Null before the first run is completed.</returns>
    Task<AllianceView?> FindAsync(CancellationToken cancel);
}

internal sealed record AllianceView(string Name, string? Website);
