using Testamur.Education.Specifications;
using static Testamur.Education.Tests.Sample;

namespace Testamur.Education.Tests.Linter;

/// <summary>The examples from relevance to the whole person.</summary>
internal static class RuleExamplesMore
{
    private static readonly Assessment Task = Clean.Assessments[0];
    private static readonly LearningOutcome Outcome = Clean.LearningOutcomes[0];

    public static IReadOnlyList<RuleExample> All { get; } = [.. Relevance, .. Assessed, .. Onward, .. People];

    private static RuleExample[] Relevance =>
        [
            new("R01", "/coDesigners", s => s with { CoDesigners = [new(PartnerKind.HigherEducation, T("Other University"))] }),
            new("R02", "/need", s => s with { Need = [] }),
            new("R02.date", "/need/0/date", s => s with { Need = [s.Need[0] with { Date = null }] }),
            new("R02.old", "/need", s => s with { Need = [s.Need[0] with { Date = new(2024, 11, 30) }] }),
            new("R03", "/coDesigners", s => s with { CoDesigners = [s.CoDesigners[0]] }),
            new("R04", "/reuse/adaptation", s => s with { Reuse = s.Reuse! with { Percent = 81, Adaptation = LangText.Empty } }),
            new("R05", "/review/contentReview", s => s with { Review = s.Review! with { ContentReview = new(2026, 11, 30) } }),
            new("R05.missing", "/review/contentReview", s => s with { Review = s.Review! with { ContentReview = null } }),
        ];

    private static RuleExample[] Assessed =>
        [
            new("A01", "/learningOutcomes/1", s => s with { Assessments = [Task with { Outcomes = ["o1"] }] }),
            new("A01", "/learningOutcomes/0", s => s with { Assessments = [Task with { Outcomes = [] }] }),
            new("A02", "/assessments/1/outcomes", s => s with { Assessments = [Task, Task with { Outcomes = [] }] }),
            new(
                "A02.unknown",
                "/assessments/0/outcomes/2",
                s => s with { Assessments = [Task with { Outcomes = ["o1", "o2", "o9"] }] }
            ),
            new("A03", "/assessments", s => s with { Assessments = [Task with { Type = "level-of-attendance" }] }),
            new("A04", "/assessments/0/criteria", s => s with { Assessments = [Task with { Criteria = LangText.Empty }] }),
            new("A05", "/assessments/0/supervision", s => s with { Assessments = [Task with { Supervision = null }] }),
            new("A05.unknown", "/assessments/0/supervision", s => s with { Assessments = [Task with { Supervision = "x" }] }),
            new(
                "A06",
                "/assessments",
                s => s with { Assessments = [Task with { Supervision = "supervised-without-id-verification" }] }
            ),
            new(
                "A06",
                "/assessments",
                s =>
                    s with
                    {
                        Participation = new("presential", 100, 20),
                        Assessments = [Task with { Supervision = "unsupervised-without-id-verification" }],
                    }
            )
            {
                Pack = Education.Packs.Packs.Find("cmf")!,
            },
            new("A07", "/learningOutcomes/1", s => s with { Assessments = [Task with { Type = "quiz" }] }),
            new("A08.weights", "/assessments", s => s with { Assessments = [Task, Task with { Id = "t2" }] }),
            new(
                "A08.weights",
                "/assessments",
                s => s with { Assessments = [.. Enumerable.Repeat(Task with { Weight = null }, 3)] }
            ),
            new("A08.scheme", "/grading", s => s with { Grading = null }),
            new("A08.name", "/grading/name", s => s with { Grading = s.Grading! with { Name = " " } }),
            new("A08.passRule", "/grading/passRule", s => s with { Grading = s.Grading! with { PassRule = LangText.Empty } }),
            new("A09.resit", "/resit", s => s with { Resit = LangText.Empty }),
            new("A09.appeal", "/appeal", s => s with { Appeal = LangText.Empty }),
            new(
                "A10",
                "/assessments/0/accessibleAlternative",
                s => s with { Assessments = [Task with { AccessibleAlternative = LangText.Empty }] }
            ),
            new(
                "A11",
                "/assessments",
                s => s with { Assessments = [Task with { Weight = 49 }, Task with { Weight = 51, MarkedBy = Marker.Peers }] }
            ),
        ];

