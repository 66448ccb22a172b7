using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Testamur.Education.Elmo;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Elmo;

public sealed class ElmoDocumentTests
{
    private static readonly XNamespace N = ElmoDocument.Namespace;
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly RecognisedPart Part = new(
        Sample.T("Tides"),
        "urn:credential:1",
        "University of Elsewhere",
        "NL",
        Ects.Parse("2.5"),
        new(2026, 11, 30),
        "https://u.example.org/statements/1"
    )
    {
        Replaces = "Seas I",
        Grade = "8",
    };

    private static ElmoTranscript Transcript(params IReadOnlyList<ElmoResult> results) =>
        new(
            "Ida Beispiel",
            "en",
            [
                new(
                    new([new("en", "Demo University"), new("fi", "Demoyliopisto")]),
                    "https://u.example.org/",
                    "FI",
                    [new("schac", "u.example.org")],
                    Now,
                    results
                ),
            ]
        )
        {
            GivenNames = "Ida",
            FamilyName = "Beispiel",
            BirthDate = new(1999, 2, 28),
        };

    [Fact]
    public void Recognised_credits_inside_a_programme_follow_the_published_structure()
    {
        var programme = new ElmoResult(Sample.T("Coasts"), ElmoKind.DegreeProgramme)
        {
            IscedF = "0521",
            EqfLevel = 6,
            TeachingLanguage = "en",
            Parts = [ElmoResult.Of(Part)],
        };
        var document = ElmoDocument.Write(Transcript(programme), Now);
        Assert.Empty(Errors(document));
        var course = XDocument.Load(new MemoryStream(document)).Descendants(N + "hasPart").Single();
        Assert.Equal("Course", course.Descendants(N + "type").First().Value);
        Assert.Equal("2.5", course.Descendants(N + "value").Single().Value);
        Assert.Equal("8", course.Descendants(N + "resultLabel").Single().Value);
        Assert.Contains(
            "University of Elsewhere, NL",
            course.Descendants(N + "description").First().Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_in_one_piece_and_characters_that_xml_cannot_hold_leave_the_document_valid()
    {
        var odd = new ElmoResult(Sample.T("Ti\u0001des \ud800 & <b>waves</b> \U0001F30A"), ElmoKind.Course);
        var document = ElmoDocument.Write(Transcript(odd) with { GivenNames = null, FamilyName = null, BirthDate = null }, Now);
        Assert.Empty(Errors(document));
        var read = XDocument.Load(new MemoryStream(document));
        Assert.Equal("Ida Beispiel", read.Descendants(N + "familyName").Single().Value);
        Assert.Equal(
            "Tides \ufffd & <b>waves</b> \U0001F30A",
            read.Descendants(N + "learningOpportunitySpecification").Elements(N + "title").Single().Value
        );
    }

    [Fact]
    public void The_structure_is_really_checked()
    {
        var document = Encoding.UTF8.GetString(ElmoDocument.Write(Transcript(ElmoResult.Of(Part)), Now));
        var spoiled = document.Replace(">passed<", ">recognised<", StringComparison.Ordinal);
        Assert.NotEqual(document, spoiled);
        Assert.NotEmpty(Errors(Encoding.UTF8.GetBytes(spoiled)));
    }

    [Fact]
    public void A_transcript_without_a_report_or_an_issuer_without_identifier_is_refused()
    {
        var empty = new ElmoTranscript("Ida", "en", []);
        Assert.Throws<ArgumentException>(() => ElmoDocument.Write(empty, Now));
        var nameless = Transcript();
        var report = nameless.Reports[0] with { IssuerIdentifiers = [] };
        Assert.Throws<ArgumentException>(() => ElmoDocument.Write(nameless with { Reports = [report] }, Now));
    }

    private static List<string> Errors(byte[] document)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        // The language attribute belongs to XML itself and stands in no schema of ELMO.
        settings.Schemas.Add(
            "http://www.w3.org/XML/1998/namespace",
            XmlReader.Create(
                new StringReader(
                    """
                    <xs:schema targetNamespace="http://www.w3.org/XML/1998/namespace" xmlns:xs="http://www.w3.org/2001/XMLSchema">
                      <xs:attribute name="lang" type="xs:language"/>
                    </xs:schema>
                    """
                )
            )
        );
        settings.Schemas.Add(
            ElmoDocument.Namespace,
            Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Education.Tests", "Elmo", "elmo-v1.xsd")
        );
        settings.ValidationEventHandler += (_, problem) => errors.Add(problem.Message);
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        while (reader.Read()) { }
        return errors;
    }
}
