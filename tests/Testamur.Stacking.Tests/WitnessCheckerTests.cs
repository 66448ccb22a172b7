namespace Testamur.Stacking.Tests;

public class WitnessCheckerTests
{
    [Fact]
    public void Whatever_is_altered_in_a_witness_is_found_unless_the_altered_one_is_right_too()
    {
        var refused = 0;
        for (var i = 0; i < 80; i++)
        {
            var document = new RandomCases(110_000 + i).Document(8);
            if (StackEngine.Evaluate(document).Witness is not { Count: > 0 } witness)
                continue;
            Assert.Empty(WitnessChecker.Check(document, witness));
            // The canonical witness has the fewest credits and ids: without one of them something must be lacking.
            for (var left = 0; left < witness.Count; left++)
            {
                refused++;
                Assert.NotEmpty(WitnessChecker.Check(document, [.. witness.Where((_, at) => at != left)]));
            }
        }
        Assert.True(refused > 50);
    }

    [Theory]
    [InlineData("nobody", "root.allOf[0]", "4", "holding")]
    [InlineData("A", "root.allOf[7]", "4", "leaf")]
    [InlineData("A", "root.allOf[1]", "4", "leaf")]
    [InlineData("B", "root.allOf[0]", "2", "selector")]
    [InlineData("R", "root.allOf[0]", "4", "renewal")]
    [InlineData("V", "root.allOf[0]", "4", "status")]
    [InlineData("A", "root.allOf[0]", "3", "ects")]
    public void A_false_entry_is_named(string holding, string leaf, string ects, string code)
    {
        var document = Case.Document(
            """{"allOf": [{"credential": {"tag": "t"}}, {"outcomes": {"all": ["o"]}}]}""",
            holdings: string.Join(
                ',',
                Case.Holding("A", 4, more: """ "tags": ["t"], "outcomes": ["o"] """),
                Case.Holding("B", 2),
                Case.Holding("R", 4, more: """ "tags": ["t"], "renews": "A" """),
                Case.Holding("V", 4, more: """ "tags": ["t"], "status": "revoked" """)
            )
        );
        Assert.Empty(WitnessChecker.Check(document, [new("A", "root.allOf[0]", ExactEcts.Of(4))]));
        var entry = new Counted(
            holding,
            leaf,
            ExactEcts.Of(decimal.Parse(ects, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(code, WitnessChecker.Check(document, [entry])[0].Code);
    }

    [Theory]
    [InlineData("""{"totalMin": 7}""", "totalMin")]
    [InlineData("""{"totalMax": 5}""", "totalMax")]
    [InlineData("""{"eachAtLeast": 3}""", "eachAtLeast")]
    [InlineData("""{"minShare": {"selector": {"spec": "A"}, "fraction": "1/2"}}""", "minShare")]
    [InlineData("""{"maxShare": {"selector": {"spec": "A"}, "fraction": "3/10", "base": "countedTotal"}}""", "maxShare")]
    [InlineData("""{"before": {"first": "B", "then": ["A"]}}""", "before")]
    [InlineData("""{"atMostOneOf": ["A", "B"]}""", "atMostOneOf")]
    [InlineData("""{"noOverlap": {"measure": "containment", "threshold": "1/2"}}""", "noOverlap")]
    [InlineData("""{"minAssurance": "supervised"}""", "minAssurance")]
    public void Each_condition_is_checked(string constraint, string code)
    {
        var document = Case.Document(
            """{"count": {"min": 2, "selector": {}}}""",
            constraint,
            $"{Case.Holding("A", 4, "2024-01-01", """ "outcomes": ["o"] """)}, {Case.Holding("B", 2, "2024-02-01", """ "outcomes": ["o"] """)}"
        );
        Counted[] both = [new("A", "root", ExactEcts.Of(4)), new("B", "root", ExactEcts.Of(2))];
        Assert.Equal(code, Assert.Single(WitnessChecker.Check(document, both)).Code);
        Assert.False(StackEngine.Evaluate(document with { Ask = Ask.Satisfied }).Satisfied);
    }

    [Fact]
    public void Branches_that_are_not_used_must_take_nothing()
    {
        var document = Case.Document(
            """{"anyOf": [{"count": {"min": 1, "selector": {}}}, {"count": {"min": 1, "selector": {}}}]}""",
            holdings: $"{Case.Holding("A")}, {Case.Holding("B")}"
        );
        Assert.Empty(WitnessChecker.Check(document, [new("A", "root.anyOf[1]", ExactEcts.Of(1))]));
        Counted[] both = [new("A", "root.anyOf[0]", ExactEcts.Of(1)), new("B", "root.anyOf[1]", ExactEcts.Of(1))];
        Assert.Equal("choice", WitnessChecker.Check(document, both)[0].Code);
        Assert.Equal("twice", WitnessChecker.Check(document, [both[0], both[0]])[0].Code);
    }

    [Fact]
    public void The_parts_of_a_holding_together_are_no_more_than_the_whole()
    {
        var document = Case.Document(
            """{"allOf": [{"credits": {"min": 3, "selector": {}}}, {"credits": {"min": 3, "selector": {}}}]}""",
            holdings: $"{Case.Holding("A", 5)}, {Case.Holding("B", 1)}",
            policy: "\"split\": true"
        );
        Counted[] Parts(decimal second) =>
            [
                new("A", "root.allOf[0]", ExactEcts.Of(3)),
                new("A", "root.allOf[1]", ExactEcts.Of(second)),
                new("B", "root.allOf[1]", ExactEcts.Of(1)),
            ];
        Assert.Empty(WitnessChecker.Check(document, Parts(2)));
        Assert.Equal("ects", WitnessChecker.Check(document, Parts(3))[0].Code);
    }
}
