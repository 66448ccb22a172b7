using System.Text;
using System.Text.Json;
using Testamur.Education.Elm;
using Testamur.Education.Import;
using Testamur.Education.Specifications;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Syntax;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Import;

/// <summary>Documents of other systems: the Open Education API and the European Learning Model.</summary>
public sealed class DocumentImportTests
{
    private const string Version5 = """
        {"courseId":"123e4567-e89b-12d3-a456-426614174000","primaryCode":{"codeType":"identifier","code":"EAH"},
         "name":[{"language":"en-GB","value":"Energy at Home"},{"language":"nl-NL","value":"Energie thuis"}],
         "abbreviation":"EAH","description":[{"language":"en-GB","value":"Use less."}],
         "teachingLanguage":"nld","studyLoad":{"studyLoadUnit":"ects","value":2.5},"level":"bachelor",
         "modeOfDelivery":["hybrid"],"duration":"P5W","fieldsOfStudy":"0713",
         "learningOutcomes":[[{"language":"en-GB","value":"Calculate the use"},{"language":"nl-NL","value":"Het verbruik berekenen"}],[{"language":"en-GB","value":"Choose a device"}]],
         "admissionRequirements":[{"language":"en-GB","value":"A bill"}],"assessment":[{"language":"en-GB","value":"Exam on campus"}],
         "link":"https://x.example/eah","resources":["A book"],"ext":{"hours":65,"own":true}}
        """;

    private const string Version6 = """
        {"courseId":"1","primaryCode":{"codeType":"c","code":"EAH"},"name":[{"language":"en","value":"Energy at Home"}],
         "studyLoad":[{"studyLoadUnit":"ects","value":2.5},{"studyLoadUnit":"hour","value":65},{"studyLoadUnit":"sp","value":1}],
         "teachingLanguages":["nld","eng"],"modesOfDelivery":["online","presential"],"levelOfQualification":"eqf_6",
         "learningOutcomes":["0b8f9b1e-5a3c-4f1e-9c8e-1a2b3c4d5e6f",{"learningOutcomeId":"2","name":[{"language":"en","value":"Calculate the use"}]}]}
        """;

    [Fact]
    public void A_course_of_version_5_is_read_member_by_member()
    {
        var draft = Single(Version5);
        var spec = draft.Specification;
        Assert.Equal(("en", "Energy at Home", "Energie thuis"), (spec.DefaultLanguage, spec.Title.In("en"), spec.Title.In("nl")));
        Assert.Equal(
            (250, 65m, 5, 6, "blended"),
            (spec.Ects?.Hundredths, spec.Hours, spec.Weeks, spec.EqfLevel, spec.Participation?.Mode)
        );
        Assert.Equal(["nl"], spec.TeachingLanguages);
        Assert.Equal(2, spec.LearningOutcomes.Count);
        Assert.Equal("Het verbruik berekenen", spec.LearningOutcomes[0].Text.In("nl"));
        Assert.Equal(["https://x.example/eah"], spec.Links);
        Assert.Contains(
            draft.Leftover,
            text => text.Text.Contains("A book", StringComparison.Ordinal) && text.Place.Name == "/resources"
        );
        Assert.Contains(draft.Leftover, text => text.Text.Contains("own", StringComparison.Ordinal));
    }

