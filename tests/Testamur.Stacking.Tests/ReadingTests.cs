namespace Testamur.Stacking.Tests;

public class ReadingTests
{
    private const string One = """{"credential": {}}""";

    [Theory]
    [InlineData("", "Not JSON")]
    [InlineData("[]", "An object is expected.")]
    [InlineData("{}", "'asOf' is missing.")]
    [InlineData("""{"asOf": "2025-02-30"}""", "asOf: A day such as")]
    [InlineData("""{"asOf": "2025-06-30", "asOf": "2025-06-30"}""", "Not JSON")]
    [InlineData("""{"asOf": "2025-06-30", "holding": []}""", "'holding' is not a member")]
    [InlineData("""{"asOf": "2025-06-30", "pathway": {"id": ""}}""", "pathway.id: It must not be empty.")]
    [InlineData("""{"asOf": "2025-06-30", "ask": ["everything"]}""", "ask[0]: satisfied, missing")]
    [InlineData("""{"asOf": "\ud800"}""", "asOf: Half of a surrogate pair")]
    public void A_malformed_document_is_refused_with_its_place(string json, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<StackFormatException>(() => StackJson.ReadDocument(json)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""{}""", "pathway.root: Exactly one kind of rule")]
    [InlineData("""{"credential": {}, "capstone": {}}""", "pathway.root: Exactly one kind of rule")]
    [InlineData("""{"essay": {}}""", "pathway.root: 'essay' is not a member")]
    [InlineData("""{"credential": {"sepc": "A"}}""", "pathway.root.credential: 'sepc' is not a member")]
    [InlineData("""{"credits": {"min": 1.005, "selector": {}}}""", "pathway.root.credits.min: At most two decimals")]
    [InlineData("""{"credits": {"min": -1, "selector": {}}}""", "pathway.root.credits.min: A number of 0 or more")]
    [InlineData("""{"credits": {"min": 1e9, "selector": {}}}""", "pathway.root.credits.min: At most 100000")]
    [InlineData("""{"credits": {"min": "1", "selector": {}}}""", "pathway.root.credits.min: A number is expected")]
    [InlineData("""{"credits": {"min": 1}}""", "pathway.root.credits: 'selector' is missing.")]
    [InlineData("""{"count": {"min": 1.5, "selector": {}}}""", "pathway.root.count.min: A whole number")]
    [InlineData("""{"allOf": []}""", "pathway.root.allOf: At least 1")]
    [InlineData("""{"choose": {"k": 0, "of": [{"credential": {}}]}}""", "pathway.root.choose.k: A whole number from 1")]
    [InlineData("""{"outcomes": {"all": []}}""", "pathway.root.outcomes.all: At least 1")]
    [InlineData("""{"credential": {"minAssurance": "+"}}""", "pathway.root.credential.minAssurance: Facts")]
    [InlineData("""{"credential": {"spec": null}}""", "pathway.root.credential.spec: A text is expected")]
    public void A_malformed_rule_is_refused_with_its_place(string root, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<StackFormatException>(() => Case.Document(root)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""{"choose": {"k": 2, "of": [{"credential": {}}]}}""", "root: 2 of 1 rules cannot be chosen.")]
    [InlineData("""{"credits": {"min": 3, "max": 2, "selector": {}}}""", "root: max is below min.")]
    [InlineData("""{"anyOf": [{"credential": {}}, {"outcomes": {"all": ["a"]}}]}""", "root.anyOf[1]: A branch of a choice")]
    [InlineData("""{"anyOf": [{"allOf": [{"outcomes": {"all": ["a"]}}]}]}""", "root.anyOf[0]: A branch of a choice")]
    public void Rules_that_contradict_themselves_are_refused_with_their_place(string root, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<StackFormatException>(() => StackEngine.Evaluate(Case.Document(root))).Message[..message.Length]
        );

