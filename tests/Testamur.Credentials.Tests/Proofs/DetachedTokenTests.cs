using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;

namespace Testamur.Credentials.Tests.Proofs;

public class DetachedTokenTests
{
    private static readonly Issuer Proofs = new(KeyType.Ed25519);
    private static readonly Issuer Tokens = new(KeyType.P256);

    /// <summary>Texts as others may write them: with spaces, escapes and letters outside ASCII.</summary>
    public static TheoryData<string> Credentials =>
        [
            Tokens.Badge().ToJsonString(),
            """{ "id": "urn:x:1", "name": "Gewässer \u00e9\n😀" , "list": [ 1, 2.50, {} ]}""",
            """{"id":"urn:x:1","nested":{"proof":"its own"},"end":".."}""",
        ];

    [Theory]
    [MemberData(nameof(Credentials))]
    public void A_token_without_payload_is_made_whole_from_the_credential_with_its_embedded_proof(string credential)
    {
        var utf8 = Encoding.UTF8.GetBytes(credential);
        var secured = Encoding.UTF8.GetString(DataIntegrity.Sign(utf8, Proofs.Key.CreateSigner(), Proofs.Options));
        var detached = VcJwt.SignDetached(utf8, Tokens.Key.CreateSigner(), Tokens.Method);
        Assert.Equal("", detached.Split('.')[1]);

        var whole = VcJwt.Attach(detached, secured);
        Assert.True(Jws.TryParse(whole, out var read, out _));
        Assert.True(read.Verify(Tokens.Key.PublicKey));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(credential), read.Payload));
        Assert.Equal(whole, VcJwt.Attach(detached, credential));
        Assert.Equal(detached, VcJwt.Detach(whole, secured));
        Assert.Equal(whole, VcJwt.Attach(whole, secured));
    }

    [Fact]
    public void A_token_that_says_something_else_than_the_document_stays_whole()
    {
        var credential = Tokens.Badge();
        var token = VcJwt.Sign(credential, Tokens.Key.CreateSigner(), Tokens.Method);
        credential["name"] = "Seas";
        Assert.Equal(token, VcJwt.Detach(token, credential.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"id":"urn:x:1","proof":{}}""")]
    [InlineData("""{"id":"urn:x:1" }""")]
    [InlineData("""{"id":"urn:x:1"} """)]
    [InlineData("[]")]
    public void What_could_not_be_made_whole_again_is_not_signed(string credential)
    {
        var utf8 = Encoding.UTF8.GetBytes(credential);
        Assert.Throws<ArgumentException>(() => VcJwt.SignDetached(utf8, Tokens.Key.CreateSigner(), Tokens.Method));
    }
}
