using System.Text.Json;

namespace Testamur.Stacking.Tests;

public class StackEvaluatorTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    private const string Una = """
        { "id": "una", "target": {"title": "Sustainability", "ects": 10}, "policy": {"split": false, "overlap": "ignore"},
          "root": {"allOf": [{"credential": {"spec": "INTRO"}}, {"credential": {"spec": "CLIMATE"}}, {"credential": {"spec": "BIODIV"}},
            {"credential": {"spec": "POLECON"}}, {"credential": {"spec": "ARTS"}}]},
          "constraints": [{"totalMin": 10}, {"before": {"first": "INTRO", "then": ["CLIMATE", "BIODIV", "POLECON", "ARTS"]}}] }
        """;

    private static Holding Hold(string spec, decimal ects, int month, string? id = null) =>
        new()
        {
            Id = id ?? spec.ToLowerInvariant(),
            Spec = spec,
            Issuer = "H",
            Ects = ects,
            AwardedOn = new(2026, month, 1),
        };

    private static Holding[] Five(int introMonth = 1) =>
        [Hold("INTRO", 3, introMonth), Hold("CLIMATE", 2, 2), Hold("BIODIV", 2, 3), Hold("POLECON", 2, 4), Hold("ARTS", 1, 5)];

    private static Evaluation Run(string root, string constraints, params Holding[] holdings) =>
        StackEvaluator.Evaluate(
            StackJson.ReadPathway(
                $$"""{"id": "p", "target": {"title": "T", "ects": 6}, "root": {{root}}, "constraints": [{{constraints}}]}"""
            ),
            holdings,
            Today
        );

    [Fact]
    public void Five_courses_with_the_introduction_first_make_ten_credits()
    {
        var result = StackEvaluator.Evaluate(StackJson.ReadPathway(Una), Five(), Today);
        Assert.True(result.Satisfied);
        Assert.Equal(10m, result.CountedEcts);
        Assert.Empty(result.Missing);
        Assert.Equal(["intro"], result.Parts[0].CountedHoldings);
        Assert.Equal("root.allOf[4]", result.Parts[4].Path);
    }

    [Fact]
    public void A_course_awarded_before_the_introduction_does_not_count()
    {
        var result = StackEvaluator.Evaluate(StackJson.ReadPathway(Una), Five(introMonth: 3), Today);
        Assert.False(result.Satisfied);
        Assert.Equal("before", result.Ineligible["climate"]);
        // The same day is in order.
        Assert.DoesNotContain("biodiv", result.Ineligible.Keys);
        Assert.Contains(result.Missing, need => need.Selector?.Spec == "CLIMATE");
    }

    [Fact]
    public void What_is_missing_is_named_with_its_path()
    {
        var result = StackEvaluator.Evaluate(StackJson.ReadPathway(Una), Five()[..3], Today);
        Assert.False(result.Satisfied);
        Assert.Equal(7m, result.CountedEcts);
        Assert.Equal(["root.allOf[3]", "root.allOf[4]", "constraints[0]"], result.Missing.Select(need => need.Path));
        Assert.Equal(3m, result.Missing[2].Ects);
    }

    [Fact]
    public void Revoked_and_future_holdings_do_not_count()
    {
        var holdings = Five();
        holdings[1] = holdings[1] with { Status = "revoked" };
        holdings[4] = holdings[4] with { AwardedOn = Today.AddDays(1) };
        var result = StackEvaluator.Evaluate(StackJson.ReadPathway(Una), holdings, Today);
        Assert.Equal("status", result.Ineligible["climate"]);
        Assert.Equal("notYetAwarded", result.Ineligible["arts"]);
        Assert.False(result.Satisfied);
    }

    [Fact]
    public void An_expired_holding_is_refused_only_when_the_pathway_asks_for_validity()
    {
        var expired = Hold("A", 6, 1) with { ValidUntil = Today.AddDays(-1) };
        const string root = """{"credential": {"spec": "A"}}""";
        Assert.True(Run(root, "", expired).Satisfied);
        Assert.Equal("validAtDecision", Run(root, """{"validAtDecision": true}""", expired).Ineligible["a"]);
        Assert.True(Run(root, """{"validAtDecision": true}""", expired with { ValidUntil = Today }).Satisfied);
    }

    [Fact]
    public void Credits_are_summed_exactly()
    {
        const string root = """{"credits": {"min": 0.3, "selector": {}}}""";
        Assert.True(Run(root, "", Hold("A", 0.1m, 1), Hold("B", 0.2m, 1)).Satisfied);
        var less = Run(root, "", Hold("A", 0.1m, 1), Hold("B", 0.19m, 1));
        Assert.Equal(0.01m, Assert.Single(less.Missing).Ects);
    }

    [Fact]
    public void One_of_two_branches_is_enough_and_the_other_takes_nothing()
    {
        const string root = """{"anyOf": [{"credential": {"spec": "A"}}, {"credential": {"spec": "B"}}]}""";
        var result = Run(root, "", Hold("A", 2, 1), Hold("B", 3, 1));
        Assert.True(result.Satisfied);
        Assert.Equal(3m, result.CountedEcts);
        Assert.Empty(result.Parts[0].CountedHoldings);
        Assert.Empty(result.Missing);
    }

    [Fact]
    public void Exactly_k_branches_are_used()
    {
        const string root =
            """{"choose": {"k": 2, "of": [{"credential": {"spec": "A"}}, {"credential": {"spec": "B"}}, {"count": {"min": 1, "selector": {"spec": "C"}}}]}}""";
        Assert.False(Run(root, "", Hold("A", 2, 1)).Satisfied);
        Assert.Equal(5m, Run(root, "", Hold("A", 1, 1), Hold("B", 2, 1), Hold("C", 3, 1)).CountedEcts);
    }

    [Theory]
    [InlineData("""{"allOf": [{"credits": {"min": 1, "selector": {}}}, {"credential": {"spec": "A"}}]}""", "")]
    [InlineData("""{"credits": {"min": 1, "max": 2, "selector": {}}}""", "")]
    [InlineData("""{"credential": {"spec": "A"}, "credits": {"min": 1, "selector": {}}}""", "")]
    [InlineData("""{"allOf": []}""", "")]
    [InlineData("""{"credential": {"spec": "B"}}""", """{"before": {"first": "A", "then": ["B"]}}""")]
    [InlineData("""{"choose": {"k": 3, "of": [{"credential": {}}]}}""", "")]
    public void What_needs_a_choice_or_makes_no_sense_is_refused(string root, string constraints) =>
        Assert.Throws<UnsupportedPathwayException>(() => Run(root, constraints, Hold("A", 3, 1)));

    [Theory]
    [InlineData("""{"outcomes": {"all": ["x"]}}""", "")]
    [InlineData("""{"credential": {"spec": "A", "not": {"id": "x"}}}""", "")]
    [InlineData("""{"credential": {"spec": "A"}}""", """{"maxAge": {"years": 5}}""")]
    public void Rules_that_are_not_known_are_refused_by_name(string root, string constraints)
    {
        var problem = Assert.Throws<JsonException>(() => Run(root, constraints, Hold("A", 3, 1)));
        Assert.Contains("could not be mapped", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splitting_is_refused()
    {
        var pathway = StackJson.ReadPathway(Una) with { Policy = new(Split: true) };
        Assert.Throws<UnsupportedPathwayException>(() => StackEvaluator.Evaluate(pathway, [], Today));
    }

    [Fact]
    public void Two_holdings_with_one_id_are_refused() =>
        Assert.Throws<ArgumentException>(() =>
            StackEvaluator.Evaluate(StackJson.ReadPathway(Una), [Hold("ARTS", 1, 1), Hold("ARTS", 1, 2)], Today)
        );
}
