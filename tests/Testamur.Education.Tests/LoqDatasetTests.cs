using System.Text.Json.Nodes;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests;

public sealed class LoqDatasetTests
{
    private const string Here = "https://alliance.example/export/elm/u.jsonld";

    [Fact]
    public void A_specification_becomes_an_opportunity_that_leads_to_a_qualification()
    {
        var dataset = LoqDataset.From(Here, [Full]);
        Assert.Empty(dataset.Omitted);
        var opportunity = Assert.Single(dataset.Document["@graph"]!.AsArray())!.AsObject();
        Assert.Equal("LearningOpportunity", (string?)opportunity["type"]);
        Assert.Equal("Reading the Sea", (string?)opportunity["title"]!["en"]);
        Assert.Equal(
            "http://publications.europa.eu/resource/authority/language/ENG",
            (string?)opportunity["defaultLanguage"]!["id"]
        );
        Assert.Equal("https://example.org/s/1", (string?)opportunity["homepage"]!["contentURL"]);
        var provider = opportunity["providedBy"]!;
        Assert.Equal("Demo University", (string?)provider["legalName"]!["en"]);
        Assert.Equal(
            "http://publications.europa.eu/resource/authority/country/FIN",
            (string?)provider["location"]!["address"]!["countryCode"]!["id"]
        );
        Assert.Equal("P28D", (string?)opportunity["duration"]);
        Assert.Equal("49.50", (string?)opportunity["priceDetail"]!["amount"]!["value"]);

        var achieved = opportunity["learningAchievementSpecification"]!;
        Assert.Equal("Qualification", (string?)achieved["type"]);
        Assert.Equal("https://example.org/s/1", (string?)achieved["id"]);
        Assert.Equal("http://data.europa.eu/snb/eqf/6", (string?)achieved["eqfLevel"]!["id"]);
        Assert.Equal("http://data.europa.eu/snb/isced-f/0532", (string?)achieved["thematicArea"]!["id"]);
        Assert.Equal("http://data.europa.eu/snb/isced-f/25831c2", (string?)achieved["thematicArea"]!["inScheme"]!["id"]);
        Assert.StartsWith("http://data.europa.eu/snb/qdr/", (string?)achieved["nqfLevel"]!["id"], StringComparison.Ordinal);
        Assert.Equal("PT62H30M", (string?)achieved["volumeOfLearning"]);
        Assert.Equal("2.5", (string?)achieved["creditPoint"]!["point"]);
        Assert.Equal(
            ["Explain tides", "Apply a tide table"],
            achieved["learningOutcome"]!.AsArray().Select(o => (string?)o!["title"]!["en"])
        );
        Assert.Equal("Exam", (string?)achieved["provenBy"]!["title"]!["en"]);
        Assert.Equal("First · Second", (string?)achieved["entryRequirement"]!["noteLiteral"]!["en"]);
    }

    [Fact]
    public void Without_a_national_level_it_is_no_qualification()
    {
        var achieved = Achieved(Full with { NationalLevels = [] });
        Assert.Equal("LearningAchievementSpecification", (string?)achieved["type"]);
        Assert.Null(achieved["eqfLevel"]);
        achieved = Achieved(Full with { NationalLevels = [new("XX", "Own framework", "7b", 6)] });
        Assert.Equal("Own framework: 7b (XX)", (string?)achieved["nqfLevel"]!["prefLabel"]!["en"]);
    }

    public static TheoryData<string, Specification> Incomplete =>
        new()
        {
            { "title", Full with { Title = LangText.Empty } },
            { "defaultLanguage", Full with { DefaultLanguage = "qq" } },
            { "awardingBodies", Full with { AwardingBodies = [] } },
            { "awardingBodies", Full with { AwardingBodies = [Full.AwardingBodies[0] with { Country = null }] } },
            { "iscedF", Full with { IscedF = ["99999"] } },
            { "learningOutcomes", Full with { LearningOutcomes = [] } },
            { "teachingLanguages", Full with { TeachingLanguages = [] } },
            { "id", Full with { Id = "urn:uuid:1" } },
        };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_lacks_a_mandatory_part_is_left_out_and_named(string part, Specification specification)
    {
        var dataset = LoqDataset.From(Here, [Full with { Id = "https://example.org/s/2" }, specification]);
        var omission = Assert.Single(dataset.Omitted);
        Assert.Equal((specification.Id, part), (omission.Specification, Assert.Single(omission.Missing)));
        Assert.Single(dataset.Document["@graph"]!.AsArray());
    }

    [Fact]
    public void One_node_is_described_once()
    {
        var skill = new Skill("http://data.europa.eu/esco/skill/1", Sample.T("tides"));
        var first = Full with { LearningOutcomes = [Full.LearningOutcomes[0] with { Skills = [skill] }] };
        var other = first with
        {
            Id = "https://example.org/s/2",
            LearningOutcomes = [Full.LearningOutcomes[0] with { Skills = [skill with { Label = Sample.T("Tides!") }] }],
        };
        var text = LoqDataset.From(Here, [first, other]).Document.ToJsonString();
        Assert.Contains("\"tides\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tides!", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Demo University").Length);
        Assert.Contains("http://data.europa.eu/esco/concept-scheme/skills", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_has_a_meaning()
    {
        var dataset = LoqDataset.From(Here, [Full, .. Demo()]);
        Assert.Empty(dataset.Omitted);
        var terms = dataset.Document["@context"]!.AsObject().Select(term => term.Key).ToHashSet();
        foreach (var (member, type) in Members(dataset.Document["@graph"]!))
        {
            Assert.Contains(member, terms);
            Assert.True(type is null || terms.Contains(type), type);
        }
    }

    private static Specification Full =>
        Sample.Small with
        {
            Hours = 62.5m,
            Weeks = 4,
            Price = new(49.5m, "EUR", Sample.T("Free for members")),
            Prerequisites = [new(Sample.T("First")), new(Sample.T("Second"))],
            Grading = new("pass/fail", ["pass", "fail"], Sample.T("Half of the points")),
            Stackability = new(StackingKind.Stackable, [], Sample.T("Part of the sea pathway")),
            Links = ["https://example.org/more", "not a link"],
        };

    private static JsonObject Achieved(Specification specification) =>
        LoqDataset.From(Here, [specification]).Document["@graph"]![0]!["learningAchievementSpecification"]!.AsObject();

    private static IEnumerable<Specification> Demo() =>
        Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications"))
            .Order(StringComparer.Ordinal)
            .Select(file => SpecificationJson.Read(File.ReadAllText(file)));

    private static IEnumerable<(string Member, string? Type)> Members(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.SelectMany(Members),
            // Below a text come languages.
            JsonObject value => value.SelectMany(pair =>
                Members(pair.Key is "title" or "description" or "prefLabel" or "noteLiteral" or "legalName" ? null : pair.Value)
                    .Prepend((pair.Key, pair.Key == "type" ? (string?)pair.Value : null))
            ),
            _ => [],
        };
}
