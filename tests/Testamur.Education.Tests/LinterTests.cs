using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using static Testamur.Education.Tests.Sample;

namespace Testamur.Education.Tests;

public class LinterTests
{
    private static readonly Assessment Task = Clean.Assessments[0];
    private static readonly LearningOutcome Outcome = Clean.LearningOutcomes[0];

    public static TheoryData<string, string, string, Func<Specification, Specification>> Spoiled { get; } =
        new()
        {
            { "S01", "S01", "title", s => s with { Title = LangText.Empty } },
            { "S01", "S01", "awardingBodies", s => s with { AwardingBodies = [] } },
            {
                "S01",
                "S01",
                "awardingBodies[].country",
                s => s with { AwardingBodies = [s.AwardingBodies[0] with { Country = null }] }
            },
            { "S01", "S01", "learningOutcomes", s => s with { LearningOutcomes = [] } },
            { "S01", "S01", "ects", s => s with { Ects = null } },
            { "S01", "S01", "eqfLevel", s => s with { EqfLevel = null } },
            { "S01", "S01", "assessments", s => s with { Assessments = [] } },
            { "S01", "S01", "participation", s => s with { Participation = null } },
            { "S01", "S01", "qualityAssurance", s => s with { QualityAssurance = [] } },
            { "S02", "S02.missing", "title.en", s => s with { Title = LangText.Of("de", "Das Meer lesen") } },
            { "S02", "S02.length", "title.en", s => s with { Title = T("ab") } },
            { "S02", "S02.length", "title.en", s => s with { Title = T(new string('a', 151)) } },
            { "S03", "S03", "title.en", s => s with { Title = T("A Mini-MASTER of the Sea") } },
            { "S05", "S05.uri", "id", s => s with { Id = "sea" } },
            { "S05", "S05.uri", "id", s => s with { Id = "/sea" } },
            { "S06", "S06", "title.de", s => s with { DeclaredLanguages = ["de"] } },
            { "T01", "T01", "ects", s => s with { Ects = new(99) } },
            { "T01", "T01", "ects", s => s with { Ects = new(3001) } },
            { "T02", "T02", "ects", s => s with { Ects = new(6000) } },
            { "T03", "T03", "hours", s => s with { Hours = 62.4m } },
            { "T03", "T03", "hours", s => s with { Hours = 75.1m } },
            { "T03", "T03.missing", "hours", s => s with { Hours = null } },
            { "T04", "T04", "activities", s => s with { Activities = [new(T("Study"), 61.7m)] } },
            { "T07", "T07", "eqfLevel", s => s with { EqfLevel = 4 } },
            { "T07", "T07.missing", "eqfLevel", s => s with { EqfLevel = null } },
            { "T08", "T08.cycle", "cycle", s => s with { Cycle = Cycle.Second } },
            { "T08", "T08.national", "nationalLevels[0]", s => s with { NationalLevels = [new("IE", "NFQ", "9", 7)] } },
            { "T09", "T09", "iscedF", s => s with { IscedF = [] } },
            { "T09", "T09.unknown", "iscedF[0]", s => s with { IscedF = ["1234"] } },
            { "T10", "T10.teaching", "teachingLanguages", s => s with { TeachingLanguages = [] } },
            { "T10", "T10.assessment", "assessmentLanguages", s => s with { AssessmentLanguages = [] } },
            { "T11", "T11.missing", "participation", s => s with { Participation = new("online") } },
            { "T11", "T11", "participation.onSiteShare", s => s with { Participation = new("online", 10, 0) } },
            { "T11", "T11", "participation.onSiteShare", s => s with { Participation = new("blended", 0, 0) } },
            { "T11", "T11.range", "participation.synchronousShare", s => s with { Participation = new("online", 0, 101) } },
            { "T11", "T11.unknown", "participation.mode", s => s with { Participation = new("by post", 0, 0) } },
            { "O01", "O01", "learningOutcomes", s => s with { LearningOutcomes = [.. Enumerable.Repeat(Outcome, 13)] } },
            { "O01", "O01", "learningOutcomes", s => s with { LearningOutcomes = [] } },
            { "O09", "O09", "learningOutcomes[0].purposes", s => s with { LearningOutcomes = [Outcome with { Purposes = [] }] } },
            { "A01", "A01", "learningOutcomes[1]", s => s with { Assessments = [Task with { Outcomes = ["o1"] }] } },
            { "A02", "A02", "assessments[1].outcomes", s => s with { Assessments = [Task, Task with { Outcomes = [] }] } },
            {
                "A02",
                "A02.unknown",
                "assessments[0].outcomes",
                s => s with { Assessments = [Task with { Outcomes = ["o1", "o2", "o9"] }] }
            },
            { "A03", "A03", "assessments", s => s with { Assessments = [Task with { Type = "level-of-attendance" }] } },
            { "A04", "A04", "assessments[0].criteria", s => s with { Assessments = [Task with { Criteria = LangText.Empty }] } },
            { "A05", "A05", "assessments[0].supervision", s => s with { Assessments = [Task with { Supervision = null }] } },
            {
                "A05",
                "A05.unknown",
                "assessments[0].supervision",
                s => s with { Assessments = [Task with { Supervision = "x" }] }
            },
        };

