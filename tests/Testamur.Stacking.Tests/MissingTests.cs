namespace Testamur.Stacking.Tests;

public class MissingTests
{
    // Facts of every kind that the random rules ask for, in small sizes.
    private static Holding[] Further() =>
        [
            .. from size in new[] { 0.25m, 2m }
            from issuer in new[] { "UT", "DCU" }
            from level in new int?[] { 5, 7 }
            from source in new[] { "taught", "rpl" }
            select new Holding
            {
                Id = $"zz{size}{issuer}{level}{source}",
                Spec = "S1",
                Issuer = issuer,
                Ects = size,
                Eqf = level,
                Source = source,
                IscedF = ["0588"],
                Tags = ["x", "y"],
                Outcomes = [],
                Grade = "A",
                Assurance = "supervised+identityVerified",
                AwardedOn = new(2025, 6, 30),
            },
        ];

    [Fact]
    public void No_further_holding_that_helps_is_smaller_than_what_is_missing()
    {
        var helped = 0;
        for (var i = 0; i < 60; i++)
        {
            var document = new RandomCases(90_000 + i).Document(5) with { Ask = Ask.Missing };
            var answer = StackEngine.Evaluate(document);
            Assert.True(answer.Proved, $"case {i}");
            if (answer.Satisfied == true)
            {
                Assert.Equal("0", answer.Missing!.Ects.ToString());
                continue;
            }
            foreach (var further in Further())
            {
                if (StackEngine.IsSatisfied(document.Pathway, [.. document.Holdings, further], document.AsOf) != true)
                    continue;
                helped++;
                Assert.True(
                    answer.Missing!.Ects <= ExactEcts.Of(further.Ects),
                    $"case {i}: {answer.Missing.Ects} > {further.Ects}"
                );
            }
        }
        Assert.True(helped > 20);
    }

    [Theory]
    // A total: exactly the rest.
    [InlineData("""{"credits": {"min": 4, "selector": {}}}""", """{"totalMin": 10}""", "6", 1)]
    // A credential of any size is at least a hundredth of a credit.
    [InlineData("""{"allOf": [{"credential": {"spec": "A"}}, {"credential": {"spec": "B"}}]}""", "", "0.01", 1)]
    [InlineData(
        """{"allOf": [{"credential": {"spec": "B"}}, {"credential": {"spec": "C"}}]}""",
        """{"eachAtLeast": 2}""",
        "4",
        2
    )]
    // The cheaper of two branches.
    [InlineData(
        """{"anyOf": [{"credits": {"min": 9, "selector": {}}}, {"credits": {"min": 3, "selector": {"tag": "t"}}}]}""",
        "",
        "3",
        1
    )]
    // Half of what is counted must be of level 7: four beside the four that are held.
    [InlineData(
        """{"credits": {"min": 4, "selector": {}}}""",
        """{"minShare": {"selector": {"eqfAtLeast": 7}, "fraction": "1/2", "base": "countedTotal"}}""",
        "4",
        1
    )]
    [InlineData("""{"count": {"min": 3, "selector": {"tag": "t"}}}""", """{"eachAtLeast": 1.5}""", "4.5", 3)]
    [InlineData("""{"allOf": [{"credential": {}}, {"outcomes": {"all": ["o", "p"]}}]}""", "", "0.01", 1)]
    public void Is_the_least_that_is_needed(string root, string constraints, string ects, int credentials)
    {
        var missing = StackEngine.Evaluate(Case.Document(root, constraints, Case.Holding("A", 4))).Missing!;
        Assert.Equal((ects, credentials), (missing.Ects.ToString(), missing.Credentials!.Value));
    }

    [Fact]
    public void Is_one_credential_where_nothing_but_a_number_is_asked()
    {
        var document = StackJson.ReadDocument(
            """{"asOf": "2025-06-30", "pathway": {"id": "p", "target": {"title": "T"}, "root": {"count": {"min": 1, "selector": {}}}, "constraints": []}, "holdings": []}"""
        );
        var missing = StackEngine.Evaluate(document).Missing!;
        Assert.Equal(("0.01", 1), (missing.Ects.ToString(), missing.Credentials!.Value));
    }

    [Fact]
    public void Is_nothing_that_could_be_had_where_the_rules_contradict_each_other()
    {
        var document = Case.Document(
            """{"count": {"min": 1, "selector": {}}}""",
            """{"totalMin": 5}, {"totalMax": 4}""",
            $"{Case.Holding("A", 4)}, {Case.Holding("B", 1)}"
        );
        var answer = StackEngine.Evaluate(document with { Ask = Ask.Missing | Ask.Conflicts });
        Assert.True(answer.Proved);
        Assert.Null(answer.Missing!.Ects);
        Assert.Equal(["totalMin", "totalMax"], answer.Conflicts!.Select(one => one.Rule));
        Assert.False(PathwayDesign.IsSatisfiable(document.Pathway));
    }

    [Fact]
    public void Names_what_the_further_holding_must_be()
    {
        var document = Case.Document(
            """{"credits": {"min": 8, "selector": {"tag": "t"}}}""",
            """{"minShare": {"selector": {"eqfAtLeast": 7}, "fraction": "2/5"}}, {"maxShare": {"selector": {"source": "rpl"}, "fraction": "0"}}""",
            Case.Holding("A", 4, more: """ "tags": ["t"], "eqf": 6, "source": "taught" """)
        );
        var missing = StackEngine.Evaluate(document).Missing!;
        Assert.Equal("4", missing.Ects.ToString());
        Assert.Equal("""{"all":[{"tag":"t"},{"eqfAtLeast":7},{"not":{"source":"rpl"}}]}""", StackJson.Write(missing.Selector!));
    }
}
