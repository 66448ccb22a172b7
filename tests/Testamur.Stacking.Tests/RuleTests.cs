namespace Testamur.Stacking.Tests;

/// <summary>Each sentence of the specification that is easily read otherwise.</summary>
public class RuleTests
{
    private static bool? Met(string root, string constraints, params string[] holdings) =>
        StackEngine
            .Evaluate(
                Case.Document(root, constraints, string.Join(',', holdings), "\"overlap\": \"exclude\"") with
                {
                    Ask = Ask.Satisfied,
                }
            )
            .Satisfied;

    private static string? Reason(string constraint, string holding)
    {
        var answer = StackEngine.Evaluate(Case.Document("""{"credential": {}}""", constraint, holding));
        return answer.Missing!.Ineligible.Values.SingleOrDefault();
    }

    [Theory]
    [InlineData("2020-06-30", null)]
    [InlineData("2020-06-29", "maxAge")]
    [InlineData("2025-06-30", null)]
    [InlineData("2025-07-01", "notYetAwarded")]
    public void Age_is_counted_in_whole_years_and_the_last_day_still_counts(string awardedOn, string? reason) =>
        Assert.Equal(reason, Reason("""{"maxAge": {"years": 5}}""", Case.Holding("A", awardedOn: awardedOn)));

    [Theory]
    [InlineData("2024-02-29", "2025-02-28", true)]
    [InlineData("2024-02-29", "2025-03-01", false)]
    [InlineData("2023-02-28", "2024-02-29", false)]
    public void A_leap_day_falls_on_28_February_in_a_common_year(string awardedOn, string asOf, bool counts)
    {
        var document = Case.Document(
            """{"credential": {}}""",
            """{"maxAge": {"years": 1}}""",
            Case.Holding("A", awardedOn: awardedOn)
        );
        var day = DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(counts, StackEngine.Evaluate(document with { AsOf = day }).Satisfied);
    }

    [Fact]
    public void The_first_reason_is_given()
    {
        const string all =
            """{"maxAge": {"years": 5}}, {"validAtDecision": true}, {"minGrade": {"scheme": "ects", "atLeast": "C"}}""";
        var more = """ "status": "revoked", "validUntil": "2019-01-01", "grade": "D" """;
        Assert.Equal("status", Reason(all, Case.Holding("A", awardedOn: "2018-01-01", more: more)));
        Assert.Equal("maxAge", Reason(all, Case.Holding("A", awardedOn: "2018-01-01", more: more.Replace("revoked", "active"))));
        Assert.Equal("validAtDecision", Reason(all, Case.Holding("A", more: more.Replace("revoked", "active"))));
        Assert.Equal("minGrade", Reason(all, Case.Holding("A", more: """ "grade": "D" """)));
        Assert.Equal("minGrade", Reason(all, Case.Holding("A")));
        Assert.Null(Reason(all, Case.Holding("A", more: """ "grade": "C", "validUntil": "2025-06-30" """)));
    }

    [Fact]
    public void A_renewal_lifts_expiry_alone_and_is_never_counted_itself()
    {
        const string root = """{"credential": {"spec": "P"}}""";
        const string valid = """{"validAtDecision": true}, {"maxAge": {"years": 5}}""";
        var expired = Case.Holding("P1", 4, more: """ "validUntil": "2025-01-31" """);
        var renewal = Case.Holding("R1", 1, more: """ "renews": "P1" """);
        var late = Case.Holding("R1", 1, more: """ "renews": "P1", "validUntil": "2025-06-01" """);
        var second = Case.Holding("R2", 1, more: """ "renews": "R1" """);
        Assert.False(Met(root, valid, expired));
        Assert.True(Met(root, valid, expired, renewal));
        Assert.False(Met(root, valid, expired, late));
        Assert.True(Met(root, valid, expired, late, second));
        var ring = Case.Holding("R2", 1, more: """ "renews": "R1", "validUntil": "2025-06-01" """);
        Assert.False(Met(root, valid, expired, late.Replace("\"P1\"", "\"R2\""), ring));
        Assert.False(Met(root, valid, Case.Holding("P1", 4, "2019-01-01", """ "validUntil": "2025-01-31" """), renewal));
        Assert.False(Met("""{"credential": {"spec": "R"}}""", "", renewal));
    }