    [Fact]
    public void The_names_of_version_6_are_known()
    {
        var draft = Single(Version6);
        var spec = draft.Specification;
        Assert.Equal((250, 65m, 6, "blended"), (spec.Ects?.Hundredths, spec.Hours, spec.EqfLevel, spec.Participation?.Mode));
        Assert.Equal(["nl", "en"], spec.TeachingLanguages);
        Assert.Equal("Calculate the use", Assert.Single(spec.LearningOutcomes).Text.In("en"));
        Assert.Contains(draft.Leftover, text => text.Text.Contains("\"sp\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[{0},{0}]", 2)]
    [InlineData("{{\"pageSize\":10,\"items\":[{0},7,null]}}", 1)]
    public void Lists_and_pages_hold_one_draft_for_each_course(string shape, int count)
    {
        var reading = DraftImport.Read(
            shape
                .Replace("{{", "{", StringComparison.Ordinal)
                .Replace("}}", "}", StringComparison.Ordinal)
                .Replace("{0}", Version6, StringComparison.Ordinal)
        );
        Assert.Equal(count, reading.Drafts.Count);
        Assert.Equal(Enumerable.Range(1, count), reading.Drafts.Select(draft => draft.Number));
    }

    [Theory]
    [InlineData(
        "{\"name\":[],\"courseId\":7,\"studyLoad\":\"x\",\"learningOutcomes\":{},\"level\":[],\"teachingLanguages\":[null,{}],\"ext\":[],\"modesOfDelivery\":[[]],\"duration\":9}"
    )]
    [InlineData("{\"name\":null,\"courseId\":null,\"studyLoad\":[[],null,{}],\"learningOutcomes\":[null,[],[[]],{}]}")]
    public void Members_of_wrong_shapes_do_no_harm(string json) => Assert.True(Single(json).IsRefused); // without a title

    [Theory]
    [InlineData("{", ImportIssue.BrokenJson)]
    [InlineData("{\"a\":1,\"a\":2}", ImportIssue.BrokenJson)]
    [InlineData("{\"name\":\"\\ud800\",\"courseId\":1}", ImportIssue.BrokenJson)]
    [InlineData("{\"hello\":1}", ImportIssue.NoOffers)]
    [InlineData("{\"@graph\":[]}", ImportIssue.NoOffers)]
    [InlineData("@prefix a: <urn:a#> . a:b a:c", ImportIssue.NoOffers)]
    [InlineData("@prefix a: <urn:a#> . a:b a:c a:d .", ImportIssue.NoOffers)]
    public void What_is_no_document_of_a_known_kind_is_refused(string document, ImportIssue issue) =>
        Assert.Equal(issue, Assert.Single(DraftImport.Read(document).Findings).Issue);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal(ImportIssue.BrokenJson, DraftImport.Read("{\"a\":" + new string('[', 100_000)).Findings[0].Issue);

    [Fact]
    public void A_dataset_reads_the_same_as_a_document_and_as_Turtle()
    {
        Specification[] written =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications"))
                .Order(StringComparer.Ordinal)
                .Take(5)
                .Select(file => SpecificationJson.Read(File.ReadAllText(file))),
        ];
        var document = LoqDataset.From("https://alliance.example/export/elm/u.jsonld", written).Document;
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(document);
        var turtle = Turtle.Write(new JsonLdProcessor(BuiltInContexts.Loader, new JsonLdOptions { Safe = false }).ToRdf(utf8));
        var fromJson = DraftImport.Read(utf8);
        var fromTurtle = DraftImport.Read(turtle, "dataset.ttl");
        Assert.Equal((ImportFormat.Loq, ImportFormat.Loq), (fromJson.Format, fromTurtle.Format));
        Assert.NotEmpty(fromJson.Drafts);
        Assert.Equal(
            string.Join('\n', fromJson.Drafts.Select(Told).Order(StringComparer.Ordinal)),
            string.Join('\n', fromTurtle.Drafts.Select(Told).Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public void An_imported_opportunity_gets_no_id_and_keeps_its_address()
    {
        var file = Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications", "city-cooling-challenge.json");
        var written = SpecificationJson.Read(File.ReadAllText(file));
        var document = LoqDataset.From("https://alliance.example/export/elm/u.jsonld", [written]).Document;
        var draft = Single(document.ToJsonString());
        Assert.Equal(ImportedDraft.NoId, draft.Specification.Id);
        Assert.Contains(written.Id, draft.Specification.Links);
        Assert.Equal(written.Title, draft.Specification.Title);
        Assert.Contains(draft.Values, value => value.Member == "learningOutcomes");
    }

    // Statements have no order, so lists are compared in one of ours.
    private static string Told(ImportedDraft draft) =>
        JsonSerializer.Serialize(
            new
            {
                draft.Specification.Title,
                draft.Specification.Ects,
                draft.Specification.Hours,
                draft.Specification.EqfLevel,
                draft.Specification.Price,
                Mode = draft.Specification.Participation?.Mode,
                Languages = draft.Specification.TeachingLanguages.Order(StringComparer.Ordinal),
                Outcomes = draft
                    .Specification.LearningOutcomes.Select(outcome => outcome.Text.In("en"))
                    .Order(StringComparer.Ordinal),
                Tasks = draft
                    .Specification.Assessments.Select(task => $"{task.Type} {task.Title.In("en")}")
                    .Order(StringComparer.Ordinal),
                Bodies = draft.Specification.AwardingBodies.Select(body => body.Name.In("en")).Order(StringComparer.Ordinal),
            }
        );

    private static ImportedDraft Single(string document) => Assert.Single(DraftImport.Read(document).Drafts);
}
