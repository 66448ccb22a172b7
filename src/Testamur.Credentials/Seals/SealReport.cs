using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>What a seal says and how far it holds. Everything of the certificate is as registered by the authority that issued it.</summary>
public sealed record SealReport
{
    /// <summary>How each step ended, all of them, in order.</summary>
    public required IReadOnlyList<SealStep> Steps { get; init; }

    /// <summary>How much a later verifier finds in the seal; only what is consistent counts.</summary>
    public required SealLevel Level { get; init; }

    /// <summary>The signature's algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>When it was sealed, by the sealer's own word.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Since when it was sealed at the latest, by a time stamp of a trusted authority; null when nothing proves it.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>The certificate's subject, in its own order: <c>C=EE, O=…</c>; empty when there is no readable certificate.</summary>
    public string Signer { get; init; } = "";

    /// <summary>The organisation's registered name (O).</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The organisation's registered identifier, such as <c>VATES-A00000000</c> (organizationIdentifier).</summary>
    public string? OrganizationIdentifier { get; init; }

    /// <summary>The country (C), two letters.</summary>
    public string? Country { get; init; }

    /// <summary>Who issued the certificate.</summary>
    public string IssuedBy { get; init; } = "";

    /// <summary>From when the certificate is valid.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Until when the certificate is valid.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>What the certificate says of itself under European law.</summary>
    public QualifiedStatements? Statements { get; init; }

    /// <summary>Whether <c>x5t#S256</c> is the certificate's; null when the header has none.</summary>
    public bool? ThumbprintMatches { get; init; }

    /// <summary>Whether <c>kid</c> names the certificate by issuer and serial number; null when it is something else or absent.</summary>
    public bool? KeyIdMatches { get; init; }

    /// <summary>All time stamps, in order.</summary>
    public IReadOnlyList<SealTimeStamp> TimeStamps { get; init; } = [];

    /// <summary>What was added after sealing, by name and in order.</summary>
    public IReadOnlyList<string> Additions { get; init; } = [];

    /// <summary>The header's <c>crit</c>.</summary>
    public IReadOnlyList<string> Critical { get; init; } = [];

    /// <summary>The members of the protected header, in order.</summary>
    public IReadOnlyList<string> HeaderNames { get; init; } = [];

    /// <summary>How many certificates the header carries.</summary>
    public int CertificateCount { get; init; }

    /// <summary>The step with this code.</summary>
    public SealStep this[SealStepCode code] => Steps[(int)code];

    /// <summary>Whether nothing was changed since it was sealed: certificate, signature and what was stamped fit each other.</summary>
    public bool IsIntact => Integrity.Outcome == Outcome.Passed;

    /// <summary>The step that speaks for integrity: the first that failed.</summary>
    internal SealStep Integrity
    {
        get
        {
            var certificate = this[SealStepCode.Certificate];
            if (certificate.Outcome != Outcome.Passed)
                return certificate;
            // A damaged stamp inside the header breaks the signature, too; the cause is named, not the effect.
            var stamps = this[SealStepCode.TimeStamps];
            if (stamps is { Outcome: Outcome.Failed, Reason: Reasons.IntegrityTimeStampDamaged })
                return stamps;
            var signature = this[SealStepCode.Signature];
            return signature.Outcome == Outcome.Passed && stamps.Outcome == Outcome.Failed ? stamps : signature;
        }
    }

    /// <summary>The step that speaks for who sealed.</summary>
    internal SealStep Identity
    {
        get
        {
            var revocation = this[SealStepCode.Revocation];
            var authority = this[SealStepCode.Authority];
            if (revocation.Outcome == Outcome.Failed || authority.Outcome == Outcome.Passed)
                return revocation.Outcome == Outcome.Passed ? authority : revocation;
            return authority;
        }
    }
}
