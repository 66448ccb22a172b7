using System.Text;
using Testamur.Education.Vocabularies;
using Testamur.Education.Vocabularies.Import;

namespace Testamur.Education.Tests;

/// <summary>Small files in the shape in which the Publications Office and ESCO distribute theirs.</summary>
public sealed class ImportTests
{
    private const string Scheme = "http://data.europa.eu/snb/example/25831c2";

    private const string RdfXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
                 xmlns:skosxl="http://www.w3.org/2008/05/skos-xl#" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <rdf:Description rdf:about="http://data.europa.eu/snb/example/25831c2">
            <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#ConceptScheme"/>
            <skos:prefLabel xml:lang="en">Example list</skos:prefLabel>
          </rdf:Description>
          <skos:Concept rdf:about="http://data.europa.eu/snb/example/aa1">
            <skos:inScheme rdf:resource="http://data.europa.eu/snb/example/25831c2"/>
            <skos:prefLabel xml:lang="en">Written
              examination</skos:prefLabel>
            <skos:prefLabel xml:lang="fi">Kirjallinen koe</skos:prefLabel>
            <skos:prefLabel xml:lang="de">Klausur &amp; Test</skos:prefLabel>
            <skos:altLabel xml:lang="en">Paper</skos:altLabel>
            <skosxl:prefLabel><skosxl:Label rdf:about="urn:l"><skosxl:literalForm>deep</skosxl:literalForm></skosxl:Label></skosxl:prefLabel>
            <dc:identifier>WRIT</dc:identifier>
          </skos:Concept>
          <rdf:Description rdf:about="http://data.europa.eu/snb/example/aa2">
            <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
            <skos:inScheme rdf:resource="http://data.europa.eu/snb/example/25831c2"/>
            <skos:prefLabel xml:lang="en">Oral</skos:prefLabel>
          </rdf:Description>
          <rdf:Description rdf:about="http://data.europa.eu/snb/example/aa2">
            <skos:prefLabel xml:lang="ro">Oral (ro)</skos:prefLabel>
          </rdf:Description>
          <rdf:Description rdf:about="urn:not-a-concept"><skos:prefLabel xml:lang="en">No</skos:prefLabel></rdf:Description>
        </rdf:RDF>
        """;

    private const string Turtle = """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <http://data.europa.eu/snb/example/25831c2> a skos:ConceptScheme ; skos:prefLabel "Example list"@en .
        <http://data.europa.eu/snb/example/aa1> a skos:Concept ; skos:inScheme <http://data.europa.eu/snb/example/25831c2> ;
          skos:prefLabel "Written examination"@en, "Kirjallinen koe"@fi, "Klausur & Test"@de ; skos:altLabel "Paper"@en ; skos:notation "WRIT" .
        <http://data.europa.eu/snb/example/aa2> a skos:Concept ; skos:inScheme <http://data.europa.eu/snb/example/25831c2> ;
          skos:prefLabel "Oral"@en, "Oral (ro)"@ro .
        """;

    [Theory]
    [InlineData(RdfXml)]
    [InlineData(Turtle)]
    public void A_list_is_read_with_the_labels_of_all_its_languages(string file)
    {
        Assert.True(SkosImport.TryRead(Encoding.UTF8.GetBytes(file), out var list, out var problem), problem);
        Assert.Equal(("Example list", Scheme), (list.Name, list.Scheme));
        Assert.Equal(["WRIT", "aa2"], list.Concepts.Select(concept => concept.Code));
        var written = list.FindCode("WRIT")!;
        Assert.Equal("http://data.europa.eu/snb/example/aa1", written.Uri);
        Assert.Equal(("Kirjallinen koe", "Klausur & Test"), (written.LabelIn("fi"), written.LabelIn("de")));
        Assert.Equal("Written examination", written.LabelIn("mt"));
        Assert.Equal(["Paper"], written.Alternatives);
        Assert.Equal("Oral (ro)", list.FindCode("aa2")!.LabelIn("ro"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("<?xml version=\"1.0\"?><html/>")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>")]
    [InlineData("@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:s> a skos:ConceptScheme .")]
    public void What_is_no_list_is_refused_with_the_reason(string file)
    {
        Assert.False(SkosImport.TryRead(Encoding.UTF8.GetBytes(file), out _, out var problem));
        Assert.NotEqual("", problem);
    }

    [Fact]
    public void A_document_type_is_refused_and_no_entity_expanded()
    {
        var bomb = RdfXml.Replace(
            "<rdf:RDF ",
            "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<rdf:RDF ",
            StringComparison.Ordinal
        );
        Assert.False(SkosImport.TryRead(Encoding.UTF8.GetBytes(bomb), out _, out var problem));
        Assert.Contains("document type", problem, StringComparison.Ordinal);
        var external = RdfXml.Replace(
            "<rdf:RDF ",
            "<!DOCTYPE r SYSTEM \"file:///etc/passwd\">\n<rdf:RDF ",
            StringComparison.Ordinal
        );
        Assert.False(SkosImport.TryRead(Encoding.UTF8.GetBytes(external), out _, out _));
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(RdfXml);
        for (var length = 0; length < bytes.Length; length += 7)
            Assert.False(SkosImport.TryRead(bytes.AsMemory(0, length), out _, out _), $"{length} of {bytes.Length}");
    }

    [Fact]
    public void Of_several_lists_one_is_chosen()
    {
        var two =
            Turtle
            + "<urn:other> a skos:ConceptScheme . <urn:x> a skos:Concept ; skos:inScheme <urn:other> ; skos:prefLabel \"X\"@en .";
        Assert.False(SkosImport.TryRead(Encoding.UTF8.GetBytes(two), out _, out _));
        Assert.True(SkosImport.TryRead(Encoding.UTF8.GetBytes(two), out var list, out _, Scheme));
        Assert.Equal(2, list.Concepts.Count);
    }

    [Fact]
    public void Skills_are_read_from_a_file_per_language_and_joined()
    {
        var english = Esco(
            "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,skill/competence,\"manage musical staff\",\"manage staff of music\nlead, musicians\"",
            "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/2,knowledge,say \"\"no\"\",".Replace(
                "say \"\"no\"\"",
                "\"say \"\"no\"\"\"",
                StringComparison.Ordinal
            )
        );
        var french = Esco(
            "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,skill/competence,gérer le personnel,diriger"
        );
        Assert.True(EscoImport.TryRead(english, "en", out var skills, out var problem), problem);
        Assert.True(EscoImport.TryRead(french, "fr", out var more, out problem), problem);
        Assert.Equal(EscoImport.SkillsScheme, skills.Scheme);
        var joined = skills.With(more);
        Assert.Equal(2, joined.Concepts.Count);
        var staff = joined.Find("http://data.europa.eu/esco/skill/1")!;
        Assert.Equal(("manage musical staff", "gérer le personnel"), (staff.LabelIn("en"), staff.LabelIn("fr")));
        Assert.Equal(["manage staff of music", "lead, musicians", "diriger"], staff.Alternatives);
        Assert.Equal("say \"no\"", joined.FindCode("2")!.LabelIn("en"));
    }

    [Theory]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,=cmd(),", "line 2")]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,@sum,", "line 2")]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,,", "line 2")]
    [InlineData("x,http://evil.example/skill/1,s,label,", "line 2")]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,label", "line 2")]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,\"label,", "line 2")]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,\"a\"b,", "line 2")]
    [InlineData("x,http://data.europa.eu/esco/skill/1,s,a,\nx,http://data.europa.eu/esco/skill/1,s,b,", "line 3")]
    public void A_row_that_is_not_as_it_must_be_is_named(string rows, string line)
    {
        Assert.False(EscoImport.TryRead(Esco(rows), "en", out _, out var problem));
        Assert.StartsWith(line, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_another_kind_are_refused()
    {
        Assert.False(EscoImport.TryRead([], "en", out _, out _));
        Assert.False(EscoImport.TryRead("a,b\n1,2\n"u8, "en", out _, out _));
        Assert.False(EscoImport.TryRead([0xff, 0xfe, 0x41], "en", out _, out _));
        Assert.False(EscoImport.TryRead(Esco(), "en", out _, out _));
        Assert.False(EscoImport.TryRead(Esco("x,http://data.europa.eu/esco/skill/1,s,a,"), "not a tag", out _, out _));
    }

    private static byte[] Esco(params string[] rows) =>
        Encoding.UTF8.GetBytes(
            "\uFEFFconceptType,conceptUri,skillType,preferredLabel,altLabels\r\n" + string.Join("\r\n", rows) + "\r\n"
        );
}
