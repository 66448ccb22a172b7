using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>Looks for the way from certificates to given anchors (<see href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280 §6</see>), without the network.</summary>
internal sealed class CertificatePaths(IReadOnlyList<SealCertificate> anchors)
{
    private const int MaxRemembered = 1000;
    private const int MaxLength = 8;

    // A way that was found stays one, whatever the next seal carries along.
    private readonly ConcurrentDictionary<string, CertificatePath> remembered = new(StringComparer.Ordinal);

    public bool HasAnchors => anchors.Count > 0;

    public CertificatePath Find(SealCertificate leaf, IEnumerable<SealCertificate> others, DateTimeOffset time)
    {
        if (!HasAnchors)
            return new(Outcome.Undetermined, Reasons.IssuerIdentitySealNoAnchors, [leaf]);
        var key = leaf.ThumbprintText;
        if (remembered.TryGetValue(key, out var known) && known.HoldsAt(time))
            return known;
        var found = Build(leaf, [.. others], time);
        if (found.Outcome == Outcome.Passed)
        {
            if (remembered.Count >= MaxRemembered)
                remembered.Clear();
            remembered[key] = found;
        }
        return found;
    }

    private CertificatePath Build(SealCertificate leaf, SealCertificate[] others, DateTimeOffset time)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.VerificationTime = time.UtcDateTime;
        policy.VerificationTimeIgnored = false;
        // Anchors below a root end in "partial chain"; what counts is decided below, on what was found.
        policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        foreach (var anchor in anchors)
            policy.CustomTrustStore.Add(anchor.Certificate);
        foreach (var other in others)
            policy.ExtraStore.Add(other.Certificate);
        try
        {
            chain.Build(leaf.Certificate);
        }
        catch (CryptographicException)
        {
            return new(Outcome.Failed, Reasons.IssuerIdentitySealChainBroken, [leaf]);
        }
        return Judge(chain, leaf, others);
    }

    private CertificatePath Judge(X509Chain chain, SealCertificate leaf, SealCertificate[] others)
    {
        List<SealCertificate> path = [];
        var problems = X509ChainStatusFlags.NoError;
        foreach (var element in chain.ChainElements.Take(MaxLength))
        {
            var certificate = Known(element.Certificate, leaf, others);
            // The framework says so as well; a second look costs one signature and spares knowing how it treats partial chains.
            if (certificate is null || (path.Count > 0 && !path[^1].IsSignedBy(certificate)))
                return new(Outcome.Failed, Reasons.IssuerIdentitySealChainBroken, path.Count == 0 ? [leaf] : path);
            path.Add(certificate);
            problems = element.ChainElementStatus.Aggregate(problems, (all, status) => all | status.Status);
            if (anchors.Any(anchor => anchor.IsSame(certificate)))
                return Judge(problems, path);
        }
        return Unanchored(leaf, path);
    }

    private static CertificatePath Judge(X509ChainStatusFlags problems, List<SealCertificate> path)
    {
        problems &= ~(X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot);
        return problems switch
        {
            X509ChainStatusFlags.NoError => new(Outcome.Passed, Reasons.IssuerIdentitySealConfirmed, path),
            X509ChainStatusFlags.NotTimeValid => new(Outcome.Failed, Reasons.IssuerIdentitySealExpired, path),
            _ => new(Outcome.Failed, Reasons.IssuerIdentitySealChainBroken, path),
        };
    }

    private CertificatePath Unanchored(SealCertificate leaf, List<SealCertificate> path)
    {
        // Whoever writes its own certificate can write any name into it.
        if (leaf.IsSelfIssued)
            return new(Outcome.Failed, Reasons.IssuerIdentitySealSelfSigned, path);
        var last = path[^1].Certificate.IssuerName.RawData;
        var claimsAnchor = anchors.Any(anchor => anchor.Certificate.SubjectName.RawData.AsSpan().SequenceEqual(last));
        return claimsAnchor
            ? new(Outcome.Failed, Reasons.IssuerIdentitySealChainBroken, path)
            : new(Outcome.Undetermined, Reasons.IssuerIdentitySealUnknownAuthority, path);
    }

    private SealCertificate? Known(X509Certificate2 certificate, SealCertificate leaf, SealCertificate[] others) =>
        anchors
            .Concat(others)
            .Append(leaf)
            .FirstOrDefault(known => known.Certificate.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span))
        ?? SealCertificate.Read(certificate.RawData);
}
