using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>One time stamp of a seal (<see href="https://www.rfc-editor.org/rfc/rfc3161#section-2.4.2">RFC 3161 §2.4.2</see>).</summary>
/// <param name="Kind">Its name in the seal: <c>adoTst</c>, <c>sigTst</c> or <c>arcTst</c>.</param>
/// <param name="Time">The time it states; null when it cannot be read.</param>
/// <param name="HashAlgorithm">The digest it was made of, such as <c>sha256</c>.</param>
/// <param name="ImprintMatches">Whether that digest is the one of what it stamps; null when it could not be computed.</param>
/// <param name="Authority">Who stamped, as its certificate says.</param>
/// <param name="Outcome">Passed only when it is intact, fits, and its authority is one the caller trusts for that.</param>
/// <param name="Reason">Why, as a code out of <see cref="Reasons"/>.</param>
public sealed record SealTimeStamp(
    string Kind,
    DateTimeOffset? Time,
    string? HashAlgorithm,
    bool? ImprintMatches,
    string? Authority,
    Outcome Outcome,
    string Reason
);
