using System.Globalization;
using System.Resources;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Tests.Observatory.Indicators;

public sealed class IndicatorTests
{
    private static readonly Lazy<Tally> Demo = new(ReadDemo);

    /// <summary>Counted by hand in the eleven specifications of the demo.</summary>
    [Theory]
    [InlineData("K01", "onlyProfessional", 0, 11, 0)]
    [InlineData("K02", "civic", 11, 11, 0)]
    [InlineData("K03", "growth", 7, 11, 0)]
    [InlineData("K04", "professional", 22_500_000, 44_500_000, 0)]
    [InlineData("K05", "any", 0, 11, 0)]
    [InlineData("K06", "aloneOrEmployers", 11, 11, 0)]
    [InlineData("K08", "presential", 0, 11, 0)]
    [InlineData("K08", "blended", 3, 11, 0)]
    [InlineData("K08", "online", 8, 11, 0)]
    [InlineData("K09", "synchronous", 170, 11, 0)]
    [InlineData("K10", "groupWork", 11, 11, 0)]
    [InlineData("K14", "from4to6", 0, 11, 0)]
    [InlineData("K14", "from1to4", 9, 11, 0)]
    [InlineData("K14", "over6to15", 2, 11, 0)]
    [InlineData("K15", "six2seven", 11, 11, 0)]
    [InlineData("K15", "eqf7", 1, 11, 0)]
    [InlineData("K16", "supervised-with-id-verification", 3, 20, 0)]
    [InlineData("K16", "unsupervised-with-id-verification", 12, 20, 0)]
    [InlineData("K17", "internal", 11, 11, 0)]
    [InlineData("K17", "external", 0, 11, 0)]
    [InlineData("K18", "standalone", 5, 11, 0)]
    [InlineData("K18", "shortCourses", 6, 11, 0)]
    [InlineData("K20", "awarded", 9, 11, 0)]
    [InlineData("K22", "specification", 11, 11, 0)]
    [InlineData("K29", "elements", 1100, 11, 0)]
    public void The_demo_has_the_figures_that_were_counted_by_hand(
        string id,
        string part,
        long numerator,
        long denominator,
        long missing
    )
    {
        var figure = FigureOf(Demo.Value, id, part);
        Assert.Equal((numerator, denominator, missing), (figure.Numerator, figure.Denominator, figure.Missing));
        Assert.NotNull(figure.Value);
    }

    [Theory]
    [InlineData("K11", "offersForGroups")]
    [InlineData("K09", "fixedSchedule")]
    [InlineData("K07", "routeOffered")]
    public void What_no_specification_of_the_demo_states_is_missing(string id, string part)
    {
        var figure = FigureOf(Demo.Value, id, part);
        Assert.Null(figure.Value);
        Assert.Equal(11, figure.Missing);
    }

    [Fact]
    public void Without_data_no_indicator_says_nothing_but_no_data() =>
        Assert.All(
            AllIndicators.List.SelectMany(indicator => indicator.Compute(new Tally())),
            figure => Assert.Null(figure.Value)
        );

