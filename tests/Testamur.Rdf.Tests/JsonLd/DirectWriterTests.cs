using System.Text;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>The direct way to quads gives what the algorithms of the specification give, or gives up.</summary>
public class DirectWriterTests
{
    [Fact]
    public void Agrees_with_the_specification_on_every_input_of_the_suite()
    {
        var direct = 0;
        foreach (var test in ApiSuite.ToRdf.Concat(ApiSuite.Expand).Concat(ApiSuite.Compact))
        {
            foreach (var safe in (bool[])[false, true])
                direct += Agrees(new JsonLdProcessor(ApiSuite.Loader, test.Options with { Safe = safe }), test.Input, test.Id)
                    ? 1
                    : 0;
        }
        Assert.True(direct > 200, $"only {direct} inputs were written directly");
    }

    [Theory]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@list"}}, "a": [1, null, "b", {"@id": "ex:c"}]}""")]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@container": "@list"}}, "a": []}""")]
    [InlineData(
        """{"@context": {"a": {"@id": "ex:a", "@container": "@graph"}}, "a": [{"ex:b": 1}, {"@id": "ex:c", "ex:b": 2}]}"""
    )]
    [InlineData(
        """{"@context": {"a": {"@id": "ex:a", "@container": "@language"}}, "a": {"en": ["x", null, "y"], "de-AT": "z"}}"""
    )]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@type": "@json"}}, "a": {"z": [1.5e3, null], "a": "\u20ac"}}""")]
    [InlineData("""{"@context": {"@language": "EN", "a": {"@id": "ex:a", "@language": null}}, "a": "x", "ex:b": "y"}""")]
    [InlineData(
        """{"@context": {"T": {"@id": "ex:T", "@context": {"a": "ex:a"}}}, "@type": ["T"], "a": {"ex:b": "\ud83d\ude00"}}"""
    )]
    [InlineData(
        """{"@context": {"a": {"@id": "ex:a", "@context": {"a": {"@id": "ex:a", "@type": "ex:t"}}}}, "a": ["x", {"a": "y"}]}"""
    )]
    [InlineData("""{"@id": "_:x", "ex:a": {"@id": "_:x"}, "ex:b": {"@id": "_:y", "@type": "_:z"}}""")]
    [InlineData("""{"ex:a": [true, false, 0, -0, -0.0, 1.0, 1e21, 1.5, 123456789012345, {"@value": 5, "@type": "ex:t"}]}""")]
    [InlineData(
        """{"@context": {"d": "http://www.w3.org/2001/XMLSchema#double", "a": {"@id": "ex:a", "@type": "d"}}, "a": [1, "2"]}"""
    )]
    [InlineData(
        """{"@context": {"d": {"@id": "ex:", "@prefix": true}}, "@id": "d:x", "d:y": {"@value": "z", "@language": "en"}}"""
    )]
    [InlineData("""{"@context": {"@vocab": "ex:"}, "@type": "T", "a": {"@type": ["U", "ex:V"]}}""")]
    [InlineData("""{"@id": "ex:\u0061", "ex:a": "tab\t \"quoted\" \\ \u0000"}""")]
    public void Writes_directly_what_credentials_are_made_of(string document)
    {
        var processor = new JsonLdProcessor(new Documents(), new JsonLdOptions());
        Assert.True(Agrees(processor, Encoding.UTF8.GetBytes(document), document), "was not written directly");
    }

    [Fact]
    public void Terms_of_any_length_mean_what_their_context_says()
    {
        string[] documents =
        [
            """{"@context": {"@vocab": "ex:v/", "NAME": {"@id": "ex:a", "@type": "@id"}}, "NAME": "ex:b"}""",
            """{"@context": {"@vocab": "ex:v/", "NAME": "@id"}, "NAME": "ex:b", "c": 1}""",
            """{"@context": {"@vocab": "ex:v/", "NAME": {"@id": "ex:T", "@context": {"c": "ex:c"}}}, "@type": "NAME", "c": 1}""",
            """{"@context": {"@vocab": "ex:v/", "NAME": {"@id": "ex:T", "@context": {"c": "ex:c"}}}, "@type": ["NAME"], "c": 1}""",
            """{"@context": {"NAME": "ex:T/", "c": {"@id": "ex:c", "@type": "@vocab"}}, "c": ["NAME", "NAME:x"]}""",
            """{"@context": {"NAME": "ex:T/"}, "@id": "NAME:x", "ex:c": 1}""",
        ];
        var processor = new JsonLdProcessor(new Documents());
        foreach (var pattern in documents)
        {
            var document = pattern.Replace("NAME", new string('n', 300), StringComparison.Ordinal);
            Agrees(processor, Encoding.UTF8.GetBytes(document), document);
            Assert.NotEmpty(processor.ToRdf(Encoding.UTF8.GetBytes(document)));
        }
    }

    [Fact]
    public void Writes_a_badge_directly() =>
        Assert.True(Agrees(JsonLdProcessor.ForCredentials, Encoding.UTF8.GetBytes(ProcessorTests.Badge), "the badge"));

    [Theory]
    [InlineData("""{"@context": {"a": {"@id": "ex:a", "@context": {"b": "ex:b"}}}, "a": 1, "a": 2}""")]
    [InlineData("""{"ex:a": 1, "ex:\u0061": 2}""")]
    [InlineData("""{"ex:a": {"@id": "ex:b", "@id": "ex:c"}}""")]
    [InlineData("""{"@context": {"id": "@id"}, "id": "ex:b", "@id": "ex:c", "ex:d": 1}""")]
    [InlineData("""{"ex:a": "\ud800"}""")]
    [InlineData("""{"ex:a": 9007199254740993}""")]
    [InlineData("""{"ex:a": {"@value": "x", "@language": "en", "@type": "ex:t"}}""")]
    [InlineData("""{"ex:a": {"@value": 1, "@language": "en"}}""")]
    [InlineData("""{"ex:a": {"@value": "x", "ex:b": 1}}""")]
    [InlineData("""{"ex:a": {"@value": "x", "@type": "_:t"}}""")]
    [InlineData("""{"ex:a": {"@value": {}}}""")]
    [InlineData("""{"@type": 1}""")]
    [InlineData("""{"@id": 1}""")]
    [InlineData("""{"@value": "x"}""")]
    [InlineData("""{"ex:a": {"@context": "ex:unknown", "ex:b": 1}}""")]
    public void Leaves_what_is_refused_to_the_specification(string document)
    {
        var processor = new JsonLdProcessor(new Documents(), new JsonLdOptions());
        var bytes = Encoding.UTF8.GetBytes(document);
        Assert.Null(processor.ToRdfDirectly(bytes));
        Assert.Throws<JsonLdException>(() => processor.ToRdf(bytes));
    }

    /// <summary>Whether the input was written directly; fails when that went wrong.</summary>
    internal static bool Agrees(JsonLdProcessor processor, byte[] input, string what)
    {
        if (processor.ToRdfDirectly(input) is not { } direct)
            return false;
        try
        {
            var expected = RdfCanonicalizer.Canonicalize(processor.ToRdfByExpansion(input)).ToString();
            var actual = RdfCanonicalizer.Canonicalize(direct).ToString();
            if (expected != actual)
                Assert.Fail($"{what}\nexpected\n{expected}\nactual\n{actual}");
        }
        catch (JsonLdException e)
        {
            Assert.Fail($"{what} is to be refused: {e.Message}");
        }
        return true;
    }
}