    [Fact]
    public void Counting_a_whole_leaves_its_parts_uncountable_and_not_the_parts_of_these()
    {
        const string two = """{"count": {"min": 2, "selector": {}}}""";
        var whole = Case.Holding("W", 6, more: """ "partsOf": ["A", "gone"] """);
        var part = Case.Holding("A", 3, more: """ "partsOf": ["B"] """);
        Assert.False(Met(two, "", whole, part));
        Assert.False(Met(two, "", part, Case.Holding("B")));
        Assert.True(Met(two, "", whole, Case.Holding("B")));
    }

    [Fact]
    public void Only_used_branches_take_and_exactly_so_many_are_used()
    {
        const string root =
            """{"choose": {"k": 1, "of": [{"count": {"min": 1, "selector": {"spec": "A"}}}, {"count": {"min": 1, "selector": {"spec": "B"}}}]}}""";
        var holdings = new[] { Case.Holding("A", 2), Case.Holding("B", 2) };
        Assert.True(Met(root, """{"totalMin": 2}""", holdings));
        Assert.False(Met(root, """{"totalMin": 4}""", holdings));
        Assert.True(Met(root.Replace("\"k\": 1", "\"k\": 2"), """{"totalMin": 4}""", holdings));
    }

    [Fact]
    public void A_holding_serves_one_leaf_and_outcomes_look_at_all_counted_ones()
    {
        Assert.False(
            Met("""{"allOf": [{"credential": {}}, {"credits": {"min": 1, "selector": {}}}]}""", "", Case.Holding("A", 4))
        );
        const string outcomes = """{"allOf": [{"credential": {"spec": "A"}}, {"outcomes": {"all": ["x"]}}]}""";
        var with = """ "outcomes": ["x"] """;
        Assert.True(Met(outcomes, "", Case.Holding("A", more: with)));
        Assert.False(Met(outcomes, "", Case.Holding("A"), Case.Holding("B", more: with)));
    }

    [Fact]
    public void Order_compares_the_earliest_first_one_that_is_counted_and_asks_nothing_without_one()
    {
        const string both = """{"allOf": [{"count": {"min": 1, "selector": {"spec": "I"}}}, {"credential": {"spec": "C"}}]}""";
        const string order = """{"before": {"first": "I", "then": ["C"], "strict": true}}""";
        var later = Case.Holding("C", awardedOn: "2024-05-01");
        Assert.False(Met(both, order, Case.Holding("I1", awardedOn: "2024-05-02"), later));
        Assert.True(Met(both, order, Case.Holding("I1", awardedOn: "2024-05-01"), later));
        Assert.True(
            Met(both, order, Case.Holding("I1", awardedOn: "2024-05-02"), Case.Holding("I2", awardedOn: "2024-04-01"), later)
        );
        Assert.True(Met("""{"credential": {"spec": "C"}}""", order, Case.Holding("I1", awardedOn: "2024-05-02"), later));
        Assert.True(Met(both, order.Replace("true", "false"), Case.Holding("I1", awardedOn: "2024-05-02"), later));
    }

    [Fact]
    public void At_most_one_of_those_named_by_id_or_specification_counts()
    {
        const string two = """{"count": {"min": 2, "selector": {}}}""";
        Assert.True(Met(two, "", Case.Holding("A1"), Case.Holding("A2")));
        Assert.False(Met(two, """{"atMostOneOf": ["A", "B"]}""", Case.Holding("A1"), Case.Holding("A2")));
        Assert.False(Met(two, """{"atMostOneOf": ["A1", "B"]}""", Case.Holding("A1"), Case.Holding("B2")));
        Assert.True(Met(two, """{"atMostOneOf": ["A1", "B"]}""", Case.Holding("A1"), Case.Holding("A2")));
    }

