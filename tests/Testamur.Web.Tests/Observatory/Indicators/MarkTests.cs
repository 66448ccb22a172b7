using Testamur.Education.Specifications;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Tests.Observatory.Indicators;

public sealed class MarkTests
{
    [Fact]
    public void Marks_read_as_they_were_written()
    {
        Mark[] marks = [new("fee", "of", 1, 9000), new("size", "250", 3, 0), new("fee", "support", -2, -500)];
        Assert.Equal("fee/of=1:9000 size/250=3 fee/support=-2:-500", Mark.Write(marks));
        Assert.Equal(marks, Mark.Read(Mark.Write(marks)));
        Assert.Empty(Mark.Read(""));
    }

    [Theory]
    [InlineData("fee")]
    [InlineData("fee/of")]
    [InlineData("/of=1")]
    [InlineData("fee/of=x")]
    [InlineData("fee/of=1:")]
    public void What_is_no_mark_is_refused(string text) => Assert.Throws<FormatException>(() => Mark.Read(text));

    [Fact]
    public void What_a_specification_does_not_state_is_unknown_and_never_no()
    {
        var bare = new Specification
        {
            Id = "urn:x",
            Version = 1,
            DefaultLanguage = "en",
        };
        var marks = SpecificationMarks.Of(bare, null, null, null);
        string[] asked =
        [
            Measures.OnlyProfessional,
            Measures.Civic,
            Measures.Growth,
            Measures.CreditsByPurpose,
            Measures.Partners,
            Measures.Actors,
            Measures.PriorLearningRoute,
            Measures.Mode,
            Measures.Synchronous,
            Measures.Schedule,
            Measures.GroupWork,
            Measures.Audience,
            Measures.Size,
            Measures.DeclaredRange,
            Measures.Level,
            Measures.Quality,
            Measures.Stacking,
            Measures.Findings,
            Measures.DaysToPublication,
        ];
        Assert.All(
            asked,
            measure => Assert.Equal([Mark.One(measure, Mark.Unknown)], marks.Where(mark => mark.Measure == measure))
        );
    }

    [Fact]
    public void Only_professional_is_unknown_while_one_outcome_is_not_coded()
    {
        var content = new Specification
        {
            Id = "urn:x",
            Version = 1,
            DefaultLanguage = "en",
            LearningOutcomes = [Outcome("a", Purpose.Professional), Outcome("b")],
        };
        Assert.Contains(Mark.One(Measures.OnlyProfessional, Mark.Unknown), PurposeMarks.Of(content));
        Assert.DoesNotContain(Mark.One(Measures.OnlyProfessional, "yes"), PurposeMarks.Of(content));
        var civic = content with { LearningOutcomes = [Outcome("a", Purpose.ActiveCitizenship), Outcome("b")] };
        // One civic outcome decides it, whatever the other is.
        Assert.Contains(Mark.One(Measures.OnlyProfessional, Mark.Of), PurposeMarks.Of(civic));
    }

    [Fact]
    public void Credits_are_shared_out_over_purposes_to_the_last_millionth()
    {
        var content = new Specification
        {
            Id = "urn:x",
            Version = 1,
            DefaultLanguage = "en",
            Ects = Ects.From(1),
            LearningOutcomes =
            [
                Outcome("a", Purpose.Professional),
                Outcome("b", Purpose.PersonalGrowth),
                Outcome("c", Purpose.ActiveCitizenship, Purpose.Professional),
            ],
        };
        var sums = PurposeMarks
            .Of(content)
            .Where(mark => mark.Measure == Measures.CreditsByPurpose)
            .ToDictionary(mark => mark.Part, mark => mark.Sum);
        Assert.Equal(1_000_000, sums[Mark.Of]);
        Assert.Equal(500_000, sums["professional"]);
        Assert.Equal(333_333, sums["growth"]);
        Assert.Equal(166_667, sums["civic"]);
    }

    private static LearningOutcome Outcome(string id, params Purpose[] purposes) =>
        new()
        {
            Id = id,
            Text = LangText.Of("en", id),
            Purposes = purposes,
        };
}
