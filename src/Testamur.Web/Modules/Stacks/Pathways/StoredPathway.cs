namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>A way to a larger certificate. What it asks for stands in its versions; whose it is never changes.</summary>
internal sealed class StoredPathway
{
    public const int LongestId = 100;

    /// <summary>The <c>id</c> inside its documents; also in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Short name of the institution that awards the certificate; null when it is none of the alliance.</summary>
    public string? Home { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
