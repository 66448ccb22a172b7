using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Tests;

/// <summary>A design without findings, to be spoiled one field at a time, and all that can be known about it.</summary>
internal static class Sample
{
    public const string Skill = "http://data.europa.eu/esco/skill/tides";
    public const string Before = "https://example.org/s/0";
    public static readonly DateOnly Today = new(2026, 12, 1);

    /// <summary>A specification of the demonstration, by the name of its file.</summary>
    public static Specification Demo(string name) =>
        SpecificationJson.Read(
            File.ReadAllText(
                Path.Combine(Testamur.Tests.Shared.RepositoryRoot.Path, "samples", "demo", "specifications", $"{name}.json")
            )
        );

    public static LangText T(string text) => LangText.Of("en", text);

    public static Organisation University { get; } =
        new()
        {
            Id = "u",
            Name = T("Demo University"),
            Country = "FI",
            Url = "https://u.example.org/",
            HigherEducation = true,
        };

    /// <summary>Just the mandatory elements, one of each: what writers of formats begin with.</summary>
    public static Specification Small { get; } =
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

    public static Specification Clean { get; } =
        new()
        {
            Id = "https://example.org/s/1",
            Version = 1,
            DefaultLanguage = "en",
            Title = T("Reading the Sea"),
            Summary = T("You learn how the sea moves. You read tables and plan a trip. You work with others."),
            AwardingBodies = [University],
            CoIssuers = [University with { Id = "v", Name = T("Second Demo University") }],
            CoProviders = [new() { Id = "h", Name = T("Harbour School") }],
            ResponsibleBody = "u",
            Signatories = [T("Dean")],
            LearningOutcomes =
            [
                new()
                {
                    Id = "o1",
                    Text = T("Explain how tides come about"),
                    Purposes = [Purpose.Professional],
                    Skills = [new(Skill, T("explain tides"))],
                },
                new()
                {
                    Id = "o2",
                    Text = T("Analyse a table of local waters"),
                    Purposes = [Purpose.PersonalGrowth],
                    NoSkillMatch = true,
                },
            ],
            Ects = new(500),
            Hours = 130,
            Weeks = 13,
            Schedule = new(ScheduleKind.FixedDates, 10),
            EqfLevel = 6,
            Cycle = Cycle.First,
            NationalLevels = [new("IE", "NFQ", "8", 6)],
            IscedF = ["0532", "0311"],
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
                    Weight = 100,
                    Criteria = T("Half of the points."),
                    Supervision = "supervised-with-id-verification",
                    Timed = true,
                    AccessibleAlternative = T("An oral examination of the same outcomes."),
                },
            ],
            Grading = new("pass/fail", ["pass", "fail"], T("Half of the points.")),
            Resit = T("Once, in the next term."),
            Appeal = T("To the programme board, within two weeks."),
            Participation = new("online", 0, 20),
            Activities = [new(T("Study"), 100), new(T("Work in pairs"), 30, Group: true)],
            QualityAssurance =
            [
                new(QaKind.Internal, T("Yearly review"), "institutional-quality-assurance", Record: "QA-7"),
                new(
                    QaKind.External,
                    T("Institutional audit"),
                    "institutional-quality-assurance",
                    "Agency",
                    "https://a.example.org/7",
                    AgencyCountry: "FI"
                ),
            ],
            Review = new()
            {
                NextReview = new(2027, 6, 1),
                ContentReview = new(2027, 6, 1),
                Outside = [new(PartnerKind.Peer, T("Society of Navigators"))],
            },
            Staff = [new(T("Lecturer"), T("Oceanography"), T("Course on teaching adults"))],
            CoDesigners = [new(PartnerKind.Employer, T("Port company")), new(PartnerKind.ThirdSector, T("Sea rescue"))],
            Need = [new(NeedKind.Survey, T("Sailors asked for it."), "https://u.example.org/survey", new(2026, 1, 10))],
            Reuse = new(90, T("Bachelor in oceanography"), T("Shortened, with examples from sailing.")),
            Prerequisites = [new(T("The first course."), Before)],
            PriorLearning = new(true, T("By portfolio.")),
            Stackability = new(
                StackingKind.Stackable,
                ["p1"],
                T("Counts toward the sea certificate. It gives no automatic right to a degree.")
            ),
            RecognitionCheck =
            [
                .. Enum.GetValues<RecognitionCriterion>()
                    .Select(point => new RecognitionPoint(point, RecognitionStrength.Substantial)),
            ],
            Agreements = ["https://u.example.org/agreement"],
            SupplementText = T("Reading the Sea, 5 ECTS, EQF 6."),
            TranscriptText = T("Reading the Sea, 5 ECTS"),
            Formats = ["elm", "ob3"],
            ValidityMonths = 36,
            Status = new("BitstringStatusList", true),
            Audience = [AudienceGroup.PeopleInWork, AudienceGroup.FirstGeneration],
            TargetGroup = T("People who work at sea."),
            EntryHelp = T("A free course in mathematics comes first."),
            Feedback = new("https://u.example.org/feedback"),
            Accessibility = new("WCAG 2.2 AA", T("All pages; videos have captions.")),
            Guidance = new(T("Study office"), "study-office@u.example.org"),
            WhatNext = T("Work in a port, or the second course."),
            Price = new(120, "EUR", T("Alumni pay half.")),
            FeeSupport = T("A fund pays for learners with low incomes."),
        };

    /// <summary>All facts a rule can ask for, such that every rule holds.</summary>
    public static LintContext Known { get; } =
        new()
        {
            Today = Today,
            EarlierVersions = [],
            Siblings =
            [
                new()
                {
                    Id = "https://example.org/s/2",
                    Version = 1,
                    DefaultLanguage = "en",
                    Title = T("Weather for Sailors"),
                    Ects = new(400),
                    LearningOutcomes = [new() { Id = "o1", Text = T("Describe clouds") }],
                },
            ],
            Approval = new("c", ["a", "b"]),
            Accreditations = [new("u", new(2020, 1, 1), null, "register")],
            SkillFrameworks = new Dictionary<string, ControlledList>
            {
                ["ESCO"] = new(
                    "ESCO",
                    "http://data.europa.eu/esco/concept-scheme/skills",
                    [new(Skill, "tides", T("explain tides"))]
                ),
            },
            Pathways = new Dictionary<string, IReadOnlyList<string>> { ["p1"] = ["https://example.org/s/1"] },
            Obtainable = new Dictionary<string, IReadOnlyList<string>> { [Before] = [] },
            FormatTrials = [new("elm", true, ""), new("ob3", true, "")],
            Issuing = new(["elm", "ob3"], "BitstringStatusList"),
            Issuer = new(true, true),
            Award = new(true, "Helsinki", Today),
        };

    /// <summary>An institution's policy, so that the rules on declared sizes and signatories have something to ask.</summary>
    public static CreditPolicy Policy { get; } =
        new()
        {
            Title = "Credit policy",
            Date = new(2026, 1, 1),
            Size = new(new(100), new(600), "§ 2"),
            Signatories = new(["Dean"], "§ 5"),
        };

    public static Pack Rules { get; } = Education.Packs.Packs.European.With(Policy);

    /// <summary>Findings with everything known.</summary>
    public static IReadOnlyList<Finding> Lint(Specification specification, LintContext? context = null, Pack? pack = null) =>
        DesignLinter.Lint(specification, pack ?? Rules, context ?? Known).Findings;
}