    [Theory]
    [InlineData("""{"totalMin": 1, "totalMax": 2}""", "constraints[0]: Exactly one condition")]
    [InlineData("""{}""", "constraints[0]: Exactly one condition")]
    [InlineData("""{"window": {"years": 2}}""", "constraints[0]: 'window' is not a member")]
    [InlineData("""{"minShare": {"selector": {}, "fraction": "3/2"}}""", "fraction: A share from 0 to 1")]
    [InlineData("""{"minShare": {"selector": {}, "fraction": "1/0"}}""", "fraction: A share from 0 to 1")]
    [InlineData("""{"minShare": {"selector": {}, "fraction": 0.5}}""", "fraction: A text is expected")]
    [InlineData("""{"maxShare": {"selector": {}, "fraction": "1/2", "base": "all"}}""", "base: requiredTotal or countedTotal")]
    [InlineData("""{"noOverlap": {"measure": "jaccard", "threshold": "1/2"}}""", "measure: containment is expected")]
    [InlineData("""{"minGrade": {"scheme": "ects", "atLeast": "G"}}""", "'G' is no grade")]
    [InlineData("""{"minGrade": {"scheme": "de", "atLeast": "1"}}""", "The scale 'de' is not known")]
    [InlineData("""{"maxAge": {"years": -1}}""", "maxAge.years: A whole number from 0")]
    public void A_condition_that_makes_no_sense_is_refused(string constraint, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<StackFormatException>(() => StackEngine.Evaluate(Case.Document(One, constraint))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_share_of_an_award_of_unknown_size_and_parts_of_itself_are_refused()
    {
        var share = Case.Document(One, """{"minShare": {"selector": {}, "fraction": "1/2"}}""");
        var sizeless = share with { Pathway = share.Pathway with { Target = new("T", null) } };
        Assert.Contains(
            "needs target.ects",
            Assert.Throws<StackFormatException>(() => StackEngine.Evaluate(sizeless)).Message,
            StringComparison.Ordinal
        );
        var own = Case.Document(One, holdings: Case.Holding("A", more: """ "partsOf": ["A"] """));
        Assert.Contains(
            "part of itself",
            Assert.Throws<StackFormatException>(() => StackEngine.Evaluate(own)).Message,
            StringComparison.Ordinal
        );
        var twins = Case.Document(One, holdings: $"{Case.Holding("A")}, {Case.Holding("A")}");
        Assert.Equal("holdings[1].id", Assert.Throws<StackFormatException>(() => StackEngine.Evaluate(twins)).Path);
    }

    [Theory]
    [InlineData("ects", "0")]
    [InlineData("eqf", "7.5")]
    [InlineData("awardedOn", "\"30.6.2025\"")]
    [InlineData("tags", "\"t\"")]
    [InlineData("validUntill", "\"2025-01-01\"")]
    public void A_fact_that_is_none_is_refused(string name, string value)
    {
        var holding = $$"""{"id": "A", "spec": "A", "issuer": "H", "{{name}}": {{value}} }""";
        Assert.Contains(
            name,
            Assert.Throws<StackFormatException>(() => StackJson.ReadHoldings($"[{holding}]")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Deep_and_wide_documents_are_refused_quickly()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"allOf": [""", 40)) + One + string.Concat(Enumerable.Repeat("]}", 40));
        Assert.Throws<StackFormatException>(() => Case.Document(deep));
        var wide = $$"""{"allOf": [{{string.Join(',', Enumerable.Repeat(One, 2001))}}]}""";
        Assert.Throws<StackFormatException>(() => Case.Document(wide));
        Assert.Throws<StackFormatException>(() => StackJson.ReadDocument(new byte[StackJson.MostBytes + 1]));
    }

    [Fact]
    public void Too_many_holdings_for_too_many_rules_are_not_searched_and_not_decided()
    {
        var rules = string.Join(',', Enumerable.Repeat("""{"count": {"min": 1, "selector": {}}}""", 200));
        var holdings = string.Join(',', Enumerable.Range(0, 400).Select(i => Case.Holding($"h{i}x")));
        var answer = StackEngine.Evaluate(
            Case.Document($$"""{"allOf": [{{rules}}]}""", holdings: holdings) with
            {
                Ask = Ask.Satisfied,
            }
        );
        Assert.Null(answer.Satisfied);
        Assert.False(answer.Proved);
        Assert.NotNull(answer.Problem);
    }

    [Theory]
    [InlineData("1", "1/1")]
    [InlineData("3/3", "1/1")]
    [InlineData("0", "0/1")]
    [InlineData("2/4", "1/2")]
    [InlineData("4/3", null)]
    [InlineData("2", null)]
    [InlineData("1/0", null)]
    public void A_share_is_at_most_the_whole(string text, string? read) =>
        Assert.Equal(read, Fraction.TryParse(text, out var share) ? share.ToString() : null);
}
