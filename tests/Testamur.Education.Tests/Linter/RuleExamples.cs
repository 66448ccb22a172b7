using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using static Testamur.Education.Tests.Sample;

namespace Testamur.Education.Tests.Linter;

/// <summary>One way to break a rule.</summary>
/// <param name="Code">Key of the message.</param>
/// <param name="Path">Place of the finding.</param>
/// <param name="Spoil">Breaks the sample.</param>
internal sealed record RuleExample(string Code, string Path, Func<Specification, Specification> Spoil)
{
    public string Rule => Code[..3];

    /// <summary>The pack where the rule asks this.</summary>
    public Pack Pack { get; init; } = Sample.Rules;

    public Func<LintContext, LintContext> Knowing { get; init; } = known => known;

    public LintContext Context => Knowing(Known);

    public override string ToString() => $"{Code} {Path}";
}

/// <summary>For each rule at least one failing example; the sample itself passes all of them.</summary>
internal static class RuleExamples
{
    private static readonly Assessment Task = Clean.Assessments[0];
    private static readonly LearningOutcome Outcome = Clean.LearningOutcomes[0];
    private static readonly LearningOutcome Second = Clean.LearningOutcomes[1];
    private static readonly Organisation Company = new()
    {
        Id = "c",
        Name = T("Company"),
        Country = "FI",
    };

    public static IReadOnlyList<RuleExample> All { get; } = [.. Structure, .. Quality, .. Transparency, .. RuleExamplesMore.All];

    private static RuleExample[] Structure =>
        [
            new("S01", "/title", s => s with { Title = LangText.Empty }),
            new("S01", "/awardingBodies", s => s with { AwardingBodies = [] }),
            new("S01", "/awardingBodies/0/country", s => s with { AwardingBodies = [University with { Country = null }] }),
            new("S01", "/awardingBodies/0/name", s => s with { AwardingBodies = [University with { Name = LangText.Empty }] }),
            new("S01", "/learningOutcomes", s => s with { LearningOutcomes = [] }),
            new("S01", "/ects", s => s with { Ects = null }),
            new("S01", "/eqfLevel", s => s with { EqfLevel = null }),
            new("S01", "/assessments", s => s with { Assessments = [] }),
            new("S01", "/participation", s => s with { Participation = null }),
            new("S01", "/qualityAssurance", s => s with { QualityAssurance = [] }),
            new("S02.missing", "/title/en", s => s with { Title = LangText.Of("de", "Das Meer lesen") }),
            new("S02.length", "/title/en", s => s with { Title = T("ab") }),
            new("S02.length", "/title/en", s => s with { Title = T(new string('a', 151)) }),
            new("S03", "/title/en", s => s with { Title = T("A Mini-MASTER of the Sea") }),
            new("S04", "/title/en", s => s with { Title = T("weather for sailors") }),
            new("S05.uri", "/id", s => s with { Id = "sea" }),
            new("S05.uri", "/id", s => s with { Id = "/sea" }),
            new("S05.version", "/version", s => s with { Title = T("Reading the Ocean") })
            {
                Knowing = known => known with { EarlierVersions = [Clean] },
            },
            new("S06", "/title/de", s => s with { DeclaredLanguages = ["en", "de"] }),
            new("S06", "/learningOutcomes/0/text/de", s => s with { DeclaredLanguages = ["de"] }),
        ];

