using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using static Testamur.Education.Tests.Sample;

namespace Testamur.Education.Tests.Linter;

/// <summary>Where a rule ends: values on the edge, and what looks wrong but is not.</summary>
public class LinterTests
{
    private static readonly Assessment Task = Clean.Assessments[0];
    private static readonly LearningOutcome Outcome = Clean.LearningOutcomes[0];

    private static IEnumerable<Finding> Of(
        string rule,
        Specification specification,
        LintContext? context = null,
        Pack? pack = null
    ) => Lint(specification, context, pack).Where(found => found.Rule == rule);

    [Theory]
    [InlineData(125)]
    [InlineData(150)]
    public void Hours_on_the_edge_of_the_band_are_right(int hours) =>
        Assert.Empty(Of("T03", Clean with { Hours = hours, Activities = [new(T("Study"), hours, true)] }));

    [Fact]
    public void Activities_may_differ_by_the_tolerance() =>
        Assert.Empty(Of("T04", Clean with { Activities = [new(T("Study"), 130 * 0.95m)] }));

    [Fact]
    public void A_degree_word_inside_a_longer_word_is_no_degree_word() =>
        Assert.Empty(Of("S03", Clean with { Title = T("Masterful Sailing") }));

    [Fact]
    public void Attendance_beside_a_deciding_task_is_allowed() =>
        Assert.Empty(Of("A03", Clean with { Assessments = [Task, Task with { Id = "t2", Type = "level-of-attendance" }] }));

    [Fact]
    public void A_practice_task_beside_attendance_is_not_enough() =>
        Assert.NotEmpty(
            Of("A03", Clean with { Assessments = [Task with { Type = "level-of-attendance" }, Task with { Summative = false }] })
        );

    [Fact]
    public void One_outcome_is_only_advised_against()
    {
        var found = Assert.Single(Of("O01", Clean with { LearningOutcomes = [Outcome] }));
        Assert.Equal(("O01.advice", Severity.Warning), (found.Code, found.Severity));
    }

    [Fact]
    public void A_used_version_number_needs_the_same_content()
    {
        Assert.Empty(Of("S05", Clean, Known with { EarlierVersions = [Clean with { }] }));
        var changed = Clean with { Title = T("Reading the Ocean") };
        Assert.Empty(Of("S05", changed with { Version = 2 }, Known with { EarlierVersions = [Clean] }));
    }

    [Fact]
    public void A_finding_names_the_clause_of_the_policy_it_rests_on()
    {
        var size = Assert.Single(Of("T05", Clean with { Ects = new(601) }));
        Assert.Equal((Severity.Warning, "MCE 4.2.1 · Credit policy, § 2"), (size.Severity, size.Source));
        var policy = Policy with
        {
            HoursPerEcts = new(26, 27, "§ 3"),
            Eqf = new(7, 8, "§ 4"),
            TitleBannedWords = new(["sea"], "§ 6"),
        };
        var pack = Education.Packs.Packs.European.With(policy);
        var changed = Clean with { Hours = 129 };
        Assert.EndsWith("Credit policy, § 3", Assert.Single(Of("T03", changed, pack: pack)).Source, StringComparison.Ordinal);
        Assert.EndsWith("Credit policy, § 4", Assert.Single(Of("T07", Clean, pack: pack)).Source, StringComparison.Ordinal);
        Assert.EndsWith("§ 6", Assert.Single(Of("S03", Clean, pack: pack)).Source, StringComparison.Ordinal);
        Assert.Equal(
            ["S03", "T03", "T07"],
            Lint(changed, pack: pack).Where(f => f.Severity == Severity.Error).Select(f => f.Rule)
        );
    }

    [Fact]
    public void An_unverified_threshold_only_warns()
    {
        var pack = Education.Packs.Packs.European with { HoursPerEcts = new(20, 22, "general knowledge", Unverified: true) };
        Assert.Equal(Severity.Warning, Assert.Single(Of("T03", Clean, pack: pack)).Severity);
        // 26 hours a credit is what people say of Estonia; no source was checked.
        Assert.Equal(
            Severity.Warning,
            Assert.Single(Of("T03", Clean with { Hours = 131 }, pack: Education.Packs.Packs.Find("ee"))).Severity
        );
    }

