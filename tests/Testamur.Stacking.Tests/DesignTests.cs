namespace Testamur.Stacking.Tests;

public class DesignTests
{
    private static Offer Course(string spec, decimal ects, string issuer = "UT") =>
        new()
        {
            Id = spec,
            Spec = spec,
            Issuer = issuer,
            Ects = ects,
        };

    private static Pathway Rules(string constraints) =>
        Case.Document("""{"count": {"min": 2, "selector": {}}}""", constraints).Pathway;

    [Fact]
    public void A_pathway_is_satisfiable_from_a_catalogue_or_not()
    {
        Offer[] catalogue = [Course("A", 2), Course("B", 3)];
        Assert.True(PathwayDesign.IsSatisfiable(Rules("""{"totalMin": 5}"""), catalogue));
        Assert.False(PathwayDesign.IsSatisfiable(Rules("""{"totalMin": 5.01}"""), catalogue));
        Assert.True(PathwayDesign.IsSatisfiable(Rules("""{"totalMin": 5.01}""")));
    }

    [Fact]
    public void A_condition_that_all_others_imply_is_redundant()
    {
        Offer[] catalogue = [Course("A", 2), Course("B", 3), Course("C", 4, "DCU")];
        const string all = """
            {"totalMin": 5}, {"totalMax": 8}, {"eachAtLeast": 1}, {"atMostOneOf": ["B", "C"]},
            {"maxShare": {"selector": {"issuer": "DCU"}, "fraction": "1/2"}}
            """;
        // Two courses have 5 ECTS at least, and 6 at most as B and C exclude each other; all are larger than 1; C is no more than half of 10.
        Assert.Equal(
            ["constraints[0]", "constraints[1]", "constraints[2]", "constraints[4]"],
            PathwayDesign.Redundant(Rules(all), catalogue)
        );
    }

    [Fact]
    public void An_index_finds_what_is_met_and_nearly_met()
    {
        Pathway Named(string id, params string[] specs) =>
            new()
            {
                Id = id,
                Target = new("T", 10),
                Root = new() { AllOf = [.. specs.Select(spec => new RuleNode { Credential = new() { Spec = spec } })] },
                Constraints = [new() { TotalMin = 2 * specs.Length }],
            };
        var index = new PathwayIndex([
            Named("met", "A"),
            Named("one", "A", "B"),
            Named("far", "A", "B", "C", "D", "E"),
            Named("other", "X", "Y"),
        ]);
        Holding[] held = [.. StackJson.ReadHoldings($"[{Case.Holding("A", 2)}]")];
        var found = index.Find(held, new(2025, 6, 30));
        Assert.Equal([("met", true), ("one", false)], found.Select(one => (one.Pathway.Id, one.IsMet)));
        Assert.Equal("2", found[1].Missing!.Ects.ToString());
        Assert.Equal(
            ["met"],
            index.Find(held, new(2025, 6, 30), nearlyEcts: 0, nearlyCredentials: 0).Select(one => one.Pathway.Id)
        );
        Assert.Equal(3, index.Find(held, new(2025, 6, 30), nearlyEcts: 4).Count);
        Assert.Equal(4, index.Find(held, new(2025, 6, 30), nearlyEcts: 8).Count);
    }

    [Fact]
    public void What_counts_twice_is_limited_and_all_must_lie_in_a_window()
    {
        var held = StackJson.ReadHoldings(
            $"[{Case.Holding("A", 3, "2020-01-01")}, {Case.Holding("B", 3, "2021-01-01")}, {Case.Holding("C", 3, "2024-01-01")}]"
        );
        Pathway Two(string id) => Rules("") with { Id = id };
        StackSet set = new()
        {
            AsOf = new(2025, 6, 30),
            Pathways = [new(Two("p")), new(Two("q"))],
            Holdings = held,
        };
        var free = StackEngine.EvaluateTogether(set);
        Assert.Equal(["A", "B"], free.Awards["p"].Select(one => one.Holding));
        Assert.Equal(["A", "B"], free.Awards["q"].Select(one => one.Holding));
        Assert.Equal(["C"], free.Free);
        var limited = StackEngine.EvaluateTogether(set with { MaxReuse = [new("q", "p", Ects: 4)] });
        Assert.Equal(2, limited.Awards.Count);
        Assert.Single(limited.Awards["q"].Select(one => one.Holding).Intersect(limited.Awards["p"].Select(one => one.Holding)));
        Assert.Single(StackEngine.EvaluateTogether(set with { MaxReuse = [new("q", "p", Count: 0)] }).Awards);
        Assert.Single(StackEngine.EvaluateTogether(set with { MaxReuse = [new("q", "p", Share: new(1, 3))] }).Awards);
        var window = StackEngine.EvaluateTogether(
            set with
            {
                Pathways = [new(Two("p"), WindowYears: 3)],
                Holdings = [held[0], held[2]],
            }
        );
        Assert.Empty(window.Awards);
        Assert.Single(
            StackEngine
                .EvaluateTogether(set with { Pathways = [new(Two("p"), WindowYears: 4)], Holdings = [held[0], held[2]] })
                .Awards
        );
        Assert.Throws<StackFormatException>(() =>
            StackEngine.EvaluateTogether(
                set with
                {
                    Exclusive =
                    [
                        ["p", "unknown"],
                    ],
                }
            )
        );
    }

    [Fact]
    public void One_credential_is_near_however_large_it_must_be_where_credentials_are_asked()
    {
        var pathway = Case.Document("""{"count": {"min": 1, "selector": {}}}""", """{"eachAtLeast": 20}""").Pathway;
        var index = new PathwayIndex([pathway]);
        Assert.False(Assert.Single(index.Find([], new(2025, 6, 30))).IsMet);
        Assert.Empty(index.Find([], new(2025, 6, 30), nearlyCredentials: 0));
    }
}
