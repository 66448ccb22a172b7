namespace Testamur.Credentials.Audit;

/// <summary>What reading an audit log to its end showed.</summary>
/// <param name="Entries">The acts that were read.</param>
/// <param name="Forgotten">Those of them whose actor or subject was forgotten. Their place and what was done are still proved.</param>
/// <param name="Head">The hash of the last act in order, or <see cref="AuditChain.Start"/>.</param>
/// <param name="Findings">In the order in which they were met, at most <see cref="AuditVerifier.MostFindings"/>.</param>
public sealed record AuditReport(long Entries, long Forgotten, string Head, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Whether nothing was changed, removed, inserted or moved.</summary>
    public bool IsIntact => Findings.Count == 0;
}
