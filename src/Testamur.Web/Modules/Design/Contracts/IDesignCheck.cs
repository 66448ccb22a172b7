using Testamur.Education.Linter;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>What the design rules find in a stored version, for those who review it.</summary>
internal interface IDesignCheck
{
    /// <returns>Null when there is no such version.</returns>
    Task<DesignCheckView?> FindAsync(Guid specification, int version, CancellationToken cancel);
}

/// <param name="Findings">What was found, the heaviest first.</param>
/// <param name="Report">Every rule with what became of it.</param>
internal sealed record DesignCheckView(IReadOnlyList<CheckedFinding> Findings, LintReport Report);

/// <param name="Place">What an answer or a repair names it by.</param>
/// <param name="Reason">Why it stays, as its authors wrote; null while nobody did.</param>
/// <param name="By">Who wrote the reason.</param>
internal sealed record CheckedFinding(Finding Finding, string Place, string? Reason, PersonId? By);
