using System.Security.Cryptography;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>
/// Verifies seals from B to LTA with what is in them and what the caller trusts; fetches nothing, and works after the certificate expired when a trusted
/// time stamp says that it was valid. Remembers certificates and the ways to anchors: keep one and share it between threads.
/// </summary>
public sealed class SealVerifier
{
    private const int MaxCertificates = 64;

    private readonly CertificateCache certificates = new();
    private readonly CertificatePaths paths;
    private readonly CertificatePaths stampPaths;
    private readonly SealCertificate[] intermediates;
    private readonly Revocations given;

    /// <param name="trust">Whom to trust; without it nobody is known, and who sealed stays undetermined.</param>
    public SealVerifier(SealTrust? trust = null)
    {
        trust ??= new();
        HasAnchors = trust.Anchors.Count > 0;
        paths = new(Read(trust.Anchors));
        stampPaths = new(Read(trust.TimeStampAnchors));
        intermediates = Read(trust.Intermediates);
        given = Revocations.Of(trust.Revocations);
    }

    /// <summary>Whether it knows anybody: then its word on who sealed decides.</summary>
    public bool HasAnchors { get; }

    /// <summary>Verifies a seal. Never throws on what is in it.</summary>
    /// <param name="seal">The seal as it was read.</param>
    /// <param name="now">The time asked about, when no time stamp proves an earlier one.</param>
    public SealReport Verify(JadesSeal seal, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seal);
        var first = seal.Header.Certificates is [var text, ..] ? certificates.Read(text) : null;
        var pool = Pool(seal, first);
        var leaf = seal.Header.Certificates.Count > 0 ? first : Named(seal, pool);
        var certificate = SealCertificateCheck.Run(seal, leaf);
        var stamps = new SealTimeStamps(seal, stampPaths, pool);
        var unverified = new SealReport
        {
            Steps = [],
            Level = SealLevel.None,
            Algorithm = seal.Algorithm,
            SignedAt = seal.SignedAt,
            Additions = seal.Additions,
            Critical = seal.Critical,
            HeaderNames = seal.HeaderNames,
            CertificateCount = seal.CertificateCount,
            TimeStamps = stamps.All,
        };
        if (leaf is null)
            return unverified with { Steps = Unread(certificate, stamps.Step) };
        var signature = certificate.Outcome == Outcome.Passed ? Signature(seal, leaf) : NotReached(SealStepCode.Signature);
        // A stamp on something else, or a seal that does not hold, proves no time.
        var proven = signature.Outcome == Outcome.Passed ? stamps.Proven : null;
        var path = paths.Find(leaf, pool, proven ?? now);
        var revocations = given.With(seal);
        var issuers = pool.Concat(path.Certificates).Concat(intermediates);
        var revocation = revocations.Judge(path, issuers, proven, now);
        return unverified with
        {
            Steps = [certificate, signature, stamps.Step, Authority(path, leaf, proven, now), revocation],
            Level =
                signature.Outcome == Outcome.Passed
                    ? stamps.LevelOf(seal, () => Revocations.Of([]).With(seal).Covers(leaf, issuers, stamps.Claimed ?? now))
                    : SealLevel.None,
            ProvenAt = proven,
            Signer = leaf.Subject.ToString(),
            OrganizationName = leaf.Subject[DistinguishedName.Organization],
            OrganizationIdentifier = leaf.Subject[DistinguishedName.OrganizationIdentifier],
            Country = leaf.Subject[DistinguishedName.Country],
            IssuedBy = leaf.Issuer.ToString(),
            NotBefore = leaf.NotBefore,
            NotAfter = leaf.NotAfter,
            Statements = leaf.Statements,
            ThumbprintMatches = SealCertificateCheck.ThumbprintMatches(seal, leaf),
            KeyIdMatches = seal.Header.KeyId is { } kid ? leaf.IsNamedBy(kid) : null,
        };
    }

    private static SealStep Signature(JadesSeal seal, SealCertificate leaf)
    {
        var key = leaf.Key!; // the certificate's step passed
        var signature = seal.SignatureBytes;
        if (key.Verify(seal.Algorithm, seal.SigningInput(), signature))
            return SealStep.Of(SealStepCode.Signature, Outcome.Passed, Reasons.IntegrityVerified);
        var reason = key.MadeIt(seal.Algorithm, signature) switch
        {
            true => Reasons.IntegritySealTextChanged,
            false => Reasons.IntegritySealSignatureDamaged,
            null => Reasons.IntegritySignatureMismatch,
        };
        return SealStep.Of(SealStepCode.Signature, Outcome.Failed, reason);
    }

    private static SealStep Authority(CertificatePath path, SealCertificate leaf, DateTimeOffset? proven, DateTimeOffset now)
    {
        var name = leaf.Subject[DistinguishedName.Organization] ?? leaf.Subject[DistinguishedName.CommonName] ?? "";
        var (outcome, reason) = (path.Outcome, path.Reason);
        // Whether it was valid when it sealed cannot be said: the time is the sealer's own word.
        if (reason == Reasons.IssuerIdentitySealExpired && proven is null && now > leaf.NotAfter)
            (outcome, reason) = (Outcome.Undetermined, Reasons.IssuerIdentitySealTimeUnproven);
        return SealStep.Of(SealStepCode.Authority, outcome, reason, name, path.Certificates[^1].Issuer.ToString());
    }

    private List<SealCertificate> Pool(JadesSeal seal, SealCertificate? first) =>
        [
            .. first is null ? [] : new[] { first },
            .. seal
                .Header.Certificates.Skip(1)
                .Concat(seal.Entries.SelectMany(CertificatesOf))
                .Take(MaxCertificates)
                .Select(certificates.Read)
                .OfType<SealCertificate>(),
            .. intermediates,
        ];

    private static IEnumerable<string> CertificatesOf(SealEntry entry) =>
        entry.Name is "xVals" or "axVals" or "tstVD" ? entry.Certificates() : [];

    private static SealCertificate? Named(JadesSeal seal, List<SealCertificate> pool) =>
        pool.Find(certificate => certificate.Thumbprint.AsSpan().SequenceEqual(seal.Header.Thumbprint));

    private static SealStep[] Unread(SealStep certificate, SealStep stamps) =>
        [
            certificate,
            NotReached(SealStepCode.Signature),
            stamps,
            NotReached(SealStepCode.Authority),
            NotReached(SealStepCode.Revocation),
        ];

    private static SealStep NotReached(SealStepCode code) =>
        SealStep.Of(code, Outcome.Undetermined, Reasons.IntegritySealNotReached);

    private static SealCertificate[] Read(IReadOnlyList<System.Security.Cryptography.X509Certificates.X509Certificate2> list) =>
        [.. list.Select(certificate => SealCertificate.Read(certificate.RawData)).OfType<SealCertificate>()];
}
