using System.Text;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>Each budget: what is just within it passes, one more is refused.</summary>
public class LimitTests
{
    [Fact]
    public void Bytes()
    {
        const string document = """{"ex:a": 1}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxBytes = document.Length }));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxBytes = document.Length - 1 }));
    }

    [Fact]
    public void Depth_of_a_document()
    {
        var limits = new JsonLdLimits { MaxDepth = 5 };
        Assert.Null(Refusal("""{"ex:a": [[[[]]]], "ex:b": {"ex:c": {"ex:d": {"ex:e": {}}}}}""", limits));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal("""{"ex:a": [[[[[]]]]]}""", limits));
    }

    [Fact]
    public void Nodes()
    {
        // In JSON the document, an array, an object and four numbers.
        const string document = """{"ex:a": [1, 2, 3, {"@value": 4}]}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxNodes = 7 }));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxNodes = 6 }));
    }

    [Fact]
    public void Quads()
    {
        const string document = """{"ex:a": {"@list": [1, 2]}}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxQuads = 5 }));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxQuads = 4 }));
    }

    [Fact]
    public void Remote_contexts()
    {
        var loader = new Documents(
            ("ex:1", """{"@context": {}}"""),
            ("ex:2", """{"@context": {}}"""),
            ("ex:3", """{"@context": {}}""")
        );
        const string document = """{"@context": ["ex:1", "ex:2", "ex:1"], "ex:a": {"@context": "ex:3", "ex:b": 1}}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxRemoteContexts = 3 }, loader));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxRemoteContexts = 2 }, loader));
    }

    [Fact]
    public void Imported_contexts_count_as_remote_ones()
    {
        var loader = new Documents(("ex:1", """{"@context": {}}"""), ("ex:2", """{"@context": {}}"""));
        const string document = """{"@context": [{"@import": "ex:1"}, {"@import": "ex:2"}], "ex:a": 1}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxRemoteContexts = 2 }, loader));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxRemoteContexts = 1 }, loader));
    }

    [Fact]
    public void Contexts_within_contexts()
    {
        var loader = new Documents(
            ("ex:1", """{"@context": "ex:2"}"""),
            ("ex:2", """{"@context": "ex:3"}"""),
            ("ex:3", """{"@context": {}}""")
        );
        const string document = """{"@context": "ex:1", "ex:a": 1}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxContextNesting = 3 }, loader));
        Assert.Equal(JsonLdErrorCode.ContextOverflow, Refusal(document, new JsonLdLimits { MaxContextNesting = 2 }, loader));
    }

    [Fact]
    public void Scoped_contexts_within_scoped_contexts()
    {
        const string document = """
            {"@context": {"a": {"@id": "ex:a", "@context": {"b": {"@id": "ex:b", "@context": {"c": "ex:c"}}}}}, "ex:a": 1}
            """;
        Assert.Null(Refusal(document, new JsonLdLimits { MaxContextNesting = 2 }));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxContextNesting = 1 }));
    }

    [Fact]
    public void Terms_that_are_defined_by_terms()
    {
        const string document = """{"@context": {"a": "b:a", "b": "c:b/", "c": "ex:c/"}, "a": 1}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxContextNesting = 3 }));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxContextNesting = 2 }));
    }

    [Fact]
    public void A_chain_of_thousands_of_terms_is_refused_before_the_stack_ends()
    {
        var terms = string.Join(',', Enumerable.Range(0, 40_000).Select(i => $"\"t{i}\":\"t{i + 1}\""));
        Assert.Equal(
            JsonLdErrorCode.LimitExceeded,
            Refusal($$"""{"@context":{{{terms}},"t40000":"ex:a"},"t0":1}""", new JsonLdLimits())
        );
    }

    [Fact]
    public void A_context_that_refers_to_itself_ends()
    {
        var loader = new Documents(("ex:1", """{"@context": ["ex:1", {"a": "ex:a"}]}"""));
        Assert.Equal(JsonLdErrorCode.ContextOverflow, Refusal("""{"@context": "ex:1", "ex:a": 1}""", new JsonLdLimits(), loader));
    }

    [Fact]
    public void A_scoped_context_may_refer_to_the_context_it_stands_in()
    {
        var loader = new Documents(("ex:1", """{"@context": {"a": {"@id": "ex:a", "@context": "ex:1"}}}"""));
        Assert.Null(Refusal("""{"@context": "ex:1", "a": {"a": {"a": 1}}}""", new JsonLdLimits(), loader));
    }

    [Fact]
    public void Term_definitions()
    {
        // One context and its two terms.
        const string document = """{"@context": {"a": "ex:a", "b": "ex:b"}, "a": 1}""";
        Assert.Null(Refusal(document, new JsonLdLimits { MaxContextTerms = 3 }));
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxContextTerms = 2 }));
    }

    [Fact]
    public void Characters_of_IRIs()
    {
        const string document = """{"@context": {"p": "ex:/"}, "p:a": 1}""";
        var used = Enumerable.Range(1, 100).First(n => Refusal(document, new JsonLdLimits { MaxIriCharacters = n }) is null);
        Assert.InRange(used, "ex:/a".Length, 4 * "ex:/p:a".Length);
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits { MaxIriCharacters = used - 1 }));
    }

    [Fact]
    public void Thousands_of_scoped_contexts_over_thousands_of_terms_are_refused()
    {
        var terms = string.Join(
            ',',
            Enumerable
                .Range(0, 5000)
                .Select(i =>
                    $$$"""
                        "t{{{i}}}":{"@id":"ex:{{{i}}}","@context":{"s":"ex:s"}}
                        """
                )
        );
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal($$"""{"@context":{{{terms}}},"ex:a":1}""", new JsonLdLimits()));
    }

    [Fact]
    public void A_context_on_each_of_many_nodes_is_refused()
    {
        var terms = string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"t{i}\":\"ex:{i}\""));
        var nodes = string.Join(',', Enumerable.Repeat("""{"@context":{},"ex:b":1}""", 2000));
        Assert.Equal(
            JsonLdErrorCode.LimitExceeded,
            Refusal($$"""{"@context":{{{terms}}},"ex:a":[{{nodes}}]}""", new JsonLdLimits())
        );
    }

    [Fact]
    public void A_long_prefix_used_often_is_refused()
    {
        var properties = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"p:{i}\":1"));
        var document = $$"""{"@context":{"p":"ex:{{new string('a', 10_000)}}/"},{{properties}}}""";
        Assert.Equal(JsonLdErrorCode.LimitExceeded, Refusal(document, new JsonLdLimits()));
    }

    [Theory]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"ex:a": 1, "ex:a": 2}""")]
    [InlineData("""{"ex:a": 1, "ex:\u0061": 2}""")]
    [InlineData("""{"ex:a": "\ud800"}""")]
    [InlineData("""{"ex:a": 1e999}""")]
    [InlineData("""{"ex:a": 1} {}""")]
    [InlineData("""{"ex:a": 1,}""")]
    [InlineData("""{/**/}""")]
    [InlineData("")]
    public void Refuses_JSON_that_readers_disagree_about(string document) =>
        Assert.Equal(JsonLdErrorCode.LoadingDocumentFailed, Refusal(document, new JsonLdLimits()));

    [Fact]
    public void Refuses_bytes_that_are_not_UTF_8()
    {
        var processor = new JsonLdProcessor(new Documents());
        byte[] overlong = [.. "{\"ex:a\": \""u8, 0xC0, 0xAF, .. "\"}"u8];
        Assert.Equal(JsonLdErrorCode.LoadingDocumentFailed, Assert.Throws<JsonLdException>(() => processor.ToRdf(overlong)).Code);
    }

    private static JsonLdErrorCode? Refusal(string document, JsonLdLimits limits, IContextLoader? loader = null)
    {
        var processor = new JsonLdProcessor(loader ?? new Documents(), new JsonLdOptions { Safe = false, Limits = limits });
        try
        {
            processor.ToRdf(Encoding.UTF8.GetBytes(document));
            return null;
        }
        catch (JsonLdException e)
        {
            return e.Code;
        }
    }
}
