using System.Text.Json.Nodes;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests;

public class DemoTests
{
    private static string Demo() => Path.Combine(RepositoryRoot.Path, "samples", "demo");

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Demo(), file)))!.AsObject();

    private static Pathway Una() => StackJson.ReadPathway(Read(Path.Combine("pathways", "una.json"))["pathway"]!.ToJsonString()); // every file has one

    [Fact]
    public void Every_pathway_of_the_demo_makes_sense_and_names_where_its_rules_were_read()
    {
        var files = Directory.GetFiles(Path.Combine(Demo(), "pathways"));
        Assert.Equal(4, files.Length);
        var specifications = Specifications().Select(spec => spec.Id).ToHashSet();
        foreach (var file in files)
        {
            var read = JsonNode.Parse(File.ReadAllText(file))!.AsObject(); // files of objects
            Assert.True(PathwayDesign.IsSatisfiable(StackJson.ReadPathway(read["pathway"]!.ToJsonString())), file);
            Assert.NotEmpty(read["sources"]!.AsArray());
            if ((string?)read["awards"] is { } awards)
                Assert.Contains(awards, specifications);
        }
    }

    private static Specification[] Specifications() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Demo(), "specifications"))
                .Order()
                .Select(File.ReadAllText)
                .Select(SpecificationJson.Read),
        ];

    [Fact]
    public void Every_demo_specification_is_clean()
    {
        var all = Specifications();
        Assert.Equal(11, all.Length);
        foreach (var specification in all)
            Assert.Empty(
                DesignLinter
                    .Lint(specification, Education.Packs.Packs.European, LintContext.None)
                    .Findings.Where(found => found.Severity == Severity.Error || found.Rule == "S06")
                    .Select(f => f.ToString())
            );
    }

    [Fact]
    public void The_five_courses_make_the_composite()
    {
        var all = Specifications().ToDictionary(spec => spec.Id);
        var pathway = Una();
        var courses = pathway.Root.AllOf!.Select(node => all[node.Credential!.Spec!]).ToArray();
        Assert.Equal(["3", "2", "2", "2", "1"], courses.Select(course => course.Ects.ToString()));
        Assert.All(courses, course => Assert.Contains(pathway.Id, course.Stackability!.Pathways));
        Assert.Equal(10m, pathway.Target.Ects);
    }

    [Theory]
    [InlineData("learner-1", false, 7)]
    [InlineData("learner-2", true, 10)]
    [InlineData("learner-3", false, 0)]
    public void The_pathway_is_evaluated_for_the_demo_learners(string person, bool satisfied, int ects)
    {
        var pathway = Una();
        var learner = Read("learners.json")["learners"]!.AsArray().Single(learner => (string?)learner!["person"] == person)!;
        Holding[] holdings =
        [
            .. learner["awards"]!
                .AsArray()
                .Select(award => new Holding
                {
                    Id = (string)award!["id"]!,
                    Spec = (string)award["specification"]!,
                    Issuer = (string)award["issuer"]!,
                    Ects = (decimal)award["ects"]!,
                    AwardedOn = DateOnly.Parse((string)award["awardedOn"]!, System.Globalization.CultureInfo.InvariantCulture),
                    Status = (string?)award["status"],
                }),
        ];
        var answer = StackEngine.Evaluate(
            new()
            {
                AsOf = new(2026, 12, 1),
                Pathway = pathway,
                Holdings = holdings,
            }
        );
        Assert.Equal(satisfied, answer.Satisfied);
        Assert.Equal(ects, answer.Missing!.Nearest.Sum(one => one.Ects.Rounded));
    }

    [Fact]
    public void References_between_the_demo_files_hold()
    {
        var specifications = Specifications().Select(spec => spec.Id).ToHashSet();
        var people = Read("alliance.json")["people"]!.AsArray().Select(person => (string?)person!["id"]).ToHashSet();
        var offerings = Read("offerings.json")["offerings"]!.AsArray();
        Assert.All(offerings, offering => Assert.Contains((string)offering!["specification"]!, specifications));
        var ids = offerings.Select(offering => (string?)offering!["id"]).ToHashSet();
        Assert.Equal(offerings.Count, ids.Count);
        foreach (var learner in Read("learners.json")["learners"]!.AsArray())
        {
            Assert.Contains((string?)learner!["person"], people);
            Assert.All(learner["enrolments"]!.AsArray(), item => Assert.Contains((string?)item!["offering"], ids));
            Assert.All(learner["results"]!.AsArray(), item => Assert.Contains((string?)item!["offering"], ids));
        }
        Assert.Equal(26, Read("external-offers.json")["offers"]!.AsArray().Count);
    }
}
