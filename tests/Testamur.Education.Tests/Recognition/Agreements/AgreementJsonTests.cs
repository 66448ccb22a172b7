using System.Text;
using System.Text.Json.Nodes;
using Testamur.Education.Grades;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using static Testamur.Education.Tests.Recognition.Agreements.Examples;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class AgreementJsonTests
{
    [Fact]
    public void What_is_written_is_read_again_and_what_is_empty_is_not_written()
    {
        var all = Agreed with
        {
            Grades = new(GradeRule.Table, TieRule.Lowest),
            Caps = new()
            {
                PerLearner = new(1050),
                PerTarget = new(500),
                ShareOfTarget = new(1, 3),
            },
            Clauses =
            [
                ByLevel with
                {
                    Receivers = [North],
                    Issuers = [South],
                    Purposes = [AgreementPurpose.Credits],
                    List = [new(Course, 2), new("urn:b")],
                },
            ],
        };
        var written = AgreementJson.Write(all);
        Assert.True(AgreementJson.TryRead(Encoding.UTF8.GetBytes(written), out var again, out var problem), problem);
        Assert.Equal(written, AgreementJson.Write(again!));
        Assert.Equal(new Ects(1050), again!.Caps.PerLearner);
        Assert.DoesNotContain("\"list\"", AgreementJson.Write(Agreed), StringComparison.Ordinal);
        Assert.Empty(AgreementFlaws.Of(again));
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "\"format\": 1", "\"format\": 2" },
            { "\"format\": 1", "\"format\": 1, \"essay\": 1" },
            { "\"format\": 1", "\"format\": 1, \"format\": 1" },
            { "\"version\": 1", "\"version\": 0" },
            { "\"version\": 1", "\"version\": \"1\"" },
            { "\"eqfFrom\": 6", "\"eqfFrom\": 6, \"minimum\": 3" },
            { "\"eqfFrom\": 6", "\"eqfFrom\": 6.5" },
            { "\"from\": \"2026-01-01\"", "\"from\": \"01.01.2026\"" },
            { "\"perLearner\": 10", "\"perLearner\": 10.001" },
            { "\"perLearner\": 10", "\"perLearner\": -1" },
            { "\"id\": \"1\"", "\"id\": \" \"" },
            { "\"rule\": \"none\"", "\"rule\": 0" },
            { "\"external\"", "\"divine\"" },
            { "\"North\"", "null" },
            { "0b0d1a52-6f4f-4c5a-8f1c-4d7f1f5a9a01", "00000000-0000-0000-0000-000000000000" },
        };

    [Theory, MemberData(nameof(Broken))]
    public void What_is_unknown_repeated_or_of_another_kind_is_refused(string part, string instead)
    {
        var written = AgreementJson.Write(Agreed);
        Assert.Contains(part, written, StringComparison.Ordinal);
        var broken = written.Replace(part, instead, StringComparison.Ordinal);
        Assert.False(AgreementJson.TryRead(Encoding.UTF8.GetBytes(broken), out var read, out var problem));
        Assert.Null(read);
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void What_is_too_much_is_refused()
    {
        Assert.False(AgreementJson.TryRead(new byte[AgreementJson.MostBytes + 1], out _, out var problem));
        Assert.Contains("larger", problem, StringComparison.Ordinal);
        Agreement[] tooMuch =
        [
            Agreed with
            {
                Parties = [.. Enumerable.Range(0, 51).Select(i => new AgreementParty($"p{i}", "P"))],
            },
            Agreed with
            {
                Clauses = [.. Enumerable.Range(0, 101).Select(i => ByLevel with { Id = $"{i}" })],
            },
            Agreed with
            {
                Clauses = [ByLevel with { Fields = [.. Enumerable.Repeat("05", 1001)] }],
            },
            Agreed with
            {
                Equivalences = [.. Enumerable.Repeat(new Equivalence("a", North, "b"), 1001)],
            },
            Agreed with
            {
                Parties = [new(new string('x', 501), "P")],
            },
        ];
        Assert.All(
            tooMuch,
            one => Assert.False(AgreementJson.TryRead(Encoding.UTF8.GetBytes(AgreementJson.Write(one)), out _, out _))
        );
        foreach (var text in new[] { "", "[]", "null", "{", "{}", new string('[', 5000), "\uFEFF{}" })
            Assert.False(AgreementJson.TryRead(Encoding.UTF8.GetBytes(text), out _, out _), text);
    }

    [Fact]
    public void The_canonical_form_is_the_same_however_the_document_is_laid_out()
    {
        var written = Encoding.UTF8.GetBytes(AgreementJson.Write(Agreed));
        var turned = new JsonObject([
            .. JsonNode.Parse(written)!.AsObject().Reverse().Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())),
        ]);
        Assert.Equal(AgreementJson.Canonical(written), AgreementJson.Canonical(Encoding.UTF8.GetBytes(turned.ToJsonString())));
        Assert.Null(AgreementJson.Canonical("[]"u8));
        Assert.Null(AgreementJson.Fingerprint("[]"u8));
    }

    [Fact]
    public void The_fingerprint_is_of_what_is_signed_and_another_with_each_letter()
    {
        // As sha256sum says of the canonical text.
        Assert.Equal(
            "aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e",
            AgreementJson.Fingerprint("""{ "b": 1, "a": "é" }"""u8)
        );
        Assert.NotEqual(AgreementJson.Fingerprint("""{"a":"e","b":1}"""u8), AgreementJson.Fingerprint("""{"a":"é","b":1}"""u8));
    }

    public static TheoryData<AgreementFlawKind> Kinds => [.. Enum.GetValues<AgreementFlawKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_flaw_is_found_where_it_is_and_a_whole_agreement_has_none(AgreementFlawKind kind)
    {
        Assert.Empty(AgreementFlaws.Of(Agreed));
        var flawed = kind switch
        {
            AgreementFlawKind.TitleMissing => Agreed with { Title = LangText.Of("en", " ") },
            AgreementFlawKind.TextMissing => Agreed with { Text = LangText.Empty },
            AgreementFlawKind.DataProtectionMissing => Agreed with { DataProtection = LangText.Empty },
            AgreementFlawKind.LanguagesDiffer => Agreed with { Title = Agreed.Title.With("fi", "Pohjoinen") },
            AgreementFlawKind.PartiesMissing => Agreed with { Parties = [new(North, "North")] },
            AgreementFlawKind.PartyTwice => Agreed with { Parties = [.. Agreed.Parties, new(North, "North again")] },
            AgreementFlawKind.SignatoryMissing => Agreed with { Signatories = [.. Agreed.Signatories.Skip(1)] },
            AgreementFlawKind.NoParty => Agreed with { Clauses = [ByLevel with { Receivers = ["did:web:west.example.org"] }] },
            AgreementFlawKind.ClauseMissing => Agreed with { Clauses = [] },
            AgreementFlawKind.ClauseTwice => Agreed with { Clauses = [ByLevel, ByLevel] },
            AgreementFlawKind.ClauseTooWide => Agreed with { Clauses = [new() { Id = "1", EctsTo = new(500) }] },
            AgreementFlawKind.Levels => Agreed with { Clauses = [ByLevel with { EqfFrom = 8 }] },
            AgreementFlawKind.FieldCode => Agreed with { Clauses = [ByLevel with { Fields = ["05x"] }] },
            AgreementFlawKind.CreditRange => Agreed with { Clauses = [ByLevel with { EctsFrom = new(1001) }] },
            AgreementFlawKind.Years => Agreed with { Quality = new() { MostYearsOld = 0 } },
            AgreementFlawKind.Caps => Agreed with { Caps = new() { ShareOfTarget = new(0, 2) } },
            AgreementFlawKind.Tie => Agreed with { Grades = new(GradeRule.Table) },
            AgreementFlawKind.Dates => Agreed with { Until = Agreed.From!.Value.AddDays(-1) },
            AgreementFlawKind.Review => Agreed with { ReviewOn = null },
            _ => Agreed with { ExitNoticeDays = -1 },
        };
        Assert.Contains(AgreementFlaws.Of(flawed), flaw => flaw.Kind == kind);
    }
}
