using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Verification;

/// <summary>The outcome of one verification: always all checks of <see cref="CheckCode"/>, in order.</summary>
public sealed record VerificationReport
{
    internal VerificationReport(
        CredentialFormat format,
        string formatName,
        IReadOnlyList<Check> checks,
        CredentialSummary? summary,
        bool proofOnly,
        bool trustGiven,
        bool anchorsGiven = false,
        IReadOnlyList<VerificationReport>? contained = null
    )
    {
        Contained = contained ?? [];
        Format = format;
        FormatName = formatName;
        Checks = checks;
        Summary = summary;
        Verdict = Decide(format, checks, proofOnly, trustGiven, trustGiven || anchorsGiven);
    }

    /// <summary>The form of the document.</summary>
    public CredentialFormat Format { get; }

    /// <summary>The form as text, with the proof suite where there is one.</summary>
    public string FormatName { get; }

    /// <summary>All ten checks.</summary>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>What was understood; null when nothing was.</summary>
    public CredentialSummary? Summary { get; }

    /// <summary>What the seal of a European Digital Credential says and how far it holds; null for other forms.</summary>
    public SealReport? Seal { get; internal init; }

    /// <summary>
    /// The credentials inside a Comprehensive Learner Record, each verified by itself. They change nothing about the record's own verdict: its issuer
    /// vouches for the record, not for theirs.
    /// </summary>
    public IReadOnlyList<VerificationReport> Contained { get; }

    /// <summary>What the checks come to.</summary>
    public Verdict Verdict { get; }

    /// <summary>The check with this code.</summary>
    public Check this[CheckCode code] => Checks[(int)code];

    private static Verdict Decide(
        CredentialFormat format,
        IReadOnlyList<Check> checks,
        bool proofOnly,
        bool authorityAsked,
        bool identityAsked
    )
    {
        bool Decides(CheckCode code) =>
            code is CheckCode.Format or CheckCode.Integrity
            || (!proofOnly && (code is CheckCode.IssuerBinding or CheckCode.Validity or CheckCode.Status))
            || (!proofOnly && identityAsked && code is CheckCode.IssuerIdentity)
            || (!proofOnly && authorityAsked && code is CheckCode.IssuerAuthority);
        // Real European Digital Credentials break their shapes and are sealed all the same.
        bool Fails(Check check) =>
            check.Outcome == Outcome.Failed && !(check.Code == CheckCode.Schema && format == CredentialFormat.EdcJades);
        if (checks.Any(Fails))
            return Verdict.Invalid;
        return checks.Any(c => c.Outcome == Outcome.Undetermined && Decides(c.Code)) ? Verdict.Undetermined : Verdict.Valid;
    }
}
