namespace Testamur.Web.Modules.Quality;

/// <summary>A finding of the design check as reviewers see it.</summary>
/// <param name="Source">The rule and where it comes from.</param>
/// <param name="Reason">Why it stays; null while nobody said.</param>
/// <param name="By">Who said so.</param>
public sealed record ReviewFinding(string Message, string Source, string? Reason, string? By);