    private static RuleExample[] Onward =>
        [
            new("L01", "/stackability", s => s with { Stackability = null }),
            new("L02", "/stackability/pathways", s => s with { Stackability = s.Stackability! with { Pathways = [] } })
            {
                Knowing = known => known with { Pathways = null },
            },
            new("L02.notNamed", "/stackability/pathways", s => s)
            {
                Knowing = known => known with { Pathways = new Dictionary<string, IReadOnlyList<string>> { ["p1"] = ["other"] } },
            },
            new("L02.degree", "/stackability/degrees", s => s) { Pack = Education.Packs.Packs.Find("cmf")! },
            new("L03", "/stackability/note", s => s with { Stackability = s.Stackability! with { Note = T("Counts.") } }),
            new("L03", "/stackability/note", s => s with { Stackability = s.Stackability! with { Note = LangText.Empty } }),
            new("L04", "/priorLearning", s => s with { PriorLearning = null }),
            new("L04.why", "/priorLearning/note", s => s with { PriorLearning = new(false, LangText.Empty) }),
            new("L05.self", "/prerequisites/0/requires", s => s with { Prerequisites = [new(T("Itself."), s.Id)] }),
            new(
                "L05.unknown",
                "/prerequisites/0/requires",
                s => s with { Prerequisites = [new(T("Gone."), "https://example.org/9")] }
            ),
            new("L05.ring", "/prerequisites/0/requires", s => s)
            {
                Knowing = known =>
                    known with
                    {
                        Obtainable = new Dictionary<string, IReadOnlyList<string>>
                        {
                            [Before] = ["m"],
                            ["m"] = [Clean.Id, Before],
                        },
                    },
            },
            new("L06", "/equivalents", s => s with { LearningOutcomes = [Outcome with { Text = T("Describe clouds!") }] }),
            new("G01.level", "/eqfLevel", s => s with { EqfLevel = null, NationalLevels = [] }),
            new("G01.workload", "/ects", s => s with { Ects = null, Hours = null }),
            new("G01.quality", "/qualityAssurance", s => s with { QualityAssurance = [] }),
            new("G01.profile", "/summary", s => s with { Summary = LangText.Empty }),
            new("G01.outcomes", "/learningOutcomes", s => s with { LearningOutcomes = [] }),
            new("G02.Level.missing", "/recognitionCheck", s => s with { RecognitionCheck = [] }),
            new(
                "G02.Workload",
                "/recognitionCheck/0/strength",
                s => s with { RecognitionCheck = [new(RecognitionCriterion.Workload, RecognitionStrength.Weak)] }
            ),
            new("G03", "/agreements", s => s with { Agreements = [] }),
            new("G04.supplement", "/supplementText", s => s with { SupplementText = LangText.Empty }),
            new("G04.transcript", "/transcriptText", s => s with { TranscriptText = LangText.Empty }),
            new("P01", "/formats/1", s => s)
            {
                Knowing = known => known with { FormatTrials = [new("elm", true, ""), new("ob3", false, "No name.")] },
            },
            new("P01.unknown", "/formats/0", s => s with { Formats = ["paper", "elm"] }),
            new("P02", "/formats", s => s with { Formats = ["ob3"] }),
            new("P02", "/formats", s => s with { Formats = [] })
            {
                Knowing = known => known with { Issuing = new(["ob3"], null) },
            },
            new("P03", "/summary/en", s => s with { Summary = T("Ask jane.doe@u.example.org for help.") }),
            new("P03.mailbox", "/appeal/en", s => s with { Appeal = T("Write to study-office@u.example.org.") }),
            new("P03", "/appeal/en", s => s with { Appeal = T("Call +358 9 123 4567 89.") }),
            new("P03", "/guidance/contact", s => s with { Guidance = s.Guidance! with { Contact = "jane.doe@u.example.org" } }),
            new("P04", "/status/method", s => s with { Status = null }) { Knowing = known => known with { Issuing = null } },
            new("P04", "/status/method", s => s with { ValidityMonths = null, Status = new(Revocable: true) })
            {
                Knowing = known => known with { Issuing = new(["elm"], null) },
            },
        ];

    private static RuleExample[] People =>
        [
            new("C01", "/targetGroup", s => s with { TargetGroup = LangText.Empty }),
            new("C01.help", "/entryHelp", s => s with { EntryHelp = LangText.Empty }),
            new("C02", "/feedback/form", s => s with { Feedback = null }),
            new("C02.results", "/feedback/results", s => s with { Version = 2 }),
            new("C03", "/participation/synchronousShare", s => s with { Participation = new("online", 0, 51) }),
            new("C04", "/accessibility", s => s with { Accessibility = null }),
            new(
                "C04.standard",
                "/accessibility/standard",
                s => s with { Accessibility = s.Accessibility! with { Standard = "A" } }
            ),
            new(
                "C04.text",
                "/accessibility/text",
                s => s with { Accessibility = s.Accessibility! with { Text = LangText.Empty } }
            ),
            new("C05", "/activities", s => s with { Activities = [new(T("Study"), 130)] }),
            new("U01", "/awardingBodies", s => s) { Knowing = known => known with { Issuer = new(false, true) } },
            new("U01.key", "/awardingBodies", s => s) { Knowing = known => known with { Issuer = new(true, false) } },
            new("U01.signatory", "/signatories", s => s with { Signatories = [T("Rector")] }),
            new("U02", "", s => s) { Knowing = known => known with { Award = known.Award! with { IdentityChecked = false } } },
            new("U03.place", "/awardingBodies/0/region", s => s with { AwardingBodies = [University with { Country = null }] })
            {
                Knowing = known => known with { Award = null },
            },
            new("U03.date", "", s => s) { Knowing = known => known with { Award = known.Award! with { Date = null } } },
            new("I01", "/summary", s => s with { Summary = LangText.Empty }),
            new("I01.words", "/summary/en", s => s with { Summary = T(string.Concat(Enumerable.Repeat("The sea. ", 61))) }),
            new(
                "I01.hard",
                "/summary/en",
                s =>
                    s with
                    {
                        Summary = T(
                            "Interdisciplinary competences regarding oceanographic phenomena necessitate comprehensive preparation."
                        ),
                    }
            ),
            new("I02", "/guidance", s => s with { Guidance = null }),
            new("I02.contact", "/guidance/contact", s => s with { Guidance = new(T("Study office")) }),
            new("I03", "/whatNext", s => s with { WhatNext = LangText.Empty }),
            new("I04", "/feeSupport", s => s with { FeeSupport = LangText.Empty }),
            new(
                "E01",
                "/learningOutcomes",
                s =>
                    s with
                    {
                        LearningOutcomes = [.. s.LearningOutcomes.Select(o => o with { Purposes = [Purpose.Professional] })],
                    }
            ),
            new("E02", "/participation/mode", s => s with { Activities = [new(T("Study"), 130)] }),
            new("E03", "/audience", s => s with { Audience = [AudienceGroup.PeopleInWork] }),
            new("E04", "/iscedF", s => s with { IscedF = ["0532", "0533"] }),
        ];
}
