using System.Text.Json.Nodes;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Linter;

/// <summary>Every rule of the list, by its examples.</summary>
public class RuleTests
{
    public static TheoryData<int, string> Examples
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < RuleExamples.All.Count; i++)
                data.Add(i, RuleExamples.All[i].ToString());
            return data;
        }
    }

    private static string[][] List() =>
        [
            .. File.ReadAllLines(
                    Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Education.Tests", "Linter", "linter-rules.csv")
                )
                .Skip(1)
                .Select(Cells),
        ];

    // Cells may be quoted; a quote inside is doubled.
    private static string[] Cells(string line)
    {
        List<string> cells = [];
        var (cell, quoted) = ("", false);
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell += line[i++];
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell);
                cell = "";
            }
            else
                cell += line[i];
        return [.. cells, cell];
    }

    [Fact]
    public void The_rules_are_those_of_the_list_with_their_severity_and_source()
    {
        var rules = DesignLinter.Rules.ToDictionary(rule => rule.Id);
        var list = List();
        Assert.Equal(85, list.Length);
        Assert.Equal(list.Select(row => row[0]).Order(), rules.Keys.Order());
        foreach (var row in list)
        {
            Assert.Equal(row[2], rules[row[0]].Severity.ToString().ToLowerInvariant());
            Assert.Equal(row[5], rules[row[0]].Source);
        }
    }

    [Fact]
    public void Every_rule_has_a_failing_example()
    {
        var shown = RuleExamples.All.Select(example => example.Rule).ToHashSet();
        Assert.All(List(), row => Assert.Contains(row[0], shown));
    }

    [Fact]
    public void The_sample_passes_every_rule()
    {
        var report = DesignLinter.Lint(Sample.Clean, Sample.Rules, Sample.Known);
        Assert.Empty(report.Findings.Select(found => $"{found.Code} {found.Path} {found.Message}"));
        Assert.Equal(85, report.Results.Count);
        Assert.All(
            report.Results,
            result => Assert.Equal((result.Rule.Id, RuleOutcome.Passed), (result.Rule.Id, result.Outcome))
        );
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_rule_finds_what_breaks_it(int index, string name)
    {
        var example = RuleExamples.All[index];
        Assert.Equal(example.ToString(), name);
        var report = DesignLinter.Lint(example.Spoil(Sample.Clean), example.Pack, example.Context);
        var rule = report.Results.Single(result => result.Rule.Id == example.Rule);
        Assert.Equal(RuleOutcome.Failed, rule.Outcome);
        var found = report.Findings.First(finding => finding.Code == example.Code && finding.Path == example.Path);
        Assert.Equal(example.Rule, found.Rule);
        Assert.StartsWith(rule.Rule.Source, found.Source, StringComparison.Ordinal);
        foreach (var language in new[] { "en", "de" })
        {
            var (message, advice) = Messages.Render(found, language);
            Assert.DoesNotContain("{", message + advice, StringComparison.Ordinal);
            Assert.NotEmpty(message);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_repair_removes_its_finding(int index, string name)
    {
        var example = RuleExamples.All[index];
        Assert.Equal(example.ToString(), name);
        var spoiled = example.Spoil(Sample.Clean);
        var findings = DesignLinter.Lint(spoiled, example.Pack, example.Context).Findings;
        foreach (var found in findings)
        foreach (var repair in found.Repairs)
        {
            var again = DesignLinter.Lint(repair.Apply(spoiled), example.Pack, example.Context).Findings;
            // The place may hold the next element after one was taken out, so the message decides.
            Assert.DoesNotContain(again, other => other.Key == found.Key && other.Message == found.Message);
            Assert.DoesNotContain("{", Messages.Render(repair, "de"), StringComparison.Ordinal);
            Assert.NotEmpty(Messages.Render(repair, "en"));
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_value_nobody_verified_never_makes_an_error(int index, string name)
    {
        var example = RuleExamples.All[index];
        Assert.Equal(example.ToString(), name);
        // What rests on a value of the pack is what changes when every value is marked.
        var verified = DesignLinter.Lint(example.Spoil(Sample.Clean), Marked(example.Pack, false), example.Context).Findings;
        var marked = DesignLinter.Lint(example.Spoil(Sample.Clean), Marked(example.Pack, true), example.Context).Findings;
        Assert.Equal(verified.Select(found => found.Key), marked.Select(found => found.Key));
        foreach (var (before, after) in verified.Zip(marked))
            if (OnPack.Contains(before.Code) && before.Severity == Severity.Error)
                Assert.Equal(Severity.Warning, after.Severity);
            else
                Assert.Equal(before.Severity, after.Severity);
    }

    private static readonly string[] OnPack =
    [
        "S02.length",
        "S03",
        "Q03",
        "T01",
        "T02",
        "T03",
        "T03.missing",
        "T03.total",
        "T04",
        "T07",
        "T07.missing",
        "T08.map",
        "T08.noLevel",
        "O01",
        "L02.degree",
        "U01.signatory",
    ];

    private static Pack Marked(Pack pack, bool unverified) =>
        pack with
        {
            HoursPerEcts = pack.HoursPerEcts with { Unverified = unverified },
            Ects = pack.Ects with { Unverified = unverified },
            Eqf = pack.Eqf with { Unverified = unverified },
            TitleLength = pack.TitleLength with { Unverified = unverified },
            TitleBannedWords = pack.TitleBannedWords with { Unverified = unverified },
            Outcomes = pack.Outcomes with { Unverified = unverified },
            ActivityTolerancePercent = pack.ActivityTolerancePercent with { Unverified = unverified },
            TotalHours = pack.TotalHours is { } hours ? hours with { Unverified = unverified } : null,
            NqfMaps = [.. pack.NqfMaps.Select(map => map with { Unverified = unverified })],
            Approval = pack.Approval with { Unverified = unverified },
            Stacking = pack.Stacking with { Unverified = unverified },
            Signatories = pack.Signatories is { } words ? words with { Unverified = unverified } : null,
        };

    [Fact]
    public void Without_facts_a_rule_that_needs_them_is_not_checked_and_says_what_it_lacks()
    {
        var report = DesignLinter.Lint(Sample.Clean, Education.Packs.Packs.European, LintContext.None);
        Assert.Empty(report.Findings.Select(found => found.Key));
        var lacking = report.NotChecked.ToDictionary(result => result.Rule.Id, result => result.Missing);
        Assert.Equal(
            ["L02", "L05", "L06", "O07", "P01", "Q02", "Q03", "Q04", "R02", "R05", "S04", "S05", "T05", "T06", "U01", "U02"],
            lacking.Keys.Order()
        );
        Assert.Equal([Fact.SkillFramework], lacking["O07"]);
        foreach (var fact in Enum.GetValues<Fact>())
            Assert.NotEmpty(Messages.Render(fact, "de").Message + Messages.Render(fact, "en").Advice);
    }

    [Fact]
    public void No_rule_throws_whatever_a_specification_says()
    {
        var source = new SeededSource(85);
        var read = 0;
        for (var round = 0; round < 300; round++)
        {
            var document = JsonNode.Parse(Specifications.SpecificationJson.Write(Sample.Clean))!; // it was just written
            for (var change = 0; change <= source.Below(6); change++)
                Mutation.Change(document, source);
            Specifications.Specification spec;
            try
            {
                spec = Specifications.SpecificationJson.Read(document.ToJsonString());
            }
            catch (System.Text.Json.JsonException)
            {
                continue; // refused before any rule sees it
            }
            read++;
            foreach (var context in new[] { Sample.Known, LintContext.None })
            foreach (var finding in DesignLinter.Lint(spec, Sample.Rules, context).Findings)
                Assert.NotEmpty(finding.Message);
        }
        Assert.InRange(read, 100, 300);
    }
}
