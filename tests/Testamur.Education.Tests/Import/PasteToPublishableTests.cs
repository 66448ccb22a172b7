using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Import;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Import;

/// <summary>
/// Real offers in three languages: what was pasted becomes a draft, the readiness names what only people of the institution know, and with that alone
/// the design has no error.
/// </summary>
public sealed class PasteToPublishableTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData(
        "helsinki-ethics-of-ai.en.txt",
        "assessmentLanguages assessments eqfLevel grading hours iscedF learningOutcomes participation qualityAssurance stackability"
    )]
    [InlineData(
        "fernfh-betriebswirtschaft-basics.de.txt",
        "assessmentLanguages assessments grading hours learningOutcomes participation price qualityAssurance stackability"
    )]
    [InlineData(
        "unimarconi-benessere-integrato.it.txt",
        "assessmentLanguages assessments ects eqfLevel grading learningOutcomes participation price qualityAssurance stackability"
    )]
    public void A_pasted_offer_lacks_only_what_it_does_not_say(string file, string asked)
    {
        var pasted = Pasted(file);
        var report = Lint(pasted);
        var found = string.Join(
            ' ',
            Errors(report).Select(finding => finding.Path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)
        );
        // The readiness names each of them as something to do.
        var next = report.Readiness.Steps.SelectMany(step => step.Next).ToList();
        Assert.All(Errors(report), finding => Assert.Contains(finding, next));

        var content = JsonNode.Parse(SpecificationJson.Write(pasted))!.AsObject(); // an object
        Complete(content, pasted.DefaultLanguage);
        var completed = SpecificationJson.Read(content.ToJsonString());
        // What a click repairs nobody has to write.
        foreach (var repair in Errors(Lint(completed)).SelectMany(finding => finding.Repairs.Take(1)))
            completed = repair.Apply(completed);
        var left = string.Join(
            '\n',
            Errors(Lint(completed)).Select(finding => $"{finding.Rule} {finding.Path} {finding.Message}")
        );
        Assert.True(left.Length == 0 && found == asked, $"{found}\n{left}");
        // Nothing that the text said was touched.
        Assert.Equal(pasted.Title, completed.Title);
        Assert.Equal(
            pasted.LearningOutcomes.Select(outcome => outcome.Text),
            completed.LearningOutcomes.Select(outcome => outcome.Text)
        );
    }

    private static IEnumerable<Finding> Errors(LintReport report) =>
        report.Findings.Where(finding => finding.Severity == Severity.Error);

    private static LintReport Lint(Specification spec) =>
        DesignLinter.Lint(
            spec,
            Education.Packs.Packs.European,
            new LintContext { Today = Today, FormatTrials = TrialCredential.Run(spec, Today) }
        );

    /// <summary>The draft as the platform starts it: the institution's own name and address, and the rules of higher education.</summary>
    private static Specification Pasted(string file)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Samples", "offers", file));
        var read = Assert.Single(DraftImport.Read(text).Drafts).Specification;
        return read with
        {
            Id = "https://alliance.example.org/specifications/1",
            Profile = SpecificationProfile.HigherEducation,
            AwardingBodies =
            [
                new()
                {
                    Id = "u",
                    Name = LangText.Of(read.DefaultLanguage, "Example University"),
                    Country = "FI",
                    Url = "https://u.example.org/",
                    HigherEducation = true,
                },
            ],
        };
    }

    /// <summary>What a person of the institution adds.</summary>
    private static void Complete(JsonObject content, string language)
    {
        JsonObject Text(string text) => new() { [language] = text };
        content["ects"] ??= 2m;
        var hours = decimal.Parse(content["ects"]!.ToJsonString(), CultureInfo.InvariantCulture) * 27; // just set
        content["hours"] ??= hours;
        content["activities"] ??= new JsonArray(new JsonObject { ["name"] = Text("Study"), ["hours"] = hours });
        content["eqfLevel"] ??= 6;
        content["cycle"] ??= "first";
        content["iscedF"] ??= new JsonArray("0223");
        content["assessmentLanguages"] ??= content["teachingLanguages"]!.DeepClone(); // every one of them says it
        content["price"] ??= new JsonObject
        {
            ["amount"] = 100,
            ["currency"] = "EUR",
            ["note"] = new JsonObject(),
        };
        var participation = (content["participation"] ??= new JsonObject { ["mode"] = "online" }).AsObject();
        participation["onSiteShare"] ??= 0;
        participation["synchronousShare"] ??= 0;
        var outcomes = content["learningOutcomes"]!.AsArray(); // every one of them has some
        foreach (var outcome in outcomes.OfType<JsonObject>())
            outcome["purposes"] = new JsonArray("professional");
        var tasks = (
            content["assessments"] ??= new JsonArray(
                new JsonObject
                {
                    ["id"] = "t1",
                    ["type"] = "",
                    ["title"] = Text("Exam"),
                    ["summative"] = true,
                }
            )
        ).AsArray();
        foreach (var task in tasks.OfType<JsonObject>())
        {
            if (task["type"]!.GetValue<string>().Length == 0) // always there
                task["type"] = "written-examination";
            task["outcomes"] = new JsonArray([.. outcomes.Select(outcome => (JsonNode)outcome!["id"]!.GetValue<string>())]); // objects with ids
            task["weight"] = 100 / tasks.Count;
            task["criteria"] = Text("Pass: claims are backed by sources.");
            task["supervision"] = "supervised-with-id-verification";
        }

        var quality = (
            content["qualityAssurance"] ??= new JsonArray(
                new JsonObject { ["kind"] = "internal", ["procedure"] = Text("Approved by the board.") }
            )
        ).AsArray();
        quality[0]!["record"] ??= "QA-1"; // there is one
        var grading = (content["grading"] ??= new JsonObject { ["name"] = "pass/fail" }).AsObject();
        grading["values"] = new JsonArray("pass", "fail");
        grading["passRule"] = Text("Every task must be passed.");
        if (content["stackability"] is JsonObject stacking)
            stacking["degrees"] = new JsonArray("Bachelor, Example University");
        content["stackability"] ??= new JsonObject
        {
            ["kind"] = "standalone",
            ["pathways"] = new JsonArray(),
            ["note"] = Text("Stands alone."),
        };
    }
}
