using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Clr;
using Testamur.Education.Conversion;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Recognition;

namespace Testamur.Education.Tests.Awards;

public class HostileFilesTests
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "\"\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[[1]]",
        "{\"id\":\"#\"}",
        "{\"\":\"x\"}",
        "{\"@value\":\"x\",\"@language\":\"\"}",
        "\"P99999999Y\"",
        "99999999999999999999",
    ];

    [Theory]
    [InlineData(AwardFormat.Elm)]
    [InlineData(AwardFormat.OpenBadge)]
    [InlineData(AwardFormat.Clr)]
    public void No_value_in_any_place_makes_a_reader_or_the_conversion_throw(AwardFormat format)
    {
        var award = OneAwardManyFormatsTests.Generate(oneLanguage: false).MaxBy(one => AwardElements.Of(one).Count)!; // there are 200
        var text = Document(award, format).ToJsonString();
        var places = Places(JsonNode.Parse(text)!).ToArray(); // written above
        Assert.True(places.Length > 100);
        for (var at = 0; at < places.Length; at += 7)
        {
            // Every place gets some of the values, every value many of the places.
            foreach (var value in new[] { Values[at % Values.Length], Values[(at / 3 + 5) % Values.Length] })
            {
                var bytes = Encoding.UTF8.GetBytes(Replaced(text, places[at], value));
                Assert.NotNull(ElmReader.Read(bytes));
                Assert.NotNull(OpenBadgeReader.Read(bytes));
                Assert.NotNull(ClrReader.Read(bytes));
                Assert.NotNull(ReceivedDocument.Read(bytes));
                Assert.NotNull(AwardConverter.Convert(bytes, format, (AwardFormat)(at % 3)));
            }
        }
    }

    [Fact]
    public void A_node_named_a_thousand_times_by_a_thousand_nodes_is_not_read_a_million_times()
    {
        var skills = string.Join(
            ',',
            Enumerable.Range(0, 1000).Select(at => $$$"""{"id":"urn:s:{{{at}}}","prefLabel":{"en":"s"}}""")
        );
        var names = string.Join(',', Enumerable.Range(0, 500).Select(at => $"\"urn:s:{at}\""));
        var outcomes = string.Join(
            ',',
            Enumerable.Range(0, 1000).Select(at => $$"""{"id":"urn:o:{{at}}","title":{"en":"o"},"relatedSkill":[{{names}}]}""")
        );
        var clock = Stopwatch.StartNew();
        var reading = ElmReader.Read(
            Claim($$""" "specifiedBy":{"learningOutcome":[{{outcomes}}],"additionalNote":[{{skills}}]} """)
        );
        Assert.Contains(reading.Findings, finding => finding.Text.Contains("repeats itself", StringComparison.Ordinal));
        Assert.True(reading.Award!.Specification.LearningOutcomes.Sum(outcome => outcome.Skills.Count) <= 10_000); // a claim is an award
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        var received = ReceivedDocument.Read(
            Claim($$""" "specifiedBy":{"learningOutcome":[{{outcomes}}],"additionalNote":[{{skills}}]} """).ToArray()
        );
        Assert.InRange(received.Credentials[0].Facts.Count, 1000, 12_000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void Assessments_that_are_parts_of_each_other_end()
    {
        var reading = ElmReader.Read(
            Claim(
                """ "provenBy":{"id":"urn:a","title":{"en":"a"},"hasPart":{"id":"urn:b","title":{"en":"b"},"hasPart":{"id":"urn:a"}}} """
            )
        );
        Assert.Equal("b", Assert.Single(reading.Award!.Specification.Assessments).Title.In("en")); // a claim is an award
    }

    [Fact]
    public void A_note_of_many_lines_is_not_many_prerequisites()
    {
        var lines = string.Concat(Enumerable.Repeat("a\\n", 100_000));
        var reading = ElmReader.Read(Claim($$$""" "specifiedBy":{"entryRequirement":{"noteLiteral":{"en":"{{{lines}}}"} } } """));
        Assert.Equal(100, reading.Award!.Specification.Prerequisites.Count); // a claim is an award
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("a.b.c")]
    [InlineData("""{"payload":"x","signatures":[]}""")]
    [InlineData("""{"payload":"{\"credentialSubject\":1}","signatures":[]}""")]
    [InlineData("""{"id":"data:application/vc+jwt,a.b","type":"EnvelopedVerifiableCredential"}""")]
    [InlineData("""{"@graph":[1,{"type":3}]}""")]
    [InlineData("""{"credentialSubject":{"hasClaim":"urn:x"}}""")]
    public void What_is_no_award_is_refused_with_a_sentence(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        foreach (var reading in new[] { ElmReader.Read(bytes), OpenBadgeReader.Read(bytes), ClrReader.Read(bytes) })
            Assert.Equal(AwardFindingKind.Refused, Assert.Single(reading.Findings).Kind);
        Assert.NotNull(AwardConverter.Convert(bytes, AwardFormat.Elm, AwardFormat.Clr).Problem);
    }

    private static byte[] Claim(string members) =>
        Encoding.UTF8.GetBytes($$$"""{"id":"urn:c","credentialSubject":{"hasClaim":{"title":{"en":"t"},{{{members}}} } } }""");

    private static JsonObject Document(MicroCredential award, AwardFormat format) =>
        format switch
        {
            AwardFormat.Elm => ElmWriter.Write(award),
            AwardFormat.Clr => OneAwardManyFormatsTests.Bundle(award),
            _ => OpenBadgeBuilder.Build(award),
        };

    private static IEnumerable<string> Places(JsonNode node) =>
        node switch
        {
            JsonObject value => value.SelectMany(member =>
                (string[])[.. member.Value is null ? [] : Places(member.Value), $"{node.GetPath()}|{member.Key}"]
            ),
            JsonArray list => list.SelectMany(item => item is null ? [] : Places(item)),
            _ => [],
        };

    private static string Replaced(string text, string place, string value)
    {
        var root = JsonNode.Parse(text)!; // a document of ours
        var cut = place.LastIndexOf('|');
        var owner = Find(root, place[..cut]);
        owner[place[(cut + 1)..]] = "THE-PLACE";
        return root.ToJsonString().Replace("\"THE-PLACE\"", value, StringComparison.Ordinal);
    }

    private static JsonObject Find(JsonNode node, string path) =>
        node.GetPath() == path && node is JsonObject found ? found
        : node is JsonObject value
            ? value
                .Select(member => member.Value)
                .OfType<JsonNode>()
                .Select(child => Find(child, path))
                .FirstOrDefault(child => child is not null)!
        : node is JsonArray list
            ? list.OfType<JsonNode>().Select(child => Find(child, path)).FirstOrDefault(child => child is not null)!
        : null!; // the place was listed from the same text
}