    private static RuleExample[] Quality =>
        [
            new("Q01", "/qualityAssurance", s => s with { QualityAssurance = [s.QualityAssurance[1]] }),
            new(
                "Q01.record",
                "/qualityAssurance/0/record",
                s => s with { QualityAssurance = [new(QaKind.Internal, T("Review"))] }
            ),
            new(
                "Q01.procedure",
                "/qualityAssurance/0/procedure",
                s => s with { QualityAssurance = [new(QaKind.Internal, LangText.Empty, Record: "7")] }
            ),
            new("Q02", "/awardingBodies/0", s => s)
            {
                Knowing = known => known with { Accreditations = [new("u", new(2020, 1, 1), new(2026, 11, 30), "register")] },
            },
            new("Q02", "/awardingBodies/0", s => s) { Knowing = known => known with { PlannedAwards = [new(2019, 5, 1)] } },
            new("Q03", "", s => s) { Knowing = known => known with { Approval = new("a", ["b", "a"]) } },
            new("Q04.missing", "/review/nextReview", s => s with { Review = null }),
            new("Q04.past", "/review/nextReview", s => s with { Review = s.Review! with { NextReview = new(2026, 11, 30) } }),
            new("Q04", "/review/nextReview", s => s with { Review = s.Review! with { NextReview = new(2027, 12, 2) } }),
            new("Q05", "/responsibleBody", s => s with { AwardingBodies = [Company], ResponsibleBody = null }),
            new("Q05.unknown", "/responsibleBody", s => s with { ResponsibleBody = "h" }),
            new("Q06", "/review/outside", s => s with { Review = s.Review! with { Outside = [] } }),
            new("Q07", "/staff", s => s with { Staff = [] }),
            new("Q07.subject", "/staff/0/subject", s => s with { Staff = [s.Staff[0] with { Subject = LangText.Empty }] }),
            new("Q07.teaching", "/staff/0/teaching", s => s with { Staff = [s.Staff[0] with { Teaching = LangText.Empty }] }),
            new("Q08", "/qualityAssurance", s => s with { QualityAssurance = [s.QualityAssurance[0]] }),
        ];

