using Testamur.Credentials.Verification;

namespace Testamur.Education.Recognition;

/// <summary>
/// What verifying a credential came to, as far as recognition asks: three-valued, since a check that did not run is no pass.
/// </summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Integrity">Whether the text is as it was signed.</param>
/// <param name="IssuerBinding">Whether the key belongs to the issuer it names.</param>
/// <param name="IssuerIdentity">Whether the issuer is who it says.</param>
/// <param name="IssuerAuthority">Whether the issuer may award this.</param>
/// <param name="Validity">Whether it is within its dates.</param>
/// <param name="Status">Whether it was withdrawn.</param>
public sealed record VerificationSummary(
    Verdict Verdict,
    Outcome Integrity,
    Outcome IssuerBinding,
    Outcome IssuerIdentity,
    Outcome IssuerAuthority,
    Outcome Validity,
    Outcome Status
)
{
    /// <summary>Nobody verified it.</summary>
    public static VerificationSummary None { get; } =
        new(
            Verdict.Undetermined,
            Outcome.Undetermined,
            Outcome.Undetermined,
            Outcome.Undetermined,
            Outcome.Undetermined,
            Outcome.Undetermined,
            Outcome.Undetermined
        );

    /// <summary>
    /// What the summary says about a document of this kind. Where no seal, proof or signature is there nothing was forged: it proves nothing, and what it says
    /// is for a person to confirm, as with a paper. What was withdrawn or has expired stays invalid.
    /// </summary>
    /// <param name="secured">Whether the document carries any.</param>
    public VerificationSummary For(bool secured) =>
        secured || Verdict != Verdict.Invalid || Validity == Outcome.Failed || Status == Outcome.Failed
            ? this
            : this with
            {
                Verdict = Verdict.Undetermined,
            };

    /// <summary>The summary of a report.</summary>
    public static VerificationSummary Of(VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            report.Verdict,
            report[CheckCode.Integrity].Outcome,
            report[CheckCode.IssuerBinding].Outcome,
            report[CheckCode.IssuerIdentity].Outcome,
            report[CheckCode.IssuerAuthority].Outcome,
            report[CheckCode.Validity].Outcome,
            report[CheckCode.Status].Outcome
        );
    }
}
