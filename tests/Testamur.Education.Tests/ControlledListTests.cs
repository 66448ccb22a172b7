using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Tests;

public sealed class ControlledListTests
{
    /// <summary>The lists that the shapes of the European Learning Model fix, with the scheme they ask for and how many concepts they have.</summary>
    [Theory]
    [InlineData("language", "http://publications.europa.eu/resource/authority/language", 837)]
    [InlineData("country", "http://publications.europa.eu/resource/authority/country", 283)]
    [InlineData("currency", "http://publications.europa.eu/resource/authority/currency", 179)]
    [InlineData("atu", "http://publications.europa.eu/resource/authority/atu", 3234)]
    [InlineData("nuts", "http://data.europa.eu/nuts", 2160)]
    [InlineData("credential", "http://data.europa.eu/snb/credential/25831c2", 7)]
    [InlineData("accreditation", "http://data.europa.eu/snb/accreditation/25831c2", 4)]
    [InlineData("evidence-type", "http://data.europa.eu/snb/evidence-type/25831c2", 3)]
    [InlineData("entitlement-status", "http://data.europa.eu/snb/entitlement-status/25831c2", 2)]
    [InlineData("learning-setting", "http://data.europa.eu/snb/learning-setting/25831c2", 2)]
    [InlineData("eqf", "http://data.europa.eu/snb/eqf/25831c2", 8)]
    [InlineData("isced-f", "http://data.europa.eu/snb/isced-f/25831c2", 220)]
    [InlineData("qdr", "http://data.europa.eu/snb/qdr/25831c2", 424)]
    [InlineData("skill-type", "http://data.europa.eu/snb/skill-type/25831c2", 2)]
    [InlineData("skill-reuse-level", "http://data.europa.eu/snb/skill-reuse-level/25831c2", 4)]
    [InlineData("verification", "http://data.europa.eu/snb/verification/25831c2", 7)]
    [InlineData("verification-status", "http://data.europa.eu/snb/verification-status/25831c2", 3)]
    public void A_list_is_whole_and_names_its_scheme(string name, string scheme, int count)
    {
        var list = ControlledList.Get(name);
        Assert.Equal((scheme, count), (list.Scheme, list.Concepts.Count));
        Assert.Contains(name, ControlledList.Names);
        Assert.All(list.Concepts, concept => Assert.Same(concept, list.Find(concept.Uri)));
        Assert.All(list.Concepts, concept => Assert.NotNull(list.FindCode(concept.Code)));
    }

    [Theory]
    [InlineData("country", "ESP", "http://publications.europa.eu/resource/authority/country/ESP", "Spain")]
    [InlineData("language", "en", "http://publications.europa.eu/resource/authority/language/ENG", "English")]
    [InlineData("language", "eng", "http://publications.europa.eu/resource/authority/language/ENG", "English")]
    [InlineData(
        "supervision-verification",
        "nosupid",
        "http://data.europa.eu/snb/supervision-verification/df2880c5cb",
        "Unsupervised with ID Verification"
    )]
    [InlineData(
        "learning-opportunity",
        "74a4a268e8",
        "http://data.europa.eu/snb/learning-opportunity/74a4a268e8",
        "Short learning programme"
    )]
    public void A_code_finds_its_concept(string list, string code, string uri, string label)
    {
        var concept = ControlledList.Get(list).FindCode(code);
        Assert.Equal((uri, label), (concept?.Uri, concept?.LabelIn("en")));
    }

    [Fact]
    public void A_label_falls_back_to_english_and_then_to_the_code()
    {
        var broad = ControlledList.Get("isced-f").FindCode("00")!;
        Assert.Equal("Allgemeine Bildungsprogramme und Qualifikationen", broad.LabelIn("de"));
        Assert.Equal("00 - Generic programmes and qualifications", broad.LabelIn("ja"));
        Assert.Equal("X", new Concept("urn:x", "X", LangText.Empty).LabelIn("en"));
    }

    [Fact]
    public void What_forms_offer_is_in_the_lists()
    {
        var lists = ControlledList.Names.Select(ControlledList.Get).ToDictionary(list => list.Scheme);
        foreach (var vocabulary in Vocabulary.Names.Select(Vocabulary.Get))
            Assert.All(vocabulary.Terms, term => Assert.NotNull(lists[vocabulary.Scheme].Find(term.Uri)));
    }

    [Fact]
    public void Unknown_lists_and_concepts_are_none()
    {
        Assert.Throws<KeyNotFoundException>(() => ControlledList.Get("../elements"));
        Assert.Null(ControlledList.Get("eqf").FindCode("9"));
        Assert.Null(ControlledList.Get("eqf").Find(null));
    }

    [Fact]
    public void Imported_labels_are_added_and_change_none()
    {
        var list = ControlledList.Get("eqf");
        var more = new ControlledList(
            "eqf",
            list.Scheme,
            [new("http://data.europa.eu/snb/eqf/6", "6", new([new("en", "Other"), new("xx", "Taso 6")]))]
        );
        var joined = list.With(more).FindCode("6")!;
        Assert.Equal(("Level 6", "Taso 6"), (joined.LabelIn("en"), joined.LabelIn("xx")));
        Assert.Equal("Level 5", list.With(more).FindCode("5")!.LabelIn("xx"));
    }
}
