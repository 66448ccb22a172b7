namespace Testamur.Credentials.Verification;

/// <summary>What came of verifying a presentation.</summary>
/// <param name="Format">Whether it could be read.</param>
/// <param name="Integrity">Whether its own signature fits.</param>
/// <param name="HolderBinding">Whether the key belongs to the holder it names.</param>
/// <param name="Credentials">One report for each credential inside, in order; none when the presentation itself is refused.</param>
public sealed record PresentationReport(
    Check Format,
    Check Integrity,
    Check HolderBinding,
    IReadOnlyList<VerificationReport> Credentials
)
{
    /// <summary>The worst of its own checks and of the credentials' verdicts.</summary>
    public Verdict Verdict
    {
        get
        {
            Outcome[] own = [Format.Outcome, Integrity.Outcome, HolderBinding.Outcome];
            if (own.Contains(Outcome.Failed) || Credentials.Any(one => one.Verdict == Verdict.Invalid))
                return Verdict.Invalid;
            return own.Contains(Outcome.Undetermined) || Credentials.Any(one => one.Verdict == Verdict.Undetermined)
                ? Verdict.Undetermined
                : Verdict.Valid;
        }
    }
}
