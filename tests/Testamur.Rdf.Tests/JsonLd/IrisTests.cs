using Testamur.Rdf.JsonLd;

namespace Testamur.Rdf.Tests.JsonLd;

public class IrisTests
{
    private const string Base = "http://a/b/c/d;p?q";

    // The examples of RFC 3986 §5.4.
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g#s", "http://a/b/c/g#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("g;x?y#s", "http://a/b/c/g;x?y#s")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("../../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData(".g", "http://a/b/c/.g")]
    [InlineData("g..", "http://a/b/c/g..")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/./h", "http://a/b/c/g/h")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/./y", "http://a/b/c/g;x=1/y")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/./x", "http://a/b/c/g?y/./x")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("g#s/./x", "http://a/b/c/g#s/./x")]
    [InlineData("g#s/../x", "http://a/b/c/g#s/../x")]
    [InlineData("http:g", "http:g")]
    public void A_reference_is_resolved_as_the_examples_say(string reference, string expected) =>
        Assert.Equal(expected, Iris.Resolve(Base, reference));

    [Theory]
    [InlineData("http://a/b/c/d;p?q")]
    [InlineData("http://a/b/c/d;p")]
    [InlineData("http://a/b/c/g")]
    [InlineData("http://a/b/c/")]
    [InlineData("http://a/b/")]
    [InlineData("http://a/")]
    [InlineData("http://a/b/g?y#s")]
    [InlineData("http://a/b/c/d;p?q#s")]
    [InlineData("http://a/x/y/z")]
    [InlineData("http://a/b/c/with:colon")]
    [InlineData("http://other/b/c")]
    [InlineData("https://a/b/c")]
    [InlineData("urn:x:y")]
    public void A_relative_reference_resolves_to_what_it_was_made_of(string iri) =>
        Assert.Equal(iri, Iris.Resolve(Base, Iris.Relativize(Base, iri)));

    [Fact]
    public void Random_IRIs_are_found_again_from_random_bases()
    {
        var random = new SeededSource(6);
        for (var i = 0; i < 20_000; i++)
        {
            var (from, to) = (Iri(random), Iri(random));
            Assert.Equal(to, Iris.Resolve(from, Iris.Relativize(from, to)));
        }
    }

    private static string Iri(SeededSource random)
    {
        var path = string.Concat(
            Enumerable.Range(0, random.Below(5)).Select(_ => "/" + random.Pick<string>(["a", "b", "", "c:d", "e.f"]))
        );
        return random.Pick<string>(["http://h", "http://h", "http://h", "http://g"])
            + path
            + random.Pick<string>(["", "", "?q", "?", "?q=1"])
            + random.Pick<string>(["", "", "#f", "#"]);
    }
}
