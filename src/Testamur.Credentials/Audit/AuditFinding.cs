namespace Testamur.Credentials.Audit;

/// <summary>A flaw and where it is.</summary>
/// <param name="Number">The number of the act; the first of several.</param>
/// <param name="Until">The last of several; else the same.</param>
public sealed record AuditFinding(AuditFlaw Flaw, long Number, long Until);
