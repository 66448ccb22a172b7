namespace Testamur.Credentials.Verification;

/// <summary>What schemas say of a credential.</summary>
/// <param name="Outcome">
/// Passed when it follows all of them, failed when it breaks one, undetermined when one is not known or could not be applied.
/// </param>
/// <param name="Schema">The schema that decided, as people call it; empty when none is known.</param>
/// <param name="Violations">How many rules are broken.</param>
/// <param name="First">The first of them in plain words.</param>
/// <param name="Problem">Why a known schema could not be applied; null when it could.</param>
public sealed record SchemaAnswer(
    Outcome Outcome,
    string Schema = "",
    int Violations = 0,
    IReadOnlyList<string>? First = null,
    string? Problem = null
);
