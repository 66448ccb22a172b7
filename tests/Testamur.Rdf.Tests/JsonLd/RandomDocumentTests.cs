using System.Text;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>What must hold for any input, tried on many of a fixed seed.</summary>
public class RandomDocumentTests
{
    private static readonly IContextLoader Remote = new Documents(
        ("ex:remote", """{"@context": {"a": {"@id": "ex:a", "@type": "@id"}, "U": {"@id": "ex:U", "@context": {"b": "ex:b"}}}}""")
    );

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Every_input_is_processed_or_refused_and_both_ways_to_quads_agree(int seed, bool safe)
    {
        var documents = new RandomDocument(new SeededSource((ulong)seed));
        var processor = new JsonLdProcessor(
            Remote,
            new JsonLdOptions { Safe = safe, Base = safe ? null : "http://base.example/d/" }
        );
        int processed = 0,
            direct = 0;
        for (var i = 0; i < 6_000; i++)
        {
            var document = documents.Next();
            if (DirectWriterTests.Agrees(processor, document, Encoding.UTF8.GetString(document)))
                direct++;
            if (Try(() => processor.ToRdf(document)) is not null)
                processed++;
        }
        Assert.True(processed > 300 && direct > 100, $"{processed} processed, {direct} directly");
    }

    [Fact]
    public void The_expanded_document_says_the_same_and_expands_to_itself()
    {
        var documents = new RandomDocument(new SeededSource(3));
        var processor = new JsonLdProcessor(Remote, new JsonLdOptions { Safe = false, Base = "http://base.example/d/" });
        var checkedDocuments = 0;
        for (var i = 0; i < 6_000; i++)
        {
            var document = documents.Next();
            if (Try(() => processor.Expand(document)) is not { } expanded)
                continue;
            var bytes = Encoding.UTF8.GetBytes(expanded.ToJsonString());
            if (Try(() => processor.ToRdf(document)) is not { } quads || Try(() => processor.ToRdf(bytes)) is not { } again)
                continue;
            Assert.Equal(Canonical(quads), Canonical(again));
            checkedDocuments++;
        }
        Assert.True(checkedDocuments > 1000, $"only {checkedDocuments} documents were good");
    }

    [Fact]
    public void Compaction_ends_or_refuses()
    {
        var documents = new RandomDocument(new SeededSource(4));
        var processor = new JsonLdProcessor(Remote, new JsonLdOptions { Safe = false, Base = "http://base.example/d/" });
        var compacted = 0;
        for (var i = 0; i < 6_000; i++)
        {
            var document = documents.Next();
            var context = documents.NextContext();
            if (Try(() => processor.Compact(document, context)) is not null)
                compacted++;
        }
        Assert.True(compacted > 1000, $"only {compacted} documents were compacted");
    }

    [Fact]
    public void The_compacted_document_says_the_same()
    {
        var documents = new RandomDocument(new SeededSource(7));
        var processor = new JsonLdProcessor(Remote, new JsonLdOptions { Safe = false, Base = "http://base.example/d/" });
        var context = Encoding.UTF8.GetBytes(RandomDocument.TameContext);
        var same = 0;
        for (var i = 0; i < 6_000; i++)
        {
            var document = documents.Next();
            if (
                Try(() => processor.ToRdf(document)) is not { } quads
                || Try(() => processor.Compact(document, context)) is not { } compact
            )
                continue;
            var again = processor.ToRdf(Encoding.UTF8.GetBytes(compact.ToJsonString()));
            if (Canonical(quads) != Canonical(again))
                Assert.Fail(
                    $"{Encoding.UTF8.GetString(document)}\n{compact.ToJsonString()}\n{Canonical(quads)}\n{Canonical(again)}"
                );
            same++;
        }
        Assert.True(same > 1000, $"only {same} documents were good");
    }

    [Fact]
    public void Damaged_bytes_are_processed_or_refused()
    {
        var random = new SeededSource(5);
        var processor = new JsonLdProcessor(ApiSuite.Loader, new JsonLdOptions { Safe = false });
        var inputs = ApiSuite.ToRdf.Select(c => c.Input).ToArray();
        for (var i = 0; i < 6_000; i++)
        {
            var input = random.Pick<byte[]>(inputs).ToArray();
            for (var n = random.Below(3); n >= 0; n--)
                input[random.Below(input.Length)] = (byte)random.Below(256);
            Try(() => processor.ToRdf(input));
        }
    }

    private static T? Try<T>(Func<T> action)
        where T : class
    {
        try
        {
            return action();
        }
        catch (JsonLdException)
        {
            return null;
        }
    }

    private static string Canonical(Dataset dataset) => RdfCanonicalizer.Canonicalize(dataset).ToString();
}
