using System.Text;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

public class SafeModeTests
{
    [Theory]
    [InlineData("""{"@context": {"name": "ex:name"}, "nmae": "typo"}""", "/nmae")]
    [InlineData("""{"@context": {"a": "ex:a", "name": "ex:name"}, "a": [{"name": "b"}, {"x/y~z": 1}]}""", "/a/1/x~1y~0z")]
    [InlineData("""{"@type": "Unknown", "ex:a": 1}""", "/@type")]
    [InlineData("""{"@type": ["ex:Known", "Unknown"], "ex:a": 1}""", "/@type")]
    [InlineData("""{"@id": "relative", "ex:a": 1}""", "/@id")]
    [InlineData("""{"@id": "@reserved", "ex:a": 1}""", "/@id")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@type": "@id"}}, "a": "relative"}""", "/a")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@type": "@vocab"}}, "a": ["ex:b", "relative"]}""", "/a/1")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@id"}}, "a": {"relative": {"ex:b": 1}}}""", "/a/relative")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@type"}}, "a": {"Unknown": {"ex:b": 1}}}""", "/a/Unknown")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@language"}}, "a": {"not a tag": "x"}}""", "/a/not a tag")]
    [InlineData("""{"ex:a": {"@value": "x", "@language": "e!"}}""", "/ex:a/@language")]
    [InlineData("""{"ex:a": {"@value": null}}""", "/ex:a")]
    [InlineData("""{"ex:a": {"@language": "en"}}""", "/ex:a")]
    [InlineData("""["text"]""", "/0")]
    [InlineData("""{"@graph": ["text"]}""", "/@graph/0")]
    [InlineData("""{"@graph": [{"@id": "ex:only"}]}""", "/@graph/0")]
    [InlineData("""{"@graph": [{"@value": "only"}]}""", "/@graph/0")]
    [InlineData("""{"@graph": [{"@list": ["only"]}]}""", "/@graph/0/@list")]
    [InlineData("""{}""", "")]
    [InlineData("""{"@context": {"@reserved": "ex:a"}, "ex:a": 1}""", "/@context")]
    [InlineData("""{"@context": {"a": "@reserved"}, "ex:a": 1}""", "/@context")]
    [InlineData("""{"@context": {"a": {"@reverse": "@reserved"}}, "ex:a": 1}""", "/@context")]
    [InlineData("""{"@context": {"@vocab": "relative#"}, "ex:a": 1}""", "/@context")]
    [InlineData("""{"@context": {"@language": "e!"}, "ex:a": 1}""", "/@context")]
    [InlineData("""{"@context": {"a": null}, "a": 1, "ex:a": 1}""", "/a")]
    [InlineData("""{"ex:a": 1, "@default": 2}""", "/@default")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@graph"}}, "a": "text"}""", "/a")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@graph"}}, "a": {}}""", "/a")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": ["@graph", "@id"]}}, "a": {"ex:g": "text"}}""", "/a/ex:g")]
    public void Refuses_what_processing_would_drop_and_says_where(string document, string pointer)
    {
        var refusal = Assert.Throws<JsonLdException>(() => Safe.Expand(Encoding.UTF8.GetBytes(document)));
        Assert.Equal((JsonLdErrorCode.DataWouldBeLost, pointer), (refusal.Code, refusal.Pointer));
        Unsafe.Expand(Encoding.UTF8.GetBytes(document));
    }

    [Theory]
    [InlineData("""{"_:a": 1, "ex:a": 1}""")]
    [InlineData("""{"@context": {"@direction": "rtl"}, "ex:a": "text"}""")]
    [InlineData("""{"@id": "ex:has space", "ex:a": 1}""")]
    [InlineData("""{"ex:has space": 1}""")]
    [InlineData("""{"ex:a": {"@id": "ex:two#hash#es"}}""")]
    [InlineData("""{"@id": "ex:a b", "@graph": {"@id": "ex:c", "ex:a": 1}}""")]
    public void Refuses_what_has_no_form_in_RDF(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        Assert.Equal(JsonLdErrorCode.DataWouldBeLost, Assert.Throws<JsonLdException>(() => Safe.ToRdf(bytes)).Code);
        Unsafe.ToRdf(bytes);
    }

    [Theory]
    [InlineData("""{"ex:a": null, "ex:b": 1}""")]
    [InlineData("""{"@id": "ex:a", "ex:a": []}""")]
    [InlineData("""{"@id": "ex:a", "ex:b": {"@id": "ex:c"}}""")]
    [InlineData("""{"@type": "_:b", "ex:b": {"@id": "_:c"}}""")]
    public void Accepts_what_loses_nothing(string document) => Safe.ToRdf(Encoding.UTF8.GetBytes(document));

    [Fact]
    public void Refuses_integers_that_a_double_would_round()
    {
        var exact = """{"ex:a": 9007199254740991}"""u8.ToArray();
        var rounded = """{"ex:a": 9007199254740993}"""u8.ToArray();
        Assert.Equal("9007199254740991", ((Literal)Assert.Single(Safe.ToRdf(exact)).Object).Value);
        Assert.Equal(JsonLdErrorCode.LoadingDocumentFailed, Assert.Throws<JsonLdException>(() => Safe.ToRdf(rounded)).Code);
        Unsafe.ToRdf(rounded);
    }

    [Fact]
    public void A_credential_may_not_redefine_what_its_context_protects()
    {
        var document =
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2", {"VerifiableCredential": "https://evil.example/other"}],
             "type": "VerifiableCredential", "issuer": "https://a.example"}
            """u8.ToArray();
        var refusal = Assert.Throws<JsonLdException>(() => Safe.ToRdf(document));
        Assert.Equal("protected term redefinition", refusal.CodeText);
    }

    [Fact]
    public void A_protected_term_may_not_be_redefined_as_a_reverse_property()
    {
        var document =
            """
            {"@context": [{"@protected": true, "a": "ex:a"}, {"a": {"@reverse": "ex:a"}}], "ex:b": 1}
            """u8.ToArray();
        Assert.Equal("protected term redefinition", Assert.Throws<JsonLdException>(() => Safe.ToRdf(document)).CodeText);
    }

    private static JsonLdProcessor Safe { get; } = new(BuiltInContexts.Loader);

    private static JsonLdProcessor Unsafe { get; } = new(BuiltInContexts.Loader, new JsonLdOptions { Safe = false });
}
