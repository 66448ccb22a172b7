using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Elm.Shapes;

namespace Testamur.Education.Tests.Elm;

/// <summary>Each property that EDC-generic-full 3.2 demands is missed where it is taken away.</summary>
public sealed class MandatoryPropertyTests
{
    /// <summary>The name of the sample, the member that is taken away, and the result: property and component, or several of which one.</summary>
    public static TheoryData<string, string, string> Deletions => All();

    [Theory]
    [MemberData(nameof(Deletions))]
    public void A_mandatory_property_is_missed_at_its_place(string sample, string path, string expected)
    {
        var credential = SampleFiles.Constructed(sample);
        var parent = Node(credential, path[..path.LastIndexOf('/')]);
        var member = path[(path.LastIndexOf('/') + 1)..];
        Assert.True(parent.Remove(member), path);
        // The node at fault is the one that lost it.
        var report = ElmValidator.Validate(JsonSerializer.SerializeToUtf8Bytes(credential));
        var found = report.Shapes!.Results.Where(result => ElmShapesTests.Key(result) == expected).ToList(); // it can be read
        Assert.NotEmpty(found);
        if (member != "type" && expected.EndsWith(":MinCount", StringComparison.Ordinal))
            Assert.Contains(found, result => result.FocusNode.ToString() == $"<{parent["id"]!.GetValue<string>()}>");
    }

    [Fact]
    public void Nothing_is_missed_where_nothing_is_mandatory()
    {
        foreach (
            var path in new[]
            {
                "/issuanceDate",
                "/displayParameter/description",
                "/credentialSubject/fullName",
                "/credentialSubject/hasClaim/creditReceived",
            }
        )
        {
            var credential = SampleFiles.Constructed("micro-credential.eu-elements");
            Assert.True(Node(credential, path[..path.LastIndexOf('/')]).Remove(path[(path.LastIndexOf('/') + 1)..]));
            Assert.True(ElmValidator.Validate(JsonSerializer.SerializeToUtf8Bytes(credential)).Conforms, path);
        }
    }

    private static TheoryData<string, string, string> All()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var sample in new[] { "micro-credential.eu-elements", "micro-credential.shacl-minimum" })
        {
            foreach (var (path, expected) in Both)
                data.Add(sample, path, expected);
        }
        foreach (var (path, expected) in Elements)
            data.Add("micro-credential.eu-elements", path, expected);
        return data;
    }

    private const string Image = "/displayParameter/individualDisplay/displayDetail/image";
    private const string Claim = "/credentialSubject/hasClaim";

    private static readonly (string Path, string Expected)[] Both =
    [
        ("/credentialSchema", "credentialSchema:MinCount"),
        ("/credentialSchema/type", "credentialSchema:Class"),
        ("/credentialProfiles", "credentialProfiles:MinCount"),
        ("/issued", "issued:MinCount"),
        ("/validFrom", "validFrom:MinCount"),
        ("/issuer", "issuer:MinCount"),
        ("/displayParameter", "displayParameter:MinCount"),
        ("/credentialSubject", "credentialSubject:MinCount"),
        ("/issuer/type", "issuer:Or"),
        ("/issuer/legalName", "legalName:MinCount"),
        ("/issuer/location", "location:MinCount"),
        ("/issuer/location/address", "address:MinCount"),
        ("/issuer/location/address/countryCode", "countryCode:MinCount"),
        ("/issuer/eIDASIdentifier", "issuer:Node"),
        ("/issuer/eIDASIdentifier/type", "eidasLegalIdentifier:Class"),
        ("/issuer/eIDASIdentifier/notation", "notation:MinCount"),
        ("/issuer/eIDASIdentifier/spatial", "spatial:MinCount"),
        ("/displayParameter/title", "title:MinCount"),
        ("/displayParameter/language", "language:MinCount"),
        ("/displayParameter/primaryLanguage", "primaryLanguage:MinCount"),
        ("/displayParameter/individualDisplay", "individualDisplay:MinCount"),
        ("/displayParameter/individualDisplay/language", "language:MinCount"),
        ("/displayParameter/individualDisplay/displayDetail", "displayDetail:MinCount"),
        ("/displayParameter/individualDisplay/displayDetail/page", "page:MinCount"),
        (Image, "image:MinCount"),
        (Image + "/content", "content:MinCount"),
        (Image + "/contentEncoding", "contentEncoding:MinCount"),
        (Image + "/contentType", "contentType:MinCount"),
        ("/credentialSubject/type", "credentialSubject:Or"),
        (Claim, "hasClaim:MinCount"),
        (Claim + "/type", "hasClaim:Node"),
        (Claim + "/title", "title:MinCount"),
        (Claim + "/awardedBy", "awardedBy:MinCount"),
        (Claim + "/awardedBy/awardingBody", "awardingBody:MinCount"),
        (Claim + "/awardedBy/awardingBody/legalName", "legalName:MinCount"),
        (Claim + "/awardedBy/awardingBody/location", "location:MinCount"),
        (Claim + "/awardedBy/awardingBody/location/address/countryCode", "countryCode:MinCount"),
    ];

    private static readonly (string Path, string Expected)[] Elements =
    [
        (Claim + "/creditReceived/framework", "framework:MinCount"),
        (Claim + "/creditReceived/point", "point:MinCount"),
        (Claim + "/specifiedBy/title", "title:MinCount"),
    ];

    private static JsonObject Node(JsonObject credential, string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((JsonNode)credential, (node, member) => node[member]!)
            .AsObject(); // the paths are those of the samples
}