    private static RuleExample[] Transparency =>
        [
            new("T01", "/ects", s => s with { Ects = new(99) }),
            new("T01", "/ects", s => s with { Ects = new(3001) }),
            new("T01", "/ects", s => s with { Ects = new(499) }) { Pack = Education.Packs.Packs.Find("ee")! },
            new("T01", "/ects", s => s with { Ects = new(399) }) { Pack = Education.Packs.Packs.Find("es-ct")! },
            new("T01", "/ects", s => s with { Ects = new(299) }) { Pack = Education.Packs.Packs.Find("nl")! },
            new("T01", "/ects", s => s with { Ects = new(601) }) { Pack = Education.Packs.Packs.Find("cmf")! },
            new("T02", "/ects", s => s with { Ects = new(6000) }),
            new("T03", "/hours", s => s with { Hours = 124.9m }),
            new("T03", "/hours", s => s with { Hours = 150.1m }),
            new("T03.missing", "/hours", s => s with { Hours = null }),
            new("T03.total", "/hours", s => s with { Hours = 99 }) { Pack = Education.Packs.Packs.Find("cmf")! },
            new("T04", "/activities", s => s with { Activities = [new(T("Study"), 123.4m)] }),
            new("T05", "/ects", s => s with { Ects = new(601) }),
            new("T06", "/ects", s => s with { Ects = new(700) }) { Pack = Education.Packs.Packs.European },
            new("T07", "/eqfLevel", s => s with { EqfLevel = 4 }),
            new("T07.missing", "/eqfLevel", s => s with { EqfLevel = null }),
            new("T08.cycle", "/cycle", s => s with { Cycle = Cycle.Second }),
            new("T08.cycle", "/cycle", s => s with { EqfLevel = 4 }),
            new("T08.national", "/nationalLevels/0", s => s with { NationalLevels = [new("IE", "NFQ", "9", 7)] }),
            new("T08.map", "/nationalLevels/0/eqfLevel", s => s with { NationalLevels = [new("IE", "NFQ", "9", 6)] })
            {
                Pack = Education.Packs.Packs.Find("ie")!,
            },
            new("T08.noLevel", "/nationalLevels/0", s => s with { NationalLevels = [new("IE", "NFQ", "12", 6)] })
            {
                Pack = Education.Packs.Packs.Find("ie")!,
            },
            new("T09", "/iscedF", s => s with { IscedF = [] }),
            new("T09.unknown", "/iscedF/0", s => s with { IscedF = ["1234"] }),
            new("T10.teaching", "/teachingLanguages", s => s with { TeachingLanguages = [] }),
            new("T10.assessment", "/assessmentLanguages", s => s with { AssessmentLanguages = [" "] }),
            new("T11.missing", "/participation", s => s with { Participation = new("online") }),
            new("T11", "/participation/onSiteShare", s => s with { Participation = new("online", 10, 0) }),
            new("T11", "/participation/onSiteShare", s => s with { Participation = new("blended", 0, 0) }),
            new("T11.range", "/participation/synchronousShare", s => s with { Participation = new("online", 0, 101) }),
            new("T11.unknown", "/participation/mode", s => s with { Participation = new("by post", 0, 0) }),
            new("T12.kind", "/schedule", s => s with { Schedule = null }),
            new("T12.weeks", "/weeks", s => s with { Weeks = null }),
            new("T12.hours", "/schedule/hoursPerWeek", s => s with { Schedule = new(ScheduleKind.SelfPaced) }),
            new("T13", "/schedule/hoursPerWeek", s => s with { Schedule = new(ScheduleKind.FixedDates, 12.5m) }),
            new("T14", "/price", s => s with { Price = null }),
            new("T14.negative", "/price/amount", s => s with { Price = new(-1, "EUR", LangText.Empty) }),
            new("T14.currency", "/price/currency", s => s with { Price = new(1, "Euro", LangText.Empty) }),
            new("T15", "/weeks", s => s with { Weeks = 3 }),
            new("T15", "/weeks", s => s with { Weeks = 27 }),
            new("T16", "/ects", s => s with { Ects = new(350) }),
            new("O01", "/learningOutcomes", s => s with { LearningOutcomes = [.. Enumerable.Repeat(Outcome, 13)] }),
            new("O01", "/learningOutcomes", s => s with { LearningOutcomes = [] }),
            new(
                "O02",
                "/learningOutcomes/0/text/en",
                s => s with { LearningOutcomes = [Outcome with { Text = T("The tides") }] }
            ),
            new(
                "O02.leadIn",
                "/learningOutcomes/0/text/en",
                s => s with { LearningOutcomes = [Outcome with { Text = T("Learners will be able to explain tides") }] }
            ),
            new(
                "O03",
                "/learningOutcomes/0/text/en",
                s => s with { LearningOutcomes = [Outcome with { Text = T("Be familiar with tides") }, Second] }
            ),
            new(
                "O04",
                "/learningOutcomes/0/text/en",
                s => s with { LearningOutcomes = [Outcome with { Text = T("Explain and calculate tides") }] }
            ),
            new(
                "O04.words",
                "/learningOutcomes/0/text/en",
                s =>
                    s with
                    {
                        LearningOutcomes = [Outcome with { Text = T("Explain" + string.Concat(Enumerable.Repeat(" x", 30))) }],
                    }
            ),
            new("O05", "/learningOutcomes", s => s with { EqfLevel = 8 }),
            new(
                "O05.high",
                "/learningOutcomes",
                s => s with { EqfLevel = 5, LearningOutcomes = [Second, Second with { Id = "o1", VerbLevel = VerbLevel.Create }] }
            ),
            new("O06", "/learningOutcomes/0/skills", s => s with { LearningOutcomes = [Outcome with { Skills = [] }, Second] }),
            new(
                "O07",
                "/learningOutcomes/0/skills/0/uri",
                s =>
                    s with
                    {
                        LearningOutcomes = [Outcome with { Skills = [new("http://data.europa.eu/esco/skill/none", T("x"))] }],
                    }
            ),
            new("O08", "/learningOutcomes/1", s => s with { LearningOutcomes = [Second, Second with { Id = "o1" }] }),
            new(
                "O08.skills",
                "/learningOutcomes/1",
                s => s with { LearningOutcomes = [Outcome, Second with { Skills = Outcome.Skills }] }
            ),
            new("O09", "/learningOutcomes/0/purposes", s => s with { LearningOutcomes = [Outcome with { Purposes = [] }] }),
        ];
}