    [Fact]
    public void A_complete_design_has_no_findings() => Assert.Empty(Lint(Clean));

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void Each_rule_finds_what_breaks_it(string rule, string code, string path, Func<Specification, Specification> spoil)
    {
        ArgumentNullException.ThrowIfNull(spoil);
        var found = Assert.Single(Lint(spoil(Clean)), finding => finding.Code == code && finding.Path == path);
        Assert.Equal(rule, found.Rule);
        Assert.Equal(rule == "S06" ? Severity.Warning : Severity.Error, found.Severity);
        Assert.DoesNotContain("{", found.Message + found.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("62.5")]
    [InlineData("75")]
    public void Hours_on_the_edge_of_the_band_are_right(string hours)
    {
        var value = decimal.Parse(hours, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Empty(Lint(Clean with { Hours = value, Activities = [new(T("Study"), value)] }));
    }

    [Fact]
    public void Activities_may_differ_by_the_tolerance() =>
        Assert.Empty(Lint(Clean with { Activities = [new(T("Study"), 65 * 0.95m)] }));

    [Fact]
    public void A_degree_word_inside_a_longer_word_is_no_degree_word() =>
        Assert.Empty(Lint(Clean with { Title = T("Masterful Sailing") }));

    [Fact]
    public void Attendance_beside_a_deciding_task_is_allowed() =>
        Assert.Empty(Lint(Clean with { Assessments = [Task, Task with { Id = "t2", Type = "level-of-attendance" }] }));

    [Fact]
    public void A_practice_task_beside_attendance_is_not_enough() =>
        Assert.Contains(
            Lint(Clean with { Assessments = [Task with { Type = "level-of-attendance" }, Task with { Summative = false }] }),
            found => found.Rule == "A03"
        );

    [Fact]
    public void One_outcome_is_only_advised_against()
    {
        var one = Clean with { LearningOutcomes = [Outcome], Assessments = [Task with { Outcomes = ["o1"] }] };
        Assert.Equal(Severity.Warning, Assert.Single(Lint(one)).Severity);
    }

    [Fact]
    public void Titles_of_siblings_are_compared()
    {
        var sibling = Clean with { Id = "https://example.org/s/2", Title = T("reading the sea") };
        Assert.Equal("S04", Assert.Single(Lint(Clean, new() { Siblings = [sibling] })).Rule);
        Assert.Empty(Lint(Clean, new() { Siblings = [sibling with { Title = T("Another") }] }));
    }

    [Fact]
    public void A_used_version_number_needs_the_same_content()
    {
        Assert.Empty(Lint(Clean, new() { EarlierVersions = [Clean with { }] }));
        var changed = Clean with { Title = T("Reading the Ocean") };
        Assert.Equal("S05.version", Assert.Single(Lint(changed, new() { EarlierVersions = [Clean] })).Code);
        Assert.Empty(Lint(changed with { Version = 2 }, new() { EarlierVersions = [Clean] }));
    }

    [Fact]
    public void The_declared_range_is_a_warning()
    {
        var range = new EctsRange(new(600), new(1200));
        var found = Assert.Single(Lint(Clean, new() { DeclaredRange = range }));
        Assert.Equal(("T05", Severity.Warning), (found.Rule, found.Severity));
        Assert.Empty(Lint(Clean, new() { DeclaredRange = new(new(100), new(600)) }));
    }

    [Fact]
    public void A_catalogue_of_very_different_sizes_is_noticed()
    {
        var large = Clean with { Id = "https://example.org/s/2", Title = T("Other"), Ects = new(1200) };
        Assert.Equal("T06", Assert.Single(Lint(Clean, new() { Siblings = [large] })).Rule);
        Assert.Empty(Lint(Clean, new() { Siblings = [large with { Ects = new(600) }] }));
    }

    [Fact]
    public void An_unverified_threshold_only_warns()
    {
        var pack = Packs.Packs.European with { HoursPerEcts = new(20, 22, "general knowledge", Unverified: true) };
        var found = Assert.Single(Lint(Clean, pack: pack));
        Assert.Equal(("T03", Severity.Warning), (found.Rule, found.Severity));
    }

    [Fact]
    public void A_general_offer_needs_no_level() =>
        Assert.Empty(Lint(Clean with { Profile = SpecificationProfile.General, EqfLevel = null, Cycle = null }));

    [Fact]
    public void Every_text_exists_in_both_languages()
    {
        Assert.Equal(Messages.In("en").Keys.Order(), Messages.In("de").Keys.Order());
        foreach (var (key, text) in Messages.In("de"))
            Assert.False(string.IsNullOrWhiteSpace(text.Message) || string.IsNullOrWhiteSpace(text.Fix), key);
        var found = Lint(Clean with { Ects = new(6000), Hours = 1600, Activities = [new(T("x"), 1600)] });
        Assert.StartsWith(
            "60 ECTS:",
            Messages.Render(found.Single(f => f.Rule == "T02"), "de").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_author_may_not_approve()
    {
        var approval = Packs.Packs.European.Approval;
        Assert.False(approval.MayApprove("a", ["b", "a"]));
        Assert.True(approval.MayApprove("c", ["b", "a"]));
        Assert.Equal(new DateOnly(2029, 1, 31), approval.ValidUntil(new(2026, 1, 31)));
    }
}
