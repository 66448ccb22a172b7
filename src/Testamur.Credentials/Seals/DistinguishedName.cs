using System.Formats.Asn1;

namespace Testamur.Credentials.Seals;

/// <summary>The name in a certificate, read part by part (<see href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4">RFC 5280 §4.1.2.4</see>).</summary>
internal sealed class DistinguishedName
{
    public const string Country = "2.5.4.6";
    public const string Organization = "2.5.4.10";
    public const string CommonName = "2.5.4.3";

    /// <summary>ITU-T X.520 §6.5.1; its values are those of ETSI EN 319 412-1 §5.1.4, such as <c>VATES-A00000000</c>.</summary>
    public const string OrganizationIdentifier = "2.5.4.97";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [CommonName] = "CN",
        ["2.5.4.4"] = "SN",
        ["2.5.4.5"] = "serialNumber",
        [Country] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.9"] = "street",
        [Organization] = "O",
        ["2.5.4.11"] = "OU",
        ["2.5.4.12"] = "title",
        ["2.5.4.17"] = "postalCode",
        ["2.5.4.42"] = "GN",
        [OrganizationIdentifier] = "organizationIdentifier",
        ["1.2.840.113549.1.9.1"] = "emailAddress",
        ["0.9.2342.19200300.100.1.25"] = "DC",
    };

    private readonly List<(string Type, string Value)> parts;

    private readonly string text;

    private DistinguishedName(List<(string Type, string Value)> parts)
    {
        this.parts = parts;
        text = string.Join(", ", parts.Select(part => $"{Names.GetValueOrDefault(part.Type, part.Type)}={part.Value}"));
    }

    /// <summary>The first value of an attribute.</summary>
    public string? this[string type] => parts.Find(part => part.Type == type).Value;

    /// <summary>Reads the DER form; parts that are no text are left out.</summary>
    public static DistinguishedName Of(byte[] der)
    {
        var parts = new List<(string, string)>();
        try
        {
            var sets = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            while (sets.HasData)
            {
                // Some authorities do not sort the parts of one set.
                var set = sets.ReadSetOf(skipSortOrderValidation: true);
                while (set.HasData)
                {
                    var part = set.ReadSequence();
                    var type = part.ReadObjectIdentifier();
                    if (Text(part) is { } value)
                        parts.Add((type, value));
                }
            }
        }
        catch (AsnContentException)
        {
            // What was read until here is shown; nothing is decided by it alone.
        }
        return new(parts);
    }

    /// <summary>All parts in the order of the certificate.</summary>
    public override string ToString() => text;

    private static string? Text(AsnReader reader)
    {
        var tag = reader.PeekTag();
        return
            tag.TagClass == TagClass.Universal
            && (UniversalTagNumber)tag.TagValue
                is UniversalTagNumber.UTF8String
                    or UniversalTagNumber.PrintableString
                    or UniversalTagNumber.IA5String
                    or UniversalTagNumber.T61String
                    or UniversalTagNumber.BMPString
                    or UniversalTagNumber.NumericString
                    or UniversalTagNumber.VisibleString
            ? reader.ReadCharacterString((UniversalTagNumber)tag.TagValue)
            : null;
    }
}
