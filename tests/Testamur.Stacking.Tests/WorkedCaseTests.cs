using System.Text.Json.Nodes;

namespace Testamur.Stacking.Tests;

public class WorkedCaseTests
{
    public static TheoryData<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Case.Folder, "worked"), "*.json")
                .Select(Path.GetFileName)
                .OfType<string>()
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_answered_as_expected(string file)
    {
        var example = Case.Read(Path.Combine("worked", file));
        var document = StackJson.ReadDocument(example["input"]!.ToJsonString());
        var expected = example["expect"]!.AsObject();
        var answer = JsonNode.Parse(StackJson.Write(StackEngine.Evaluate(document)))!.AsObject();
        Assert.True((bool)answer["proved"]!);
        Same(expected["satisfied"], answer["satisfied"]);
        if (expected["counted"] is { } counted)
        {
            Same(counted, new JsonArray([.. Witness(answer).Select(one => one["holding"]!.DeepClone())]));
            Assert.Empty(
                WitnessChecker.Check(document, StackJson.ReadWitness(System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString())))
            );
        }
        if (expected["countedEcts"] is { } sum)
            Same(sum, answer["countedEcts"]);
        if (expected["ects"] is JsonObject each)
            Same(
                each,
                new JsonObject(
                    Witness(answer).Select(one => KeyValuePair.Create((string)one["holding"]!, one["ects"]?.DeepClone()))
                )
            );
        foreach (var (name, value) in expected["missing"]?.AsObject() ?? [])
            Same(value, answer["missing"]![name]);
        if (expected["plans"] is { } plans)
            Same(plans, answer["plans"]);
    }

    private static IEnumerable<JsonNode> Witness(JsonObject answer) => answer["witness"]!.AsArray().Select(one => one!);

    private static void Same(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString()}, was {actual?.ToJsonString()}");

    [Fact]
    public void The_nearest_way_is_the_one_that_needs_least_not_the_one_with_most_credits()
    {
        var document = StackJson.ReadDocument(Case.Read("worked/worked-TC3.json")["input"]!.ToJsonString());
        var missing = StackEngine.Evaluate(document).Missing!;
        Assert.Equal(["h1", "h2", "h3", "h4", "h7"], missing.Nearest.Select(one => one.Holding));
        Assert.Equal(1, missing.Credentials);
        Assert.Equal(Selector.Everything, missing.Selector);
        Assert.Equal(["root", "constraints[0]"], missing.Unmet.Select(one => one.Node));
    }

    [Fact]
    public void Overlapping_outcomes_conflict_in_three_rules()
    {
        var document = StackJson.ReadDocument(Case.Read("worked/worked-TC5-exclude.json")["input"]!.ToJsonString());
        var conflicts = StackEngine.Evaluate(document with { Ask = Ask.Conflicts }).Conflicts!;
        Assert.Equal(["outcomes:a", "outcomes:d", "noOverlap(D1,D2)"], conflicts.Select(one => one.Rule));
    }

    [Theory]
    [InlineData("countedTotal", "the counted credits")]
    [InlineData("requiredTotal", "the 10 ECTS of the award")]
    public void A_share_that_cannot_be_reached_says_of_what(string of, string words)
    {
        var document = Case.Document(
            """{"count": {"min": 1, "selector": {}}}""",
            """{"minShare": {"selector": {"tag": "t"}, "fraction": "1/2", "base": "BASE"}}""".Replace("BASE", of),
            Case.Holding("A", 4)
        );
        var conflicts = StackEngine.Evaluate(document with { Ask = Ask.Conflicts }).Conflicts!;
        Assert.Contains(conflicts, one => one.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void An_award_once_given_is_not_taken_back_by_an_evaluation_of_a_later_day()
    {
        // TC6e: what was decided on 1 March is asked as of 1 March; the engine keeps no state that a later day could change.
        var later = StackJson.ReadDocument(Case.Read("worked/worked-TC6b.json")["input"]!.ToJsonString());
        Assert.False(StackEngine.Evaluate(later).Satisfied);
        Assert.True(StackEngine.Evaluate(later with { AsOf = new(2025, 3, 1) }).Satisfied);
    }

    [Fact]
    public void Two_awards_share_what_is_held_and_one_more_credential_gives_both()
    {
        var a = StackJson.ReadDocument(Case.Read("worked/worked-TC4-A.json")["input"]!.ToJsonString());
        var b = StackJson.ReadDocument(Case.Read("worked/worked-TC4-B.json")["input"]!.ToJsonString());
        var set = new StackSet
        {
            AsOf = a.AsOf,
            Pathways = [new(a.Pathway), new(b.Pathway)],
            Holdings = a.Holdings,
            Exclusive =
            [
                ["A", "B"],
            ],
        };
        var one = StackEngine.EvaluateTogether(set);
        Assert.True(one.Proved);
        Assert.Equal(["A"], one.Awards.Keys);
        // The learner's wish decides where only one can be had.
        Assert.Equal(["B"], StackEngine.EvaluateTogether(set with { Pathways = [new(b.Pathway), new(a.Pathway)] }).Awards.Keys);
        var m7 = a.Holdings[0] with { Id = "m7", Spec = "m7" };
        var both = StackEngine.EvaluateTogether(set with { Holdings = [.. a.Holdings, m7] });
        Assert.Equal(["m3", "m4", "m5", "m6", "m7"], both.Awards["A"].Select(counted => counted.Holding));
        Assert.Equal(["m1", "m2"], both.Awards["B"].Select(counted => counted.Holding));
        Assert.Equal(2, StackEngine.EvaluateTogether(set with { Exclusive = [] }).Awards.Count);
    }

    [Fact]
    public void A_definition_of_the_kind_of_a_micro_degree_is_judged_by_its_parts()
    {
        var test = Case.Read("stacking-testcases.json")["tests"]!.AsArray().Single(one => (string?)one!["id"] == "TC7")!;
        var rule = (
            Pathway: Scheme("taltech-micro-degree"),
            Codes: new Dictionary<string, string>
            {
                ["root"] = "COUNT",
                ["constraints[0]"] = "TOTAL",
                ["constraints[1]"] = "TOTAL",
                ["constraints[2]"] = "MIN_SIZE",
                ["constraints[3]"] = "DEGREE_SHARE",
            }
        );
        foreach (var given in test["cases"]!.AsArray())
        {
            Holding[] courses =
            [
                .. given!["courses"]!
                    .AsArray()
                    .Select(
                        (course, i) =>
                            new Holding
                            {
                                Id = $"c{i}",
                                Spec = $"c{i}",
                                Issuer = "TALTECH",
                                Ects = (decimal)course![0]!,
                                AwardedOn = new(2025, 1, 1),
                                Tags = (bool)course[1]! ? ["degree-course"] : [],
                            }
                    ),
            ];
            // All courses belong to the definition: the checker says what is wrong when all of them are counted.
            Counted[] all = [.. courses.Select(course => new Counted(course.Id, "root", ExactEcts.Of(course.Ects)))];
            var faults = WitnessChecker.Check(
                new()
                {
                    AsOf = new(2025, 6, 30),
                    Pathway = rule.Pathway,
                    Holdings = courses,
                },
                all
            );
            Assert.Equal(
                given["expect"]!.AsArray().Select(code => (string)code!),
                faults.Select(fault => rule.Codes[fault.Where])
            );
        }
    }

    [Fact]
    public void Real_schemes_load_and_the_runnable_ones_can_be_met()
    {
        var schemes = Case.Read("pathways.json")["pathways"]!.AsArray();
        Assert.Equal(17, schemes.Count);
        foreach (var scheme in schemes)
        {
            var pathway = StackJson.ReadPathway(scheme!["pathway"]!.ToJsonString());
            Assert.Equal(StackJson.Write(pathway), StackJson.Write(StackJson.ReadPathway(StackJson.Write(pathway))));
            if ((bool)scheme["runnable"]!)
                Assert.True(PathwayDesign.IsSatisfiable(pathway), pathway.Id);
        }
    }

    private static Pathway Scheme(string id) =>
        StackJson.ReadPathway(
            Case.Read("pathways.json")["pathways"]!.AsArray().Single(one => (string?)one!["id"] == id)!["pathway"]!.ToJsonString()
        );
}
