using System.Text;
using System.Text.Json.Nodes;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

public class ProcessorTests
{
    internal const string Badge = """
        {"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
         "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
         "issuer": {"id": "https://a.example", "type": "Profile", "name": "A"},
         "credentialSubject": {"type": "AchievementSubject", "achievement": {"id": "https://a.example/1", "type": "Achievement",
           "name": "Statistics", "criteria": {"narrative": "All exercises"}}}}
        """;

    [Fact]
    public void A_badge_becomes_the_quads_that_its_contexts_say()
    {
        var quads = JsonLdProcessor.ForCredentials.ToRdf(Encoding.UTF8.GetBytes(Badge));
        Assert.Contains(
            new Quad(new Iri("https://a.example/1"), new Iri("https://schema.org/name"), new Literal("Statistics")),
            quads
        );
        Assert.Contains(
            new Quad(new Iri("urn:uuid:1"), new Iri("https://www.w3.org/2018/credentials#issuer"), new Iri("https://a.example")),
            quads
        );
    }

    [Theory]
    [InlineData("unsigned.json", "canonDocDataInt.txt")]
    [InlineData("proofConfigDataInt.json", "proofCanonDataInt.txt")]
    public void The_canonical_form_of_a_credential_is_the_published_one(string document, string canonical)
    {
        var quads = JsonLdProcessor.ForCredentials.ToRdf(Vector.Bytes($"vc-di-eddsa/{document}"));
        Assert.Equal(Vector.Text($"vc-di-eddsa/{canonical}"), RdfCanonicalizer.Canonicalize(quads).ToString());
    }

