using Testamur.Education.Observatory.Reviews;

namespace Testamur.Education.Tests.Observatory.Reviews;

public sealed class ScreeningTests
{
    private static readonly ScreeningVote Yes = new(ScreeningDecision.Include);
    private static readonly ScreeningVote NotHigher = new(ScreeningDecision.Exclude, "notHigher");
    private static readonly ScreeningVote NoPart = new(ScreeningDecision.Exclude, "noPart");
    private static readonly ScreeningVote NotHad = new(ScreeningDecision.NotRetrieved);

    [Fact]
    public void One_person_decides_nothing_and_two_who_agree_decide()
    {
        Assert.Equal(ScreeningState.Open, Screening.Of(ScreeningStage.Title, [Yes], null).State);
        Assert.Equal(new(ScreeningState.Decided, Yes), Screening.Of(ScreeningStage.Title, [Yes, Yes], null));
        Assert.Equal(new(ScreeningState.Conflict, null), Screening.Of(ScreeningStage.Title, [Yes, NoPart], null));
        Assert.Equal(new(ScreeningState.Decided, NoPart), Screening.Of(ScreeningStage.Title, [Yes, NoPart], NoPart));
    }

    [Fact]
    public void Different_reasons_are_a_conflict_only_where_reasons_are_counted()
    {
        Assert.Equal(new(ScreeningState.Decided, NotHigher), Screening.Of(ScreeningStage.Title, [NotHigher, NoPart], null));
        Assert.Equal(ScreeningState.Conflict, Screening.Of(ScreeningStage.Report, [NotHigher, NoPart], null).State);
    }

    [Fact]
    public void An_exclusion_gives_a_reason_of_the_protocol_and_only_reports_are_out_of_reach()
    {
        string[] reasons = ["notHigher", "noPart"];
        Assert.True(Screening.IsSound(ScreeningStage.Title, NotHigher, reasons));
        Assert.False(Screening.IsSound(ScreeningStage.Title, NotHigher with { Reason = null }, reasons));
        Assert.False(Screening.IsSound(ScreeningStage.Title, NotHigher with { Reason = "else" }, reasons));
        Assert.False(Screening.IsSound(ScreeningStage.Title, Yes with { Reason = "noPart" }, reasons));
        Assert.False(Screening.IsSound(ScreeningStage.Title, NotHad, reasons));
        Assert.True(Screening.IsSound(ScreeningStage.Report, NotHad, reasons));
    }

    [Fact]
    public void The_flow_is_counted_from_records_and_adds_up()
    {
        static ScreeningOutcome Said(ScreeningVote vote) => new(ScreeningState.Decided, vote);
        var open = new ScreeningOutcome(ScreeningState.Open, null);
        FlowRecord[] records =
        [
            new("Platform", false, Said(Yes), Said(Yes)),
            new("Platform", false, Said(Yes), Said(NotHigher)),
            new("Platform", false, Said(Yes), Said(NotHad)),
            new("Platform", false, Said(Yes), open),
            new("Journal", false, Said(NoPart), open),
            new("Journal", true, open, open),
            new("Journal", false, new(ScreeningState.Conflict, null), open),
        ];
        var flow = PrismaFlow.Of(["Platform", "Journal", "Platform", "Nothing"], records);

        Assert.Equal([new("Platform", 4), new("Journal", 3), new("Nothing", 0)], flow.Sources);
        Assert.Equal((7, 1, 5, 1), (flow.Identified, flow.Duplicates, flow.Screened, flow.ExcludedByTitle));
        Assert.Equal((4, 1, 2), (flow.Sought, flow.NotRetrieved, flow.Assessed));
        Assert.Equal([new("notHigher", 1)], flow.Reasons);
        Assert.Equal((1, 1, 2), (flow.ExcludedReports, flow.Included, flow.Awaiting));
    }

    [Fact]
    public void The_published_review_states_its_projects_and_leaves_earlier_counts_open()
    {
        var review = PublishedReview.Erasmus;
        Assert.Equal(17, review.Flow.Included);
        Assert.Equal(
            (null, null, null, null),
            (review.Flow.Identified, review.Flow.Duplicates, review.Flow.Screened, review.Flow.Assessed)
        );
        Assert.Equal(17, review.Topics.Sum(topic => topic.Count));
        Assert.Equal(
            14,
            review.Numbers.Single(number => number.Item.StartsWith("led by tertiary", StringComparison.Ordinal)).Count
        );
        Assert.Null(review.Numbers.Single(number => number.Item.StartsWith("counts at each", StringComparison.Ordinal)).Count);
    }

    [Fact]
    public void Tables_count_what_is_there_and_say_how_many_do_not_say()
    {
        ReviewCoding empty = new(null, null, [], [], null, null, null, []);
        var tables = ReviewTables.Of([
            empty with
            {
                Lead = ReviewActor.Tertiary,
                Topic = "Sustainability",
                Delivery = ReviewDelivery.InPerson,
            },
            empty with
            {
                Lead = ReviewActor.Tertiary,
                Topic = "sustainability",
                Actors = [ReviewActor.Tertiary, ReviewActor.Company],
            },
            empty,
        ]);
        ReviewTable Table(string name) => tables.Single(table => table.Name == name);

        Assert.Equal(2, Table("lead").Rows.Single(row => row.Name == "tertiary").Count);
        Assert.Equal(0, Table("lead").Rows.Single(row => row.Name == "company").Count);
        Assert.Equal((3, 1), (Table("lead").Of, Table("lead").NotStated));
        Assert.Equal([new("Sustainability", 2)], Table("topic").Rows);
        Assert.Equal((1, 2), (Table("delivery").Rows.Single(row => row.Name == "inPerson").Count, Table("delivery").NotStated));
        Assert.Equal(3, Table("competencies").NotStated);
    }
}
