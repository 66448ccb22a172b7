namespace Testamur.Benchmarks;

/// <summary>A thing that is measured.</summary>
/// <param name="Name">The same on both sides, such as <c>issue eddsa-rdfc-2022 badge</c>; raw costs begin with <c>raw</c>.</param>
/// <param name="Run">Does it once; fails when the result is wrong, so that no refusal is measured as speed.</param>
internal sealed record Operation(string Name, Action Run);