    [Fact]
    public void A_badge_is_the_same_after_expansion_and_compaction()
    {
        var processor = JsonLdProcessor.ForCredentials;
        var expanded = Encoding.UTF8.GetBytes(processor.Expand(Encoding.UTF8.GetBytes(Badge)).ToJsonString());
        var compacted = processor.Compact(expanded, Encoding.UTF8.GetBytes(Badge));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Badge), compacted), compacted.ToJsonString());
    }

    [Fact]
    public void A_context_is_loaded_once_for_many_documents()
    {
        var loader = new CountingLoader();
        var processor = new JsonLdProcessor(loader);
        for (var i = 0; i < 3; i++)
            processor.ToRdf("""{"@context": "ex:1", "a": {"a": 1}}"""u8);
        Assert.Equal(1, loader.Count);
    }

    [Fact]
    public void One_documents_own_context_does_not_reach_the_next()
    {
        var processor = new JsonLdProcessor(new Documents(("ex:1", """{"@context": {"a": "ex:a"}}""")));
        var first = processor.ToRdf("""{"@context": ["ex:1", {"b": "ex:first"}], "b": 1}"""u8);
        var second = processor.ToRdf("""{"@context": ["ex:1", {"b": "ex:second"}], "b": 1}"""u8);
        Assert.Equal("<ex:first>", Assert.Single(first).Predicate.ToString());
        Assert.Equal("<ex:second>", Assert.Single(second).Predicate.ToString());
        Assert.Throws<JsonLdException>(() => processor.ToRdf("""{"@context": "ex:1", "b": 1}"""u8.ToArray()));
    }

    [Fact]
    public void Many_threads_may_share_a_processor()
    {
        var processor = new JsonLdProcessor(BuiltInContexts.Loader);
        var badge = Encoding.UTF8.GetBytes(Badge);
        var counts = new int[64];
        Parallel.For(0, counts.Length, i => counts[i] = processor.ToRdf(badge).Count);
        Assert.Equal([processor.ToRdf(badge).Count], counts.Distinct());
    }

    [Fact]
    public void Thousands_of_combinations_of_known_contexts_are_processed()
    {
        var random = new SeededSource(1);
        var addresses = BuiltInContexts
            .All.SelectMany(c => c.Addresses)
            .Where(a => a.Contains("suites", StringComparison.Ordinal))
            .ToArray();
        var processor = new JsonLdProcessor(BuiltInContexts.Loader, new JsonLdOptions { Safe = false });
        for (var i = 0; i < 3000; i++)
        {
            random.Shuffle<string>(addresses);
            var contexts = new JsonArray([.. addresses.Select(a => (JsonNode?)a)]);
            var document = new JsonObject { ["@context"] = contexts, ["ex:a"] = i };
            try
            {
                Assert.Single(processor.ToRdf(Encoding.UTF8.GetBytes(document.ToJsonString())));
            }
            catch (JsonLdException e)
            {
                Assert.Equal(JsonLdErrorCode.ProtectedTermRedefinition, e.Code);
            }
        }
    }

    [Fact]
    public void A_remote_context_does_not_move_the_base()
    {
        var loader = new Documents(("ex:1", """{"@context": {"@base": "http://elsewhere.example/"}}"""));
        var processor = new JsonLdProcessor(loader, new JsonLdOptions { Base = "http://base.example/" });
        var quad = Assert.Single(processor.ToRdf("""{"@context": "ex:1", "@id": "x", "ex:a": 1}"""u8));
        Assert.Equal("<http://base.example/x>", quad.Subject.ToString());
    }

    [Fact]
    public void A_context_may_not_define_the_word_for_contexts()
    {
        var processor = new JsonLdProcessor(new Documents(), new JsonLdOptions { Safe = false });
        var refusal = Assert.Throws<JsonLdException>(() =>
            processor.Expand("""{"@context": {"@context": {"a": "ex:a"}}, "a": 1}"""u8.ToArray())
        );
        Assert.Equal("keyword redefinition", refusal.CodeText);
    }

    [Fact]
    public void Nesting_terms_bring_their_contexts_at_every_depth()
    {
        var processor = new JsonLdProcessor(new Documents());
        var quads = processor.ToRdf(
            """
            {"@context": {"a": "ex:outer", "n": {"@id": "@nest", "@context": {"a": "ex:inner", "m": {"@id": "@nest", "@context": {"b": "ex:deep"}}}}},
             "n": {"a": 1, "m": {"a": 2, "b": 3}}, "a": 4}
            """u8
        );
        string[] expected = ["<ex:deep> 3", "<ex:inner> 1", "<ex:inner> 2", "<ex:outer> 4"];
        Assert.Equal(expected, quads.Select(q => $"{q.Predicate} {((Literal)q.Object).Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Base_expand_context_and_mode_are_taken_from_the_options()
    {
        var options = new JsonLdOptions
        {
            Base = "http://base.example/a/b",
            ExpandContext = """{"@context": {"name": "ex:name"}}"""u8.ToArray(),
        };
        var quad = Assert.Single(new JsonLdProcessor(new Documents(), options).ToRdf("""{"@id": "../c", "name": "x"}"""u8));
        Assert.Equal("<http://base.example/c> <ex:name> \"x\" .", quad.ToString());
        var old = new JsonLdProcessor(new Documents(), options with { Mode = JsonLdMode.JsonLd10 });
        var refusal = Assert.Throws<JsonLdException>(() =>
            old.ToRdf("""{"@context": {"@version": 1.1}, "name": "x"}"""u8.ToArray())
        );
        Assert.Equal("processing mode conflict", refusal.CodeText);
        Assert.Throws<ArgumentException>(() => new JsonLdProcessor(new Documents(), new JsonLdOptions { Base = "relative" }));
    }

    [Theory]
    [InlineData(RdfDirection.None, "<ex:s> <ex:a> \"x\"@ar .")]
    [InlineData(RdfDirection.I18nDatatype, "<ex:s> <ex:a> \"x\"^^<https://www.w3.org/ns/i18n#ar_rtl> .")]
    [InlineData(
        RdfDirection.CompoundLiteral,
        "<ex:s> <ex:a> _:b0 .\n"
            + "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#direction> \"rtl\" .\n"
            + "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#language> \"ar\" .\n"
            + "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> \"x\" ."
    )]
    public void Base_direction_has_the_chosen_form(RdfDirection form, string expected)
    {
        var processor = new JsonLdProcessor(new Documents(), new JsonLdOptions { Safe = false, RdfDirection = form });
        var quads = processor.ToRdf("""{"@id": "ex:s", "ex:a": {"@value": "x", "@language": "AR", "@direction": "rtl"}}"""u8);
        Assert.Equal(expected, string.Join('\n', quads.Select(q => q.ToString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("5E-324", "4.940656458412465E-324")]
    [InlineData("1.1", "1.1E0")]
    [InlineData("-12345.678", "-1.2345678E4")]
    [InlineData("1e21", "1.0E21")]
    [InlineData("0.1e-6", "1.0E-7")]
    public void Doubles_are_canonical(string json, string expected)
    {
        var document = Encoding.UTF8.GetBytes($$"""{"ex:a": {{json}}}""");
        var literal = (Literal)Assert.Single(JsonLdProcessor.ForCredentials.ToRdf(document)).Object;
        Assert.Equal((expected, "http://www.w3.org/2001/XMLSchema#double"), (literal.Value, literal.Datatype));
    }

    [Fact]
    public void Error_codes_are_spelled_as_in_the_specification()
    {
        string[] spellings = [.. Enum.GetValues<JsonLdErrorCode>().Select(JsonLdException.TextOf)];
        string[] samples =
        [
            "invalid @id value",
            "IRI confused with prefix",
            "invalid IRI mapping",
            "invalid JSON literal",
            "cyclic IRI mapping",
        ];
        Assert.Empty(samples.Except(spellings));
        var ofTheSuite = ApiSuite.Expand.Concat(ApiSuite.Compact).Where(c => c.IsNegative).Select(c => c.ExpectedError);
        Assert.Empty(ofTheSuite.Except(spellings));
    }

    private sealed class CountingLoader : IContextLoader
    {
        public int Count { get; private set; }

        public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8)
        {
            Count++;
            utf8 = """{"@context": {"a": "ex:a"}}"""u8.ToArray();
            return true;
        }
    }
}
