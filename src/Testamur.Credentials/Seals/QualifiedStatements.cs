using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Testamur.Credentials.Seals;

/// <summary>
/// What a certificate says of itself under European law (<see href="https://www.etsi.org/deliver/etsi_en/319400_319499/31941205/">ETSI EN 319 412-5 §4</see>).
/// Only as true as the authority that issued it: a list of trusted services decides whether it may say so.
/// </summary>
/// <param name="IsQualified">Says that it is a qualified certificate (QcCompliance).</param>
/// <param name="IsOnDevice">Says that its key is in a qualified device (QcSSCD).</param>
/// <param name="IsForSeals">Says that it is for seals (QcType eseal).</param>
/// <param name="Types">The types it names, by identifier.</param>
/// <param name="Policies">The policies it was issued under, by identifier.</param>
public sealed record QualifiedStatements(
    bool IsQualified,
    bool IsOnDevice,
    bool IsForSeals,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Policies
)
{
    private const string Statements = "1.3.6.1.5.5.7.1.3";
    private const string CertificatePolicies = "2.5.29.32";
    private const string Compliance = "0.4.0.1862.1.1";
    private const string Device = "0.4.0.1862.1.4";
    private const string Type = "0.4.0.1862.1.6";
    private const string SealType = "0.4.0.1862.1.6.2";

    private static readonly QualifiedStatements None = new(false, false, false, [], []);

    internal static QualifiedStatements Of(X509Certificate2 certificate)
    {
        try
        {
            var (names, types) = ReadStatements(certificate.Extensions[Statements]);
            return new(
                names.Contains(Compliance),
                names.Contains(Device),
                types.Contains(SealType),
                types,
                ReadPolicies(certificate.Extensions[CertificatePolicies])
            );
        }
        catch (AsnContentException)
        {
            return None;
        }
    }

    private static (List<string> Names, List<string> Types) ReadStatements(X509Extension? extension)
    {
        List<string> names = [];
        List<string> types = [];
        if (extension is null)
            return (names, types);
        var all = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (all.HasData)
        {
            var one = all.ReadSequence();
            var name = one.ReadObjectIdentifier();
            names.Add(name);
            if (name != Type)
                continue;
            var list = one.ReadSequence();
            while (list.HasData)
                types.Add(list.ReadObjectIdentifier());
        }
        return (names, types);
    }

    private static List<string> ReadPolicies(X509Extension? extension)
    {
        List<string> policies = [];
        if (extension is null)
            return policies;
        var all = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (all.HasData)
            policies.Add(all.ReadSequence().ReadObjectIdentifier());
        return policies;
    }
}