    [Fact]
    public void There_are_thirty_in_order()
    {
        Assert.Equal(
            Enumerable.Range(1, 30).Select(number => string.Create(CultureInfo.InvariantCulture, $"K{number:00}")),
            AllIndicators.InOrder.Select(indicator => indicator.Id)
        );
        Assert.All(
            Impact.Domains.Concat(Impact.Perspectives).SelectMany(one => one.Indicators).Concat(Impact.Critique),
            id => Assert.NotNull(AllIndicators.Find(id))
        );
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Each_has_its_texts_in_both_languages(string language)
    {
        var texts = new ResourceManager(typeof(IndicatorsText));
        var culture = CultureInfo.GetCultureInfo(language);
        var set = texts.GetResourceSet(
            culture.Name == "en" ? CultureInfo.InvariantCulture : culture,
            createIfNotExists: true,
            tryParents: false
        );
        Assert.NotNull(set);
        var wanted = AllIndicators
            .List.SelectMany(one => new[] { "Name", "Finding", "Formula", "Caveat" }.Select(what => $"{one.Id}.{what}"))
            .Concat(AllIndicators.List.SelectMany(one => one.Compute(new Tally())).Select(figure => $"Part.{figure.Part}"))
            .Concat(AllIndicators.List.SelectMany(one => one.Published).Select(published => $"Source.{published.Source}"))
            .Concat(Enum.GetNames<IndicatorGroup>().Select(group => $"Group.{group}"))
            .Concat(Enum.GetNames<IndicatorSubject>().Select(subject => $"Data.{subject}"))
            .Concat(Enum.GetNames<CutBy>().Select(cut => $"Cut.{cut}"))
            .Concat(Impact.Domains.Select(domain => $"Domain.{domain.Key}"))
            .Concat(Impact.Perspectives.Select(perspective => $"Perspective.{perspective.Key}"));
        Assert.DoesNotContain(wanted, key => string.IsNullOrEmpty(set.GetString(key)));
    }

    [Fact]
    public void Published_figures_belong_to_a_figure_of_their_indicator() =>
        Assert.All(
            AllIndicators.List.SelectMany(one => one.Published.Select(published => (one, published.Part))),
            one => Assert.Contains(one.Part, one.one.Compute(new Tally()).Select(figure => figure.Part))
        );

    [Fact]
    public void The_middle_of_days_is_the_lower_of_two()
    {
        var tally = new Tally();
        foreach (var (days, count) in new[] { (3, 2L), (10, 1L), (200, 3L) })
            tally.Add(Measures.DaysToPublication, days.ToString(CultureInfo.InvariantCulture), count, 0);
        tally.Add(Measures.DaysToPublication, Mark.Of, 6, 0);
        Assert.Equal(10, FigureOf(tally, "K30", "daysToPublication").Value);
    }

    [Fact]
    public void Net_price_and_support_follow_from_places_and_what_schemes_pay()
    {
        var tally = FactSamples.TallyOf([
            FactSamples.Of(FactKind.Enrolment, "a", EventMarks.Enrolment(30_000)),
            FactSamples.Of(FactKind.Enrolment, "b", EventMarks.Enrolment(10_000)),
            FactSamples.Of(FactKind.Enrolment, "c", EventMarks.Enrolment(null)),
            FactSamples.Of(FactKind.Support, "a", EventMarks.Support(20_000)),
        ]);
        Assert.Equal(100, FigureOf(tally, "K13", "netPrice").Value);
        Assert.Equal(0.5, FigureOf(tally, "K13", "feesMet").Value);
        Assert.Equal(1, FigureOf(tally, "K13", "netPrice").Missing);
    }

    [Fact]
    public void Recognition_is_told_by_outcome_route_time_and_appeal()
    {
        var tally = FactSamples.TallyOf([
            FactSamples.Of(FactKind.Decision, "a", EventMarks.Decision("full", true, 0, true)),
            FactSamples.Of(FactKind.Decision, "b", EventMarks.Decision("refused", false, 130, false)),
            FactSamples.Of(FactKind.Decision, "c", EventMarks.Decision("full", false, 20, true)),
            FactSamples.Of(FactKind.Appeal, "b", EventMarks.Appeal(changed: true)),
        ]);
        Assert.Equal((2, 3), Counts(tally, "K21", "full"));
        Assert.Equal((1, 3), Counts(tally, "K21", "automatic"));
        Assert.Equal((2, 3), Counts(tally, "K21", "inTime"));
        Assert.Equal((0, 1), Counts(tally, "K21", "appealsUpheld"));
        Assert.Equal(20, FigureOf(tally, "K21", "daysToDecision").Value);
    }

    /// <summary>One award is taken back: what is counted of awards changes, and nothing else.</summary>
    [Fact]
    public void Taking_one_award_back_changes_exactly_the_indicators_of_awards()
    {
        var award = FactSamples.Of(FactKind.Award, "a", EventMarks.Award("rpl", ofRun: true));
        var others = Enumerable
            .Range(0, 20)
            .Select(number => FactSamples.Award(new SeededSource((ulong)number), number))
            .Append(FactSamples.Of(FactKind.Credential, "c", EventMarks.Once(Measures.Credential, 300)))
            .Append(FactSamples.Of(FactKind.Holder, "h", EventMarks.Holder(used: true)))
            .ToList();
        var before = FiguresOf([.. others, award]);
        award.Count(false);
        var after = FiguresOf([.. others, award]);
        Assert.Equal(["K07", "K22"], before.Where(one => !one.Value.SequenceEqual(after[one.Key])).Select(one => one.Key));
    }

    [Fact]
    public void Revoking_one_credential_changes_exactly_the_indicators_of_credentials()
    {
        var credential = FactSamples.Of(FactKind.Credential, "c", EventMarks.Once(Measures.Credential, 300));
        var others = Enumerable
            .Range(0, 5)
            .Select(number => FactSamples.Of(FactKind.Credential, $"{number}", EventMarks.Once(Measures.Credential, 200)))
            .Append(FactSamples.Of(FactKind.Stacked, "0", EventMarks.Stacked(200)))
            .Append(FactSamples.Of(FactKind.Award, "a", EventMarks.Award("taught", ofRun: true)))
            .ToList();
        var before = FiguresOf([.. others, credential]);
        credential.Count(false);
        var after = FiguresOf([.. others, credential]);
        Assert.Equal(["K19", "K22"], before.Where(one => !one.Value.SequenceEqual(after[one.Key])).Select(one => one.Key));
        Assert.Equal(0.2, FigureOf(FactSamples.TallyOf(others), "K19", "creditsStacked").Value);
    }

    /// <summary>One thing that happened is taken back: what is counted of its kind changes, and nothing else.</summary>
    [Theory]
    [InlineData("Offering", "K22")]
    [InlineData("Enrolment", "K13", "K22")]
    [InlineData("Support", "K13")]
    [InlineData("Award", "K07", "K22")]
    [InlineData("Credential", "K19", "K22")]
    [InlineData("Accepted", "K22")]
    [InlineData("Shared", "K22")]
    [InlineData("Stacked", "K19")]
    [InlineData("Holder", "K19")]
    [InlineData("Decision", "K21")]
    [InlineData("Appeal", "K21")]
    public void Taking_one_fact_back_changes_exactly_the_indicators_of_its_kind(string kind, params string[] changed)
    {
        IReadOnlyList<(FactKind Kind, IReadOnlyList<Mark> Marks)> kinds =
        [
            (FactKind.Offering, EventMarks.Once(Measures.Offering)),
            (FactKind.Enrolment, EventMarks.Enrolment(20_000)),
            (FactKind.Support, EventMarks.Support(5_000)),
            (FactKind.Award, EventMarks.Award("taught", ofRun: true)),
            (FactKind.Credential, EventMarks.Once(Measures.Credential, 300)),
            (FactKind.Accepted, EventMarks.Once(Measures.Accepted)),
            (FactKind.Shared, EventMarks.Once(Measures.Shared)),
            (FactKind.Stacked, EventMarks.Stacked(300)),
            (FactKind.Holder, EventMarks.Holder(used: true)),
            (FactKind.Decision, EventMarks.Decision("full", byAgreement: false, 20, inTime: true)),
            (FactKind.Appeal, EventMarks.Appeal(changed: true)),
        ];
        List<Fact> facts =
        [
            .. kinds.SelectMany(one => new[] { "a", "b" }.Select(key => FactSamples.Of(one.Kind, key, one.Marks))),
        ];
        var before = FiguresOf(facts);
        facts.First(fact => $"{fact.Kind}" == kind).Count(false);
        var after = FiguresOf(facts);
        Assert.Equal(changed, before.Where(one => !one.Value.SequenceEqual(after[one.Key])).Select(one => one.Key));
    }

    private static SortedDictionary<string, IReadOnlyList<Figure>> FiguresOf(IReadOnlyList<Fact> facts)
    {
        var tally = FactSamples.TallyOf(facts);
        return new(AllIndicators.List.ToDictionary(one => one.Id, one => one.Compute(tally)));
    }

    private static Figure FigureOf(Tally tally, string id, string part) =>
        Assert.Single(AllIndicators.List.Single(one => one.Id == id).Compute(tally), figure => figure.Part == part);

    private static (long, long) Counts(Tally tally, string id, string part)
    {
        var figure = FigureOf(tally, id, part);
        return (figure.Numerator, figure.Denominator);
    }

    private static Tally ReadDemo() =>
        FactSamples.TallyOf(
            Directory
                .GetFiles(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications"), "*.json")
                .Select(file => SpecificationJson.Read(File.ReadAllText(file)))
                .Select(content =>
                    FactSamples.Of(FactKind.Specification, content.Id, SpecificationMarks.Of(content, null, 0, 30))
                )
        );
}