    [Fact]
    public void Overlap_equal_to_the_threshold_is_not_too_much()
    {
        const string two = """{"count": {"min": 2, "selector": {}}}""";
        var a = Case.Holding("A", more: """ "outcomes": ["x", "y"] """);
        var b = Case.Holding("B", more: """ "outcomes": ["y", "z", "w"] """);
        Assert.True(Met(two, """{"noOverlap": {"measure": "containment", "threshold": "1/2"}}""", a, b));
        Assert.False(Met(two, """{"noOverlap": {"measure": "containment", "threshold": "49/100"}}""", a, b));
        Assert.True(
            Met(two, """{"noOverlap": {"measure": "containment", "threshold": "0"}}""", Case.Holding("A"), Case.Holding("B"))
        );
    }

    [Fact]
    public void Discounts_are_exact_fractions()
    {
        var document = Case.Document(
            """{"credits": {"min": 1, "selector": {}}}""",
            """{"totalMin": 1.5}""",
            $"{Case.Holding("A", 1, "2024-01-01", """ "outcomes": ["x"] """)}, {Case.Holding("B", 1, "2024-01-02", """ "outcomes": ["x", "y", "z"] """)}",
            "\"overlap\": \"discount\""
        );
        var answer = StackEngine.Evaluate(document with { Ask = Ask.Satisfied });
        Assert.Equal(["1", "2/3"], answer.Witness!.Select(one => one.Ects.ToString()));
        Assert.Contains("\"countedEcts\": \"5/3\"", StackJson.Write(answer), StringComparison.Ordinal);
        Assert.Empty(WitnessChecker.Check(document, answer.Witness!));
    }

    [Fact]
    public void What_a_holding_lacks_fits_no_selector_that_names_it_and_every_negation()
    {
        foreach (
            var selector in new[]
            {
                """{"source": "rpl"}""",
                """{"eqf": 6}""",
                """{"eqfAtLeast": 1}""",
                """{"tag": "t"}""",
                """{"iscedF": "05"}""",
                """{"minAssurance": "supervised"}""",
            }
        )
        {
            Assert.False(Met($"{{\"credential\": {selector}}}", "", Case.Holding("A")));
            Assert.True(Met($"{{\"credential\": {{\"not\": {selector}}}}}", "", Case.Holding("A")));
        }
        Assert.True(Met("""{"credential": {"sourceNot": "rpl", "issuerNot": "X"}}""", "", Case.Holding("A")));
    }

    [Fact]
    public void Smallest_sum_then_fewest_then_smallest_ids_then_first_leaves()
    {
        const string root = """{"allOf": [{"count": {"min": 1, "selector": {}}}, {"count": {"min": 0, "selector": {}}}]}""";
        string[] holdings =
        [
            Case.Holding("d", 2),
            Case.Holding("c", 2),
            Case.Holding("a", 1),
            Case.Holding("b", 3),
            Case.Holding("e", 4),
        ];
        var answer = StackEngine.Evaluate(Case.Document(root, """{"totalMin": 4}""", string.Join(',', holdings)));
        // e alone is 4; a with b and c with d are as much, and more.
        Assert.Equal([new Counted("e", "root.allOf[0]", ExactEcts.Of(4))], answer.Witness!);
        answer = StackEngine.Evaluate(Case.Document(root, """{"totalMin": 4}""", string.Join(',', holdings[..4])));
        Assert.Equal(["a", "b"], answer.Witness!.Select(one => one.Holding));
        Assert.All(answer.Witness!, one => Assert.Equal("root.allOf[0]", one.Leaf));
    }

    [Fact]
    public void Parts_of_a_holding_may_serve_several_rules_where_the_policy_splits()
    {
        const string root =
            """{"allOf": [{"credits": {"min": 2.5, "selector": {}}}, {"credits": {"min": 1.5, "selector": {}}}]}""";
        var document = Case.Document(root, "", Case.Holding("A", 5), "\"split\": true");
        var answer = StackEngine.Evaluate(document);
        Assert.Equal("4", answer.CountedEcts.ToString());
        Assert.Equal(["2.5", "1.5"], answer.Witness!.Select(one => one.Ects.ToString()));
        Assert.False(Met(root, "", Case.Holding("A", 5)));
    }
}
