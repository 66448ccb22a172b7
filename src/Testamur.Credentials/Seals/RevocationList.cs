using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;

namespace Testamur.Credentials.Seals;

/// <summary>A certificate revocation list (<see href="https://www.rfc-editor.org/rfc/rfc5280#section-5">RFC 5280 §5</see>).</summary>
internal sealed class RevocationList
{
    private const string IssuingDistributionPoint = "2.5.29.28";

    private readonly DerSignature signature;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset? until;
    private readonly ReadOnlyMemory<byte> issuer;
    private readonly ReadOnlyMemory<byte> entries;
    private readonly ReadOnlyMemory<byte>? scope;

    private RevocationList(
        DerSignature signature,
        (DateTimeOffset From, DateTimeOffset? Until) times,
        ReadOnlyMemory<byte> issuer,
        ReadOnlyMemory<byte> entries,
        ReadOnlyMemory<byte>? scope
    )
    {
        this.signature = signature;
        (from, until) = times;
        this.issuer = issuer;
        this.entries = entries;
        this.scope = scope;
    }

    /// <summary>Reads a list in DER. Lists with critical extensions that are not understood, such as deltas, are refused.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> der, [NotNullWhen(true)] out RevocationList? list)
    {
        list = null;
        try
        {
            var signature = DerSignature.Read(new AsnReader(der, AsnEncodingRules.DER).ReadSequence());
            var content = new AsnReader(signature.Content, AsnEncodingRules.DER).ReadSequence();
            if (content.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
                content.ReadInteger();
            content.ReadSequence();
            var issuer = content.ReadEncodedValue();
            var from = Time(content);
            DateTimeOffset? until = IsTime(content) ? Time(content) : null;
            ReadOnlyMemory<byte> entries = default;
            if (content.HasData && content.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
                entries = content.ReadEncodedValue();
            if (!TryReadScope(content, out var scope))
                return false;
            list = new(signature, (from, until), issuer, entries, scope);
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>What it says of a certificate; null when it is not its issuer's word or does not cover it.</summary>
    public RevocationEvidence? About(SealCertificate certificate, SealCertificate issuedBy)
    {
        if (
            !issuer.Span.SequenceEqual(issuedBy.Certificate.SubjectName.RawData)
            || !certificate.IsSignedBy(issuedBy)
            || !signature.IsBy(issuedBy.Key)
        )
            return null;
        try
        {
            if (scope is { } narrow && !IsInScope(narrow, certificate))
                return null;
            return new(RevokedAt(certificate.Certificate.SerialNumberBytes.Span), from, until);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private DateTimeOffset? RevokedAt(ReadOnlySpan<byte> serial)
    {
        if (entries.IsEmpty)
            return null;
        var all = new AsnReader(entries, AsnEncodingRules.DER).ReadSequence();
        while (all.HasData)
        {
            var entry = all.ReadSequence();
            if (entry.ReadIntegerBytes().Span.SequenceEqual(serial))
                return Time(entry);
        }
        return null;
    }

    private static bool TryReadScope(AsnReader content, out ReadOnlyMemory<byte>? scope)
    {
        scope = null;
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!content.HasData)
            return true;
        var extensions = content.ReadSequence(tag).ReadSequence();
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var name = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            if (name == IssuingDistributionPoint)
                scope = extension.ReadOctetString();
            else if (isCritical)
                return false;
        }
        return true;
    }

    // RFC 5280 §5.2.5: a list for part of the certificates says nothing about the others.
    private static bool IsInScope(ReadOnlyMemory<byte> scope, SealCertificate certificate)
    {
        var parts = new AsnReader(scope, AsnEncodingRules.DER).ReadSequence();
        while (parts.HasData)
        {
            var tag = parts.PeekTag();
            if (tag.TagValue == 0)
            {
                if (!certificate.NamesRevocationList(Address(parts.ReadSequence(tag))))
                    return false;
            }
            else if (tag.TagValue == 1)
            {
                parts.ReadBoolean(tag); // only for certificates of users, as those that seal are
            }
            else
            {
                return false;
            }
        }
        return true;
    }

    private static ReadOnlySpan<byte> Address(AsnReader point)
    {
        var names = point.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true));
        return names.ReadEncodedValue().Span; // a GeneralName, written alike in the certificate
    }

    private static bool IsTime(AsnReader reader) =>
        reader.HasData
        && (
            reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
            || reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime)
        );

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
