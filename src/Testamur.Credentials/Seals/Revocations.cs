using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>Revocation lists and OCSP responses at hand.</summary>
internal sealed class Revocations
{
    private const int MaxValues = 32;

    private readonly List<RevocationList> lists = [];
    private readonly List<OcspResponse> responses = [];

    /// <summary>Reads values in DER; what is neither is left out.</summary>
    public static Revocations Of(IReadOnlyList<ReadOnlyMemory<byte>> values)
    {
        var read = new Revocations();
        foreach (var value in values)
            read.Add(value);
        return read;
    }

    /// <summary>These, and those in the seal.</summary>
    public Revocations With(JadesSeal seal)
    {
        if (!seal.Entries.Any(IsRevocation))
            return this;
        var all = new Revocations();
        all.lists.AddRange(lists);
        all.responses.AddRange(responses);
        var values = seal
            .Entries.Where(IsRevocation)
            .SelectMany(entry => entry.Revocations("crlVals").Concat(entry.Revocations("ocspVals")))
            .Take(MaxValues);
        foreach (var value in values)
        {
            if (TimeStampToken.Bytes(value) is { } der)
                all.Add(der);
        }
        return all;
    }

    /// <summary>Whether the value is a revocation list.</summary>
    public static bool IsList(ReadOnlyMemory<byte> der) => RevocationList.TryRead(der, out _);

    /// <summary>Whether something here speaks about one of the certificates, for or against it.</summary>
    public bool Speaks(IEnumerable<SealCertificate> certificates, IReadOnlyList<SealCertificate> issuers) =>
        certificates.Any(certificate => About(certificate, issuers).Any());

    /// <summary>Whether something here says of the certificate, at that time, that it is good.</summary>
    public bool Covers(SealCertificate certificate, IEnumerable<SealCertificate> issuers, DateTimeOffset time) =>
        About(certificate, issuers).Any(said => said.Covers(certificate, time));

    /// <summary>Whether a certificate on the way was revoked when it sealed. The certificate that sealed must be spoken for; its issuers only not against.</summary>
    public SealStep Judge(CertificatePath path, IEnumerable<SealCertificate> issuers, DateTimeOffset? proven, DateTimeOffset now)
    {
        var known = issuers.ToList();
        foreach (var certificate in path.Certificates)
        {
            // Without a proven time, it may have sealed after it was revoked.
            var revoked = About(certificate, known)
                .Any(said => said.RevokedAt is { } since && (proven is null || since <= proven));
            if (revoked)
                return Of(Outcome.Failed, Reasons.IssuerIdentitySealRevoked);
        }
        return Covers(path.Certificates[0], known, proven ?? now)
            ? Of(Outcome.Passed, Reasons.IssuerIdentitySealNotRevoked)
            : Of(Outcome.Undetermined, Reasons.IssuerIdentitySealRevocationUnknown);
    }

    private IEnumerable<RevocationEvidence> About(SealCertificate certificate, IEnumerable<SealCertificate> issuers)
    {
        if (lists.Count + responses.Count == 0)
            return [];
        var subject = certificate.Certificate.IssuerName.RawData;
        var issuedBy = issuers
            .Where(issuer => issuer.Certificate.SubjectName.RawData.AsSpan().SequenceEqual(subject))
            .Take(4)
            .ToList();
        return issuedBy
            .SelectMany(issuer =>
                lists.Select(list => list.About(certificate, issuer)).Concat(responses.Select(r => r.About(certificate, issuer)))
            )
            .OfType<RevocationEvidence>();
    }

    private void Add(ReadOnlyMemory<byte> der)
    {
        if (RevocationList.TryRead(der, out var list))
            lists.Add(list);
        else if (OcspResponse.TryRead(der, out var response))
            responses.Add(response);
    }

    private static bool IsRevocation(SealEntry entry) => entry.Name is "rVals" or "arVals" or "tstVD";

    private static SealStep Of(Outcome outcome, string reason) => SealStep.Of(SealStepCode.Revocation, outcome, reason);
}