    [Fact]
    public void A_general_offer_needs_no_level() =>
        Assert.DoesNotContain(
            Lint(Clean with { Profile = SpecificationProfile.General, EqfLevel = null, Cycle = null }),
            found => found.Severity == Severity.Error
        );

    [Theory]
    [InlineData("en", "Calculate the energy use of a household", true)]
    [InlineData("en", "Energy use of a household", false)]
    [InlineData("en", "Planets are round", false)]
    [InlineData("es", "Diseñar un plan de mareas", true)]
    [InlineData("es", "El plan de mareas", false)]
    [InlineData("fr", "Mettre en œuvre un plan", true)]
    [InlineData("fr", "Un plan des marées", false)]
    [InlineData("de", "Eine Geschäftsskizze entwickeln, die das Meer achtet", true)]
    [InlineData("de", "Erklären, warum es Gezeiten gibt", true)]
    [InlineData("de", "Die Gezeiten der Nordsee", false)]
    [InlineData("it", "Progettare un piano", true)]
    [InlineData("it", "Il piano delle maree", false)]
    [InlineData("ro", "Proiectează un plan", true)]
    [InlineData("ro", "Planul mareelor", false)]
    public void An_outcome_opens_with_an_observable_verb_of_its_language(string language, string text, bool right)
    {
        var spec = Clean with { LearningOutcomes = [Outcome with { Text = LangText.Of(language, text) }] };
        Assert.Equal(right, !Of("O02", spec).Any());
        Assert.Empty(Of("O03", spec));
    }

    [Theory]
    [InlineData("en", "Understand how tides come about", "Explain how tides come about")]
    [InlineData("en", "Learners can be aware of tides", "Learners can identify tides")]
    [InlineData("es", "Conocer las mareas", "Identificar las mareas")]
    [InlineData("fr", "Comprendre les marées", "Expliquer les marées")]
    [InlineData("de", "Die Gezeiten der Nordsee kennen", "Die Gezeiten der Nordsee nennen")]
    [InlineData("it", "Capire le maree", "Spiegare le maree")]
    [InlineData("ro", "Înțelege mareele", "Explică mareele")]
    public void A_vague_verb_comes_with_two_rewrites(string language, string text, string first)
    {
        var found = Assert.Single(
            Of("O03", Clean with { LearningOutcomes = [Outcome with { Text = LangText.Of(language, text) }] })
        );
        Assert.Equal(Severity.Warning, found.Severity);
        Assert.Equal(first, found.Fix!.Arguments[0]); // a vague verb has rewrites
        Assert.Equal(2, found.Repairs.Count());
    }

    [Fact]
    public void Verbs_of_a_language_without_a_list_are_not_checked()
    {
        var estonian = Clean with { LearningOutcomes = [Outcome with { Text = LangText.Of("et", "Selgitab loodeid") }] };
        var results = DesignLinter.Lint(estonian, Rules, Known).Results.ToDictionary(result => result.Rule.Id);
        Assert.Equal(RuleOutcome.NotChecked, results["O02"].Outcome);
        Assert.Equal([Fact.VerbList], results["O03"].Missing);
    }

    [Theory]
    [InlineData("en", "Explain tides and currents", false)]
    [InlineData("en", "Explain tides and draw conclusions", false)]
    [InlineData("en", "Explain tides and plan a trip", true)]
    [InlineData("de", "Den Verbrauch messen und seine Senkung planen", true)]
    [InlineData("de", "Den Verbrauch und seine Kosten berechnen", false)]
    [InlineData("fr", "Expliquer et calculer les marées", true)]
    public void A_second_verb_is_a_second_outcome(string language, string text, bool two) =>
        Assert.Equal(
            two,
            Of("O04", Clean with { LearningOutcomes = [Outcome with { Text = LangText.Of(language, text) }] }).Any()
        );

