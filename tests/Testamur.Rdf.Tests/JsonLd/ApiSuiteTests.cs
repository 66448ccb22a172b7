using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>Every case of the suite's manifests, less those that exceptions.json excuses with a clause.</summary>
public class ApiSuiteTests
{
    public static TheoryData<string> ExpandCases => [.. ApiSuite.Ids(ApiSuite.Expand)];

    public static TheoryData<string> CompactCases => [.. ApiSuite.Ids(ApiSuite.Compact)];

    public static TheoryData<string> ToRdfCases => [.. ApiSuite.Ids(ApiSuite.ToRdf)];

    [Theory]
    [MemberData(nameof(ExpandCases))]
    public void Expands_as_the_suite_says(string id)
    {
        var test = ApiSuite.Expand.Single(c => c.Id == id);
        var processor = new JsonLdProcessor(ApiSuite.Loader, test.Options);
        if (test.IsNegative)
        {
            Assert.Equal(test.ExpectedError, Assert.Throws<JsonLdException>(() => processor.Expand(test.Input)).CodeText);
            return;
        }
        AssertSame(JsonNode.Parse(test.Expected), processor.Expand(test.Input));
    }

    [Theory]
    [MemberData(nameof(CompactCases))]
    public void Compacts_as_the_suite_says(string id)
    {
        var test = ApiSuite.Compact.Single(c => c.Id == id);
        var processor = new JsonLdProcessor(ApiSuite.Loader, test.Options);
        if (test.IsNegative)
        {
            var refusal = Assert.Throws<JsonLdException>(() => processor.Compact(test.Input, test.Context));
            Assert.Equal(test.ExpectedError, refusal.CodeText);
            return;
        }
        AssertSame(JsonNode.Parse(test.Expected), processor.Compact(test.Input, test.Context));
    }

    [Theory]
    [MemberData(nameof(ToRdfCases))]
    public void Makes_the_quads_that_the_suite_says(string id)
    {
        var test = ApiSuite.ToRdf.Single(c => c.Id == id);
        var processor = new JsonLdProcessor(ApiSuite.Loader, test.Options);
        if (test.IsNegative)
        {
            Assert.Equal(test.ExpectedError, Assert.Throws<JsonLdException>(() => processor.ToRdf(test.Input)).CodeText);
            return;
        }
        var actual = RdfCanonicalizer.Canonicalize(processor.ToRdf(test.Input)).ToString();
        if (test.IsSyntaxOnly)
            return;
        var expected = new DatasetBuilder(generalized: test.Options.GeneralizedRdf);
        NQuads.Read(test.Expected, expected);
        Assert.Equal(RdfCanonicalizer.Canonicalize(expected.Build()).ToString(), actual);
    }

    [Fact]
    public void Every_exception_names_a_case_and_the_clause_that_excuses_it()
    {
        var known = ApiSuite.Expand.Concat(ApiSuite.Compact).Concat(ApiSuite.ToRdf).Select(c => c.Id).ToHashSet();
        foreach (var exception in ApiSuite.Exceptions)
        {
            Assert.Contains((string?)exception["test"] ?? "", known);
            Assert.StartsWith("https://www.w3.org/TR/", (string?)exception["clause"], StringComparison.Ordinal);
            Assert.NotEmpty((string?)exception["reason"] ?? "");
        }
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual)
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        if (!JsonLdEquality.Same(expected, actual, isList: false))
            Assert.Equal(expected?.ToJsonString(options), actual?.ToJsonString(options));
    }
}
