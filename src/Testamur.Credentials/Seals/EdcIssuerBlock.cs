using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Seals;

/// <summary>
/// What sealing puts into a credential beforehand: a fresh identifier, times, and an issuer as the certificate names it, so that what is
/// claimed is what is registered. What else the issuer says of itself (logo, homepage, contact) stays.
/// </summary>
public static class EdcIssuerBlock
{
    private const string Countries = "http://publications.europa.eu/resource/authority/country";

    /// <summary>Fills in the credential.</summary>
    /// <param name="credential">The credential in the European Learning Model; changed in place.</param>
    /// <param name="certificate">The sealing certificate.</param>
    /// <param name="id">The identifier of the credential.</param>
    /// <param name="now">When it is issued; also <c>validFrom</c> where there is none.</param>
    /// <param name="language">The language in which the names are entered. Default: <c>en</c>.</param>
    /// <exception cref="ArgumentException">The certificate names no organisation, no organizationIdentifier, or a country that is unknown.</exception>
    public static void Apply(
        JsonObject credential,
        X509Certificate2 certificate,
        Guid id,
        DateTimeOffset now,
        string language = "en"
    )
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(certificate);
        var subject = DistinguishedName.Of(certificate.SubjectName.RawData);
        var name = subject[DistinguishedName.Organization];
        var identifier = subject[DistinguishedName.OrganizationIdentifier];
        if (name is null || identifier is null || CountryCodes.Find(subject[DistinguishedName.Country]) is not { } country)
            throw new ArgumentException(
                "The certificate does not name an organisation with identifier and country.",
                nameof(certificate)
            );
        credential["id"] = $"urn:credential:{id:D}";
        var time = DateTimeStamp.Format(now);
        credential["issuanceDate"] = time;
        credential["issued"] = time;
        credential["validFrom"] ??= time;
        var issuer = credential["issuer"] as JsonObject ?? [];
        credential["issuer"] = null; // a node has one parent
        issuer["id"] = $"urn:epass:org:{id:D}";
        issuer["type"] = "Organisation";
        issuer["legalName"] = new JsonObject { [language] = name };
        if (subject[DistinguishedName.CommonName] is { } common)
            issuer["altLabel"] = new JsonObject { [language] = common };
        issuer["eIDASIdentifier"] = new JsonObject
        {
            ["id"] = "urn:certificateIdentifier:1",
            ["type"] = "LegalIdentifier",
            ["notation"] = identifier,
            ["spatial"] = Country(country),
        };
        issuer["location"] = Locations(issuer, country);
        credential["issuer"] = issuer;
    }

    private static JsonNode Locations(JsonObject issuer, string country)
    {
        var registered = new JsonObject
        {
            ["id"] = "urn:certificateLocation:1",
            ["type"] = "Location",
            ["address"] = new JsonObject
            {
                ["id"] = "urn:certificateAddress:1",
                ["type"] = "Address",
                ["countryCode"] = Country(country),
            },
        };
        var others = issuer.Many("location").Where(node => JsonReading.IdOf(node) != "urn:certificateLocation:1").ToList();
        if (others.Count == 0)
            return registered;
        return new JsonArray([.. others.Select(other => other?.DeepClone()), registered]);
    }

    private static JsonObject Country(string code) =>
        new()
        {
            ["id"] = $"{Countries}/{code}",
            ["type"] = "Concept",
            ["inScheme"] = new JsonObject { ["id"] = Countries, ["type"] = "ConceptScheme" },
        };
}
