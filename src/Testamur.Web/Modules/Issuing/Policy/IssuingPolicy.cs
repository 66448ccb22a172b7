using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Policy;

/// <summary>How an institution wants its credentials issued. Without a row, as the installation's settings say.</summary>
internal sealed class IssuingPolicy : IForAllUnits
{
    /// <summary>The smallest batch that can ask for a second person: one credential is issued while its caller waits.</summary>
    public const int SmallestApproval = 2;

    public const int LongestUndo = 24 * 60;

    public required InstitutionId Institution { get; init; }

    /// <summary>From so many credentials on a second person signs a batch off; null for never.</summary>
    public int? ApprovalFrom { get; set; }

    /// <summary>For so long an act on several credentials can be taken back before it happens. 0 for at once.</summary>
    public int UndoMinutes { get; set; }

    /// <summary>Whether new credentials name a second entry, by which they can be suspended.</summary>
    public bool Suspendable { get; set; }

    public bool NeedsApproval(int credentials) => ApprovalFrom is { } from && credentials >= from;
}
