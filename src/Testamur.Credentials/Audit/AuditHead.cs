namespace Testamur.Credentials.Audit;

/// <summary>Where a chain ends. Kept elsewhere, it later proves that nothing before it was touched.</summary>
/// <param name="Institution">Whose chain it is; all zeros for acts that belong to no institution.</param>
/// <param name="Number">The number of the last act; 0 while there is none.</param>
/// <param name="Hash">The hash of the last act, or <see cref="AuditChain.Start"/>.</param>
/// <param name="At">When this was the end.</param>
public sealed record AuditHead(Guid Institution, long Number, string Hash, DateTimeOffset At);
