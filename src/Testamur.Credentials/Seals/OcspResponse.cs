using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Testamur.Credentials.Seals;

/// <summary>An answer about certificates (<see href="https://www.rfc-editor.org/rfc/rfc6960#section-4.2">RFC 6960 §4.2</see>).</summary>
internal sealed class OcspResponse
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const int MaxCertificates = 8;
    private const int MaxAnswers = 64;

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Second = new(TagClass.ContextSpecific, 1, isConstructed: true);

    private readonly DerSignature signature;
    private readonly DateTimeOffset producedAt;
    private readonly List<Answer> answers;

    private OcspResponse(
        DerSignature signature,
        DateTimeOffset producedAt,
        List<Answer> answers,
        List<SealCertificate> certificates
    )
    {
        this.signature = signature;
        this.producedAt = producedAt;
        this.answers = answers;
        Certificates = certificates;
    }

    /// <summary>The certificates it carries, of whoever answered.</summary>
    public IReadOnlyList<SealCertificate> Certificates { get; }

    /// <summary>Reads a successful basic response in DER.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> der, [NotNullWhen(true)] out OcspResponse? response)
    {
        response = null;
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            if (outer.ReadEnumeratedBytes() is not { Length: 1 } status || status.Span[0] != 0)
                return false;
            var bytes = outer.ReadSequence(First).ReadSequence();
            if (bytes.ReadObjectIdentifier() != Basic)
                return false;
            var basic = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            var signature = DerSignature.Read(basic);
            var content = new AsnReader(signature.Content, AsnEncodingRules.DER).ReadSequence();
            if (content.PeekTag().HasSameClassAndValue(First))
                content.ReadEncodedValue();
            content.ReadEncodedValue(); // who answers; its key decides
            var producedAt = content.ReadGeneralizedTime();
            response = new(signature, producedAt, Answers(content.ReadSequence()), ReadCertificates(basic));
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>What it says of a certificate; null when it says nothing, or is not the word of the issuer or of whom the issuer made its responder.</summary>
    public RevocationEvidence? About(SealCertificate certificate, SealCertificate issuedBy)
    {
        var answer = answers.Find(a => a.Names(certificate, issuedBy));
        if (answer is null || !certificate.IsSignedBy(issuedBy))
            return null;
        var isTheirs =
            signature.IsBy(issuedBy.Key)
            || Certificates.Any(responder =>
                responder.MaySignOcsp
                && responder.IsValidAt(producedAt)
                && responder.IsSignedBy(issuedBy)
                && signature.IsBy(responder.Key)
            );
        return isTheirs ? answer.Evidence : null;
    }

    private static List<Answer> Answers(AsnReader list)
    {
        List<Answer> answers = [];
        while (list.HasData && answers.Count < MaxAnswers)
        {
            var one = list.ReadSequence();
            var id = one.ReadSequence();
            var algorithm = id.ReadSequence().ReadObjectIdentifier();
            var (name, key, serial) = (id.ReadOctetString(), id.ReadOctetString(), id.ReadIntegerBytes());
            var (isKnown, revokedAt) = Status(one);
            var from = one.ReadGeneralizedTime();
            DateTimeOffset? until = null;
            if (one.HasData && one.PeekTag().HasSameClassAndValue(First))
                until = one.ReadSequence(First).ReadGeneralizedTime();
            if (isKnown && HashOf(algorithm) is { } hash)
                answers.Add(new(hash, name, key, serial, new(revokedAt, from, until)));
        }
        return answers;
    }

    private static (bool IsKnown, DateTimeOffset? RevokedAt) Status(AsnReader one)
    {
        var tag = one.PeekTag();
        if (tag.HasSameClassAndValue(Second))
            return (true, one.ReadSequence(Second).ReadGeneralizedTime());
        one.ReadEncodedValue();
        return (tag.TagClass == TagClass.ContextSpecific && tag.TagValue == 0, null);
    }

    private static List<SealCertificate> ReadCertificates(AsnReader basic)
    {
        List<SealCertificate> certificates = [];
        if (!basic.HasData)
            return certificates;
        var list = basic.ReadSequence(First).ReadSequence();
        while (list.HasData && certificates.Count < MaxCertificates)
        {
            if (SealCertificate.Read(list.ReadEncodedValue().ToArray()) is { } certificate)
                certificates.Add(certificate);
        }
        return certificates;
    }

    // SHA-1 is what responders use here. It tells issuers apart and protects nothing: the signature does.
    private static HashAlgorithmName? HashOf(string algorithm) =>
        algorithm switch
        {
            "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => null,
        };

    private sealed record Answer(
        HashAlgorithmName Hash,
        ReadOnlyMemory<byte> NameHash,
        ReadOnlyMemory<byte> KeyHash,
        ReadOnlyMemory<byte> Serial,
        RevocationEvidence Evidence
    )
    {
        public bool Names(SealCertificate certificate, SealCertificate issuer) =>
            Serial.Span.SequenceEqual(certificate.Certificate.SerialNumberBytes.Span)
            && NameHash.Span.SequenceEqual(JadesSeal.Digest(Hash, issuer.Certificate.SubjectName.RawData))
            && KeyHash.Span.SequenceEqual(JadesSeal.Digest(Hash, issuer.Certificate.PublicKey.EncodedKeyValue.RawData));
    }
}
