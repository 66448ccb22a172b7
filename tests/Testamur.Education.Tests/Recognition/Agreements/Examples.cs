using Testamur.Credentials.Verification;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Recognition.Agreements;

/// <summary>An agreement between two invented universities, and a credential that it covers.</summary>
internal static class Examples
{
    public const string North = "did:web:north.example.org";
    public const string South = "did:web:south.example.org";
    public const string Course = "https://south.example.org/specifications/climate";
    public const string Module = "https://north.example.org/specifications/env-101";

    public static readonly DateOnly Day = new(2026, 5, 1);

    public static AgreementClause ByLevel { get; } =
        new()
        {
            Id = "1",
            Title = Both("Any at these levels"),
            Types = ["MicroCredential"],
            EqfFrom = 6,
            EqfTo = 7,
            Fields = ["05", "0613"],
            EctsFrom = new(100),
            EctsTo = new(1000),
        };

    public static Agreement Agreed { get; } =
        new()
        {
            Format = Agreement.CurrentFormat,
            Id = new("0b0d1a52-6f4f-4c5a-8f1c-4d7f1f5a9a01"),
            Version = 1,
            Title = Both("North and South"),
            Text = Both("We recognise one another’s micro-credentials."),
            DataProtection = Both("Only what the credential says."),
            Parties = [new(North, "North"), new(South, "South")],
            Signatories = [new(North, "Nora North", "Rector"), new(South, "Sam South", "Vice-rector")],
            Clauses = [ByLevel],
            Quality = new() { AssuredBy = [QaKind.External], MostYearsOld = 5 },
            Equivalences = [new(Course, North, Module, Ects: new Ects(200))],
            Caps = new() { PerLearner = new(1000) },
            From = new(2026, 1, 1),
            Until = new(2028, 12, 31),
            ReviewOn = new(2027, 6, 30),
            ExitNoticeDays = 90,
        };

    public static AgreementFacts Climate { get; } =
        new()
        {
            Issuer = South,
            Specification = Course,
            Version = 2,
            Type = "MicroCredential",
            Eqf = 6,
            Fields = ["0521"],
            Ects = new(300),
            AwardedOn = new(2025, 6, 1),
            AssuredBy = [QaKind.Internal, QaKind.External],
            Verdict = Verdict.Valid,
        };

    public static AgreementRequest Credits { get; } = new(North, AgreementPurpose.Credits, null, null, Day);

    public static AgreementRequest Component { get; } = new(North, AgreementPurpose.Component, Module, new Ects(500), Day);

    public static CoverageAnswer Ask(
        this Agreement agreement,
        AgreementFacts facts,
        AgreementRequest? request = null,
        AlreadyRecognised? before = null
    ) => agreement.Covers(facts, request ?? Credits, before ?? AlreadyRecognised.Nothing);

    private static LangText Both(string text) => LangText.Of("en", text).With("de", text + " (de)");
}