    [Theory]
    [InlineData("Write to jane.doe@u.example.org.", Severity.Error)]
    [InlineData("Write to study-office@u.example.org.", Severity.Warning)]
    [InlineData("The course starts on 2027-01-01 at 10:00, room 3.141.", null)]
    public void A_persons_address_is_an_error_an_offices_a_warning_and_a_date_nothing(string text, Severity? severity) =>
        Assert.Equal(severity, Of("P03", Clean with { Appeal = T(text) }).SingleOrDefault()?.Severity);

    [Fact]
    public void An_office_may_be_named_as_contact() =>
        Assert.Empty(Of("P03", Clean with { Guidance = new(T("Study office"), "+358 9 123 4567 89") }));

    [Fact]
    public void A_text_made_to_break_rules_without_end_is_answered_in_bounds()
    {
        var spec = Clean with
        {
            DeclaredLanguages = [.. Enumerable.Range(0, 5000).Select(i => $"l{i}")],
            LearningOutcomes = [.. Enumerable.Range(0, 3000).Select(i => Outcome with { Id = $"x{i}" })],
            Assessments = [.. Enumerable.Range(0, 3000).Select(i => Task with { Id = $"t{i}", Outcomes = [] })],
        };
        var found = Lint(spec).GroupBy(finding => finding.Rule).ToDictionary(rule => rule.Key, rule => rule.Count());
        Assert.Equal((200, 200, 200), (found["S06"], found["A01"], found["A02"]));
    }

    [Fact]
    public void A_repair_that_does_not_fit_the_text_any_more_is_refused()
    {
        var spoiled = Clean with { IscedF = ["1234"] };
        var repair = Assert.Single(Of("T09", spoiled)).Fix!; // an unknown field can be taken out
        Assert.Throws<System.Text.Json.JsonException>(() => repair.Apply(Clean with { IscedF = [] }));
    }

    [Fact]
    public void Every_text_exists_in_both_languages()
    {
        Assert.Equal(Messages.In("en").Keys.Order(), Messages.In("de").Keys.Order());
        Assert.Equal(Messages.RepairsIn("en").Keys.Order(), Messages.RepairsIn("de").Keys.Order());
        Assert.All(Messages.RepairsIn("de"), text => Assert.NotEmpty(text.Value));
        foreach (var (key, text) in Messages.In("de"))
            Assert.False(string.IsNullOrWhiteSpace(text.Message) || string.IsNullOrWhiteSpace(text.Fix), key);
    }

    [Fact]
    public void Readiness_counts_what_was_asked_and_lists_what_to_do_next_by_principle()
    {
        var spoiled = Clean with { Price = null, Weeks = 3, Stackability = null };
        var readiness = DesignLinter.Lint(spoiled, Rules, Known).Readiness;
        var transparency = readiness.Steps.Single(step => step.Principle == Principle.Transparency);
        Assert.Equal(["T14", "T15"], transparency.Next.Select(found => found.Rule));
        Assert.Equal(transparency.Errors.Asked - 1, transparency.Errors.Held);
        Assert.Equal(12, readiness.Steps.Count);
        Assert.Equal(readiness.Errors.Asked - 2, readiness.Errors.Held);
        var blind = DesignLinter.Lint(spoiled, Rules, LintContext.None).Readiness;
        Assert.True(blind.Errors.Asked < readiness.Errors.Asked);
        Assert.Equal(2, blind.Steps.Single(step => step.Principle == Principle.Authentic).NotChecked);
    }

    [Fact]
    public void An_author_may_not_approve()
    {
        var approval = Education.Packs.Packs.European.Approval;
        Assert.False(approval.MayApprove("a", ["b", "a"]));
        Assert.True(approval.MayApprove("c", ["b", "a"]));
        Assert.Equal(new DateOnly(2029, 1, 31), approval.ValidUntil(new(2026, 1, 31)));
    }
}
