using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Elements;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Tests;

public class SpecificationJsonTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var json = SpecificationJson.Write(Sample.Clean);
        Assert.Equal(json, SpecificationJson.Write(SpecificationJson.Read(json)));
        Assert.Contains("\"ects\": 5", json, StringComparison.Ordinal);
        Assert.Contains("\"personalGrowth\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_draft_is_readable_and_has_empty_lists()
    {
        var draft = SpecificationJson.Read("""{"id":"urn:x:1","version":1,"defaultLanguage":"en"}""");
        Assert.Empty(draft.LearningOutcomes);
        Assert.True(draft.Title.IsBlank);
        Assert.NotEmpty(Sample.Lint(draft));
    }

    [Fact]
    public void What_a_document_does_not_say_is_not_written()
    {
        var stored = """{"id":"urn:x:1","version":1,"defaultLanguage":"en","assessments":[{"id":"t1","type":"quiz"}]}""";
        var written = JsonNode.Parse(SpecificationJson.Write(SpecificationJson.Read(stored)))!.AsObject();
        Assert.Equal(["id", "version", "defaultLanguage", "assessments"], written.Select(member => member.Key));
        Assert.Equal(["id", "type", "summative"], written["assessments"]![0]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","titel":{}}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"version":2,"defaultLanguage":"en"}""")]
    [InlineData("""{"id":"urn:x:1","version":1}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","ects":2.555}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","ects":"2"}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","title":{"en":"a","EN":"b"}}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","title":{"en":null}}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","cycle":1}""")]
    [InlineData("""{"id":"urn:x:1","version":1,"defaultLanguage":"en","iscedF":null}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_not_a_specification_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => SpecificationJson.Read(json));

    [Theory]
    [InlineData("2.5", 250)]
    [InlineData("0.04", 4)]
    [InlineData("30", 3000)]
    public void Credits_are_hundredths(string text, int hundredths)
    {
        Assert.Equal(hundredths, Ects.Parse(text).Hundredths);
        Assert.Equal(text, Ects.Parse(text).ToString());
    }

    [Theory]
    [InlineData("2,5")]
    [InlineData("-1")]
    [InlineData("1.001")]
    [InlineData("")]
    [InlineData("1e3")]
    [InlineData("99999999")]
    public void Other_texts_are_no_credits(string text) => Assert.False(Ects.TryParse(text, out _));

    [Fact]
    public void There_are_eleven_mandatory_and_five_optional_elements()
    {
        Assert.Equal(Enumerable.Range(1, 16), EuropeanElements.All.Select(element => element.Number));
        Assert.All(EuropeanElements.All, element => Assert.Equal(element.Number <= 11, element.Mandatory));
        Assert.All(EuropeanElements.All, element => Assert.True(element.Label.Has("de") && element.Definition.Has("de")));
    }

    [Fact]
    public void Vocabularies_have_unique_codes_and_uris()
    {
        Assert.Equal(6, Vocabulary.Names.Count);
        foreach (var list in Vocabulary.Names.Select(Vocabulary.Get))
        {
            Assert.Equal(list.Terms.Count, list.Terms.Select(term => term.Code).Distinct().Count());
            Assert.All(list.Terms, term => Assert.StartsWith("http://data.europa.eu/", term.Uri, StringComparison.Ordinal));
        }
        Assert.Equal("Niveau 6", Vocabulary.Get("eqf").Find("6")!.Labels["de"]);
    }
}
