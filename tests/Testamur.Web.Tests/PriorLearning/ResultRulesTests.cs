using Testamur.Education.Specifications;
using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Platform;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>Which end fits what a panel has found.</summary>
public sealed class ResultRulesTests
{
    [Theory]
    [InlineData("o1 o2 o3", null, ResultKind.Full, null)]
    [InlineData("o1 o2 o3", 100, ResultKind.Full, null)]
    [InlineData("o1 o2 o3", 50, ResultKind.Full, "priorLearning.capReached")]
    [InlineData("o1 o2 o3", 50, ResultKind.Exemption, null)]
    [InlineData("o1 o2 o3", null, ResultKind.Exemption, "priorLearning.allShown")]
    [InlineData("o1 o2 o3", null, ResultKind.Partial, "priorLearning.allShown")]
    [InlineData("o1 o2 o3", null, ResultKind.Refusal, "priorLearning.somethingShown")]
    [InlineData("o1 o2", null, ResultKind.Full, "priorLearning.notAllShown")]
    [InlineData("o1 o2", null, ResultKind.Exemption, null)]
    [InlineData("o1 o2", null, ResultKind.Partial, null)]
    [InlineData("o1", null, ResultKind.Refusal, "priorLearning.somethingShown")]
    [InlineData("", null, ResultKind.Exemption, "priorLearning.nothingShown")]
    [InlineData("", null, ResultKind.Partial, "priorLearning.nothingShown")]
    [InlineData("", null, ResultKind.Refusal, null)]
    public void What_was_shown_is_granted_and_what_was_not_is_not(string shown, int? cap, ResultKind kind, string? code)
    {
        var result = Decide(shown, cap, kind, advice: "Take the course on reports.");
        Assert.Equal(code, result.Problem?.Code);
    }

    [Fact]
    public void A_refusal_needs_advice()
    {
        Assert.Equal("priorLearning.adviceNeeded", Decide("", null, ResultKind.Refusal, advice: null).Problem?.Code);
    }

    [Theory]
    [InlineData(300, 2, 3, null, 200)]
    [InlineData(200, 1, 3, null, 66)]
    [InlineData(250, 2, 3, null, 166)]
    [InlineData(300, 3, 3, 50, 150)]
    [InlineData(300, 1, 3, 50, 100)]
    [InlineData(100, 1, 2, 33, 33)]
    public void Credits_are_exempt_by_the_share_of_outcomes_in_whole_hundredths_up_to_the_cap(
        int ects,
        int shown,
        int all,
        int? cap,
        int exempt
    ) => Assert.Equal(exempt, ResultRules.ExemptEcts(ects, shown, all, cap));

    [Fact]
    public void A_grade_is_of_the_scheme_and_passed_is_enough()
    {
        Assert.True(Decide("o1 o2 o3", null, ResultKind.Full).Succeeded(out var passed, out _));
        Assert.Equal("pass", passed.Grade);
        var unknown = Decide("o1 o2 o3", null, ResultKind.Full, grade: "excellent");
        Assert.Equal("priorLearning.gradeNeeded", unknown.Problem?.Code);
    }

    [Theory]
    [InlineData("supervised-with-id-verification", true)]
    [InlineData("unsupervised-with-id-verification", false)]
    [InlineData("supervised-without-id-verification", false)]
    [InlineData("none", false)]
    public void Whoever_is_not_taught_is_watched_and_identified_as_well_as_whoever_is(string code, bool enough) =>
        Assert.Equal(enough, Watching.Satisfies(Specification(), code));

    private static Result<CaseResult> Decide(
        string shown,
        int? cap,
        ResultKind kind,
        string? advice = null,
        string? grade = null
    ) =>
        ResultRules.Decide(
            Specification(),
            shown.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            cap,
            kind,
            grade,
            "Because.",
            advice
        );

    private static Specification Specification() =>
        new()
        {
            Id = "urn:x",
            Version = 1,
            DefaultLanguage = "en",
            Title = LangText.Of("en", "Title"),
            Ects = Ects.From(3),
            LearningOutcomes =
            [
                .. new[] { "o1", "o2", "o3" }.Select(id => new LearningOutcome { Id = id, Text = LangText.Of("en", id) }),
            ],
            Assessments =
            [
                new()
                {
                    Id = "t1",
                    Type = "oral",
                    Summative = true,
                    Supervision = "supervised-with-id-verification",
                },
            ],
            Grading = new("pass/fail", ["pass", "fail"], LangText.Empty),
        };
}
