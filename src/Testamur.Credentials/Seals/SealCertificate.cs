using System.Formats.Asn1;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Testamur.Credentials.Seals;

/// <summary>A certificate with everything that is asked of it more than once.</summary>
internal sealed class SealCertificate
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string RevocationLists = "2.5.29.31";

    // As long as the caller keeps its certificate, and no longer.
    private static readonly ConditionalWeakTable<X509Certificate2, SealCertificate> kept = [];

    private readonly DerSignature signature;
    private Naming? asked;

    private SealCertificate(X509Certificate2 certificate, DerSignature signature)
    {
        this.signature = signature;
        Certificate = certificate;
        Key = SealKey.Of(certificate);
        Thumbprint = SHA256.HashData(certificate.RawDataMemory.Span);
        ThumbprintText = Convert.ToHexString(Thumbprint);
        Subject = DistinguishedName.Of(certificate.SubjectName.RawData);
        Issuer = DistinguishedName.Of(certificate.IssuerName.RawData);
        NotBefore = certificate.NotBefore.ToUniversalTime();
        NotAfter = certificate.NotAfter.ToUniversalTime();
        Statements = QualifiedStatements.Of(certificate);
        MaySign =
            certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage
            || (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0;
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Null for kinds of keys that are not supported.</summary>
    public SealKey? Key { get; }

    /// <summary>SHA-256 of the DER form.</summary>
    public byte[] Thumbprint { get; }

    /// <summary>The same as text, to find it by.</summary>
    public string ThumbprintText { get; }

    public DistinguishedName Subject { get; }

    public DistinguishedName Issuer { get; }

    public DateTimeOffset NotBefore { get; }

    public DateTimeOffset NotAfter { get; }

    public QualifiedStatements Statements { get; }

    /// <summary>The same for a certificate that somebody keeps and seals with again and again.</summary>
    public static SealCertificate? Of(X509Certificate2 certificate)
    {
        if (kept.TryGetValue(certificate, out var known))
            return known;
        var read = Read(certificate.RawData);
        if (read is not null)
            kept.AddOrUpdate(certificate, read);
        return read;
    }

    public bool IsSelfIssued => Certificate.SubjectName.RawData.AsSpan().SequenceEqual(Certificate.IssuerName.RawData);

    /// <summary>RFC 5280 §4.2.1.3: without the extension a key may do everything.</summary>
    public bool MaySign { get; }

    /// <summary>RFC 6960 §4.2.2.2.</summary>
    public bool MaySignOcsp =>
        Certificate
            .Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == OcspSigning));

    /// <summary>Reads one certificate in DER; null for everything else.</summary>
    public static SealCertificate? Read(byte[] der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var signature = DerSignature.Read(reader.ReadSequence());
            if (reader.HasData)
                return null;
            return new(X509CertificateLoader.LoadCertificate(der), signature);
        }
        catch (AsnContentException)
        {
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public bool IsValidAt(DateTimeOffset time) => NotBefore <= time && time <= NotAfter;

    /// <summary>Whether the key of that certificate signed this one.</summary>
    public bool IsSignedBy(SealCertificate issuer) =>
        Certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Certificate.SubjectName.RawData)
        && signature.IsBy(issuer.Key);

    public bool IsSame(SealCertificate other) => Thumbprint.AsSpan().SequenceEqual(other.Thumbprint);

    /// <summary>Whether this certificate says that it is listed at that address.</summary>
    public bool NamesRevocationList(ReadOnlySpan<byte> address) =>
        Certificate.Extensions[RevocationLists] is { } lists && lists.RawData.AsSpan().IndexOf(address) >= 0;

    /// <summary>Whether an IssuerSerial (<see href="https://www.rfc-editor.org/rfc/rfc5035#section-5">RFC 5035 §5</see>) names this certificate; null when the text is none.</summary>
    public bool? IsNamedBy(string issuerSerial)
    {
        if (issuerSerial.Length > 8192)
            return null;
        // One sealer writes it the same way each time.
        if (asked is { } last && last.Text == issuerSerial)
            return last.Answer;
        var answer = IsNamed(issuerSerial);
        asked = new(issuerSerial, answer);
        return answer;
    }

    private bool? IsNamed(string issuerSerial)
    {
        var buffer = new byte[issuerSerial.Length];
        if (!Convert.TryFromBase64String(issuerSerial, buffer, out var length))
            return null;
        try
        {
            var parts = new AsnReader(buffer.AsMemory(0, length), AsnEncodingRules.DER).ReadSequence();
            var names = parts.ReadSequence();
            var serial = parts.ReadIntegerBytes();
            var directory = new Asn1Tag(TagClass.ContextSpecific, 4, isConstructed: true);
            var name = names.ReadSequence(directory).ReadEncodedValue();
            // One name can be written in several kinds of text.
            return serial.Span.SequenceEqual(Certificate.SerialNumberBytes.Span)
                && (
                    name.Span.SequenceEqual(Certificate.IssuerName.RawData)
                    || DistinguishedName.Of(name.ToArray()).ToString() == Issuer.ToString()
                );
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private sealed record Naming(string Text, bool? Answer);
}
