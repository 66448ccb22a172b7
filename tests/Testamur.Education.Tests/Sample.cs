using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests;

/// <summary>A design without findings, to be spoiled one field at a time.</summary>
internal static class Sample
{
    public static LangText T(string text) => LangText.Of("en", text);

    public static Specification Clean { get; } =
        new()
        {
            Id = "https://example.org/s/1",
            Version = 1,
            DefaultLanguage = "en",
            Title = T("Reading the Sea"),
            AwardingBodies =
            [
                new()
                {
                    Id = "u",
                    Name = T("Demo University"),
                    Country = "FI",
                    Url = "https://u.example.org/",
                },
            ],
            LearningOutcomes =
            [
                new()
                {
                    Id = "o1",
                    Text = T("Explain tides"),
                    Purposes = [Purpose.Professional],
                },
                new()
                {
                    Id = "o2",
                    Text = T("Apply a tide table"),
                    Purposes = [Purpose.PersonalGrowth],
                },
            ],
            Ects = Ects.Parse("2.5"),
            Hours = 65,
            EqfLevel = 6,
            Cycle = Cycle.First,
            NationalLevels = [new("IE", "NFQ", "8", 6)],
            IscedF = ["0532"],
            TeachingLanguages = ["en"],
            AssessmentLanguages = ["en"],
            Assessments =
            [
                new()
                {
                    Id = "t1",
                    Type = "written-examination",
                    Title = T("Exam"),
                    Summative = true,
                    Outcomes = ["o1", "o2"],
                    Criteria = T("Half of the points."),
                    Supervision = "supervised-with-id-verification",
                },
            ],
            Participation = new("online", 0, 20),
            Activities = [new(T("Study"), 65)],
            QualityAssurance = [new(QaKind.Internal, T("Yearly review"), "institutional-quality-assurance")],
        };

    public static IReadOnlyList<Finding> Lint(Specification specification, LintContext? context = null, Pack? pack = null) =>
        DesignLinter.Lint(specification, pack ?? Packs.Packs.European, context ?? LintContext.None);
}
