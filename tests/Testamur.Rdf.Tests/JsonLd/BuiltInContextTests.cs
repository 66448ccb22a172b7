using System.Security.Cryptography;
using System.Text;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

public class BuiltInContextTests
{
    public static TheoryData<string> Addresses => [.. BuiltInContexts.All.SelectMany(c => c.Addresses)];

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Has_the_bytes_of_its_digest_a_licence_and_a_meaning(string address)
    {
        var context = BuiltInContexts.All.Single(c => c.Addresses.Contains(address));
        Assert.True(BuiltInContexts.Loader.TryLoad(address, out var bytes));
        Assert.Equal(context.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
        Assert.NotEmpty(context.Licence);
        Assert.NotEmpty(context.Source);
        var document = Encoding.UTF8.GetBytes($$"""{"@context": "{{address}}", "@id": "ex:a", "ex:b": 1}""");
        Assert.Single(JsonLdProcessor.ForCredentials.ToRdf(document));
    }

    [Theory]
    [InlineData("https://www.w3.org/ns/credentials/v2", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734")]
    [InlineData(
        "https://w3id.org/security/data-integrity/v2",
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4"
    )]
    public void Has_the_digests_that_the_specifications_print(string address, string digest) =>
        Assert.Equal(digest, BuiltInContexts.All.Single(c => c.Addresses.Contains(address)).Sha256);

    [Fact]
    public void Knows_the_contexts_of_the_field()
    {
        string[] needed =
        [
            "https://www.w3.org/2018/credentials/v1",
            "https://www.w3.org/ns/credentials/v2",
            "https://w3id.org/security/data-integrity/v1",
            "https://w3id.org/security/data-integrity/v2",
            "https://w3id.org/security/suites/ed25519-2020/v1",
            "https://w3id.org/security/multikey/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "http://data.europa.eu/snb/model/context/edc-ap",
        ];
        Assert.Empty(needed.Except(BuiltInContexts.All.SelectMany(c => c.Addresses)));
    }

    [Fact]
    public void Refuses_every_other_address()
    {
        var document = """{"@context": "https://www.w3.org/ns/credentials/v2?", "ex:b": 1}"""u8.ToArray();
        var refusal = Assert.Throws<JsonLdException>(() => JsonLdProcessor.ForCredentials.ToRdf(document));
        Assert.Equal("loading remote context failed", refusal.CodeText);
    }
}
