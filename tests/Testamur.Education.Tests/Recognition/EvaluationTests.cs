using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Education.Tests.Elm;

namespace Testamur.Education.Tests.Recognition;

/// <summary>From a foreign file to a filled form.</summary>
public sealed class EvaluationTests
{
    private static readonly CreditRule Rule = CreditRule.Of(Testamur.Education.Packs.Packs.European);

    private static readonly Specification Target = Sample.Small with
    {
        Ects = Ects.Parse("3"),
        EqfLevel = 6,
        IscedF = ["0688"],
        LearningOutcomes =
        [
            new()
            {
                Id = "a",
                Text = Sample.T("Develop digital content for a credential"),
                Skills =
                [
                    new("http://data.europa.eu/esco/skill/ccdf3597-5c80-410f-896d-e1bdfa223de9", Sample.T("digital content")),
                ],
            },
            new() { Id = "b", Text = Sample.T("Bake bread") },
        ],
    };

    private static ReceivedCredential Read(string file, int at = 0) =>
        ReceivedDocument.Read(File.ReadAllBytes(Path.Combine(SampleFiles.Folder, file))).Credentials[at];

    /// <summary>
    /// Credentials by others: which elements an officer finds filled, and how the seven points read. A letter is the suggestion (- none, n not substantial,
    /// s substantial, ? the documents do not say enough), a digit the strength from 3 (strong) to 0.
    /// </summary>
    [Theory]
    [InlineData("elm/mc-annex1-sealed.jws.json", "-n?-n", "0022223")]
    [InlineData("edc/unsigned/regularCred.jsonld", "?n???", "0002111")]
    [InlineData("edc/accreditation/accredited_credential.jsonld", "-??s?", "0010001")]
    [InlineData("mynextid/edc-dc-sealed.jws.json", "?????", "0000001")]
    [InlineData("constructed/micro-credential.eu-elements.json", "-n--n", "1032323")]
    [InlineData("dc4eu/elmo-simple-example.json", "n-???", "0010111")]
    [InlineData("dc4eu/elmo-tor-courses.json", "?-???", "0000111")]
    [InlineData("dc4eu/elmo-degreeMBO.json", "s????", "0010011")]
    [InlineData("edubadges-style-ob30/uvh_at_microcredential_full_1.json", "s--??", "1010122")]
    [InlineData("edubadges-style-ob30/mbob_zw_ssb_microcredential_full.json", "s-???", "0010122")]
    [InlineData("ob30/complete.json", "?????", "0000010")]
    [InlineData("clr20/simple.json", "?????", "0000000")]
    [InlineData("ebsi/complex-attestation.json", "?????", "0000001")]
    public void A_foreign_credential_fills_the_form(string file, string elements, string points)
    {
        var evaluation = RecognitionEvaluation.Of(Read(file), VerificationSummary.None, Target, Rule);
        Assert.Equal(Enum.GetValues<RecognitionElement>(), evaluation.Elements.Select(element => element.Element));
        Assert.All(
            evaluation.Elements.SelectMany(element => element.Reasons),
            reason => Assert.NotEqual(reason.In("en"), reason.In("de"))
        );
        Assert.Equal(
            $"{elements} {points}",
            string.Concat(
                evaluation.Elements.Select(element =>
                    element.Suggested switch
                    {
                        null => '?',
                        Difference.None => '-',
                        Difference.NotSubstantial => 'n',
                        _ => 's',
                    }
                )
            )
                + " "
                + string.Concat(evaluation.Points.Select(point => 3 - (int)point.Reading))
        );
    }

    [Fact]
    public void Only_what_was_verified_counts_for_verification()
    {
        var credential = Read("elm/mc-annex1-sealed.jws.json");
        RecognitionStrength Strength(VerificationSummary summary) =>
            RecognitionReading
                .Of(credential, summary)
                .Single(point => point.Criterion == RecognitionCriterion.Verification)
                .Reading;
        var passed = new VerificationSummary(
            Verdict.Valid,
            Outcome.Passed,
            Outcome.Passed,
            Outcome.Passed,
            Outcome.Undetermined,
            Outcome.Passed,
            Outcome.NotApplicable
        );
        Assert.Equal(RecognitionStrength.Strong, Strength(passed));
        Assert.Equal(RecognitionStrength.Substantial, Strength(passed with { Status = Outcome.Undetermined }));
        Assert.Equal(RecognitionStrength.Weak, Strength(passed with { Integrity = Outcome.Undetermined }));
        Assert.Equal(RecognitionStrength.None, Strength(passed with { Verdict = Verdict.Invalid }));
        Assert.Equal(RecognitionStrength.None, Strength(VerificationSummary.None));
    }

    [Fact]
    public void Silence_is_never_a_difference()
    {
        var silent = Read("clr20/simple.json");
        var evaluation = RecognitionEvaluation.Of(silent, VerificationSummary.None, Target, Rule);
        Assert.All(evaluation.Elements, element => Assert.Null(element.Suggested));
        Assert.Equal(
            ["level.absent", "credit.none", "quality.absent", "profile.absent", "outcomes.absent"],
            evaluation.Elements.Select(element => element.Reasons[0].Code)
        );
    }

    [Fact]
    public void Without_a_target_the_form_tells_what_is_stated_and_suggests_nothing()
    {
        var evaluation = RecognitionEvaluation.Of(
            Read("constructed/micro-credential.eu-elements.json"),
            VerificationSummary.None,
            null,
            Rule
        );
        Assert.Equal([null, null, Difference.None, null, null], evaluation.Elements.Select(element => element.Suggested));
        Assert.Empty(evaluation.Outcomes);
        Assert.Equal(Ects.Parse("2"), evaluation.Credits.Claimed);
    }

    [Theory]
    [InlineData(6, 6, Difference.None)]
    [InlineData(7, 6, Difference.None)]
    [InlineData(5, 6, Difference.NotSubstantial)]
    [InlineData(4, 6, Difference.Substantial)]
    public void A_lower_level_is_a_difference_and_a_higher_one_is_none(int theirs, int ours, Difference expected)
    {
        var credential = Read("elm/mc-annex1-sealed.jws.json");
        var with = credential with
        {
            Content = credential.Content with { Specification = credential.Content.Specification with { EqfLevel = theirs } },
        };
        var evaluation = RecognitionEvaluation.Of(with, VerificationSummary.None, Target with { EqfLevel = ours }, Rule);
        Assert.Equal(expected, evaluation.Elements[0].Suggested);
    }

    [Theory]
    [InlineData("elm/mc-annex1-sealed.jws.json")]
    [InlineData("edc/unsigned/regularCred.jsonld")]
    [InlineData("edc/accreditation/accredited_credential.jsonld")]
    [InlineData("mynextid/edc-dc-sealed.jws.json")]
    [InlineData("mynextid/edc-coe-sealed.jws.json")]
    [InlineData("constructed/micro-credential.eu-elements.json")]
    [InlineData("dc4eu/elmo-simple-example.json")]
    [InlineData("dc4eu/elmo-tor-courses.json")]
    [InlineData("dc4eu/elmo-degreeMBO.json")]
    [InlineData("edubadges-style-ob30/uvh_at_microcredential_full_1.json")]
    [InlineData("edubadges-style-ob30/theed_microcredential_full_ho.json")]
    [InlineData("edubadges-style-ob30/mbob_zw_ssb_microcredential_full.json")]
    [InlineData("ob30/complete.json")]
    [InlineData("ebsi/complex-attestation.json")]
    public void Nothing_that_a_credential_says_would_have_to_be_typed(string file)
    {
        var root = JsonNode.Parse(SampleFiles.Credential(file))!; // a sample
        var read = ReceivedDocument.Read(File.ReadAllBytes(Path.Combine(SampleFiles.Folder, file)));
        var credentials = read.Credentials;
        var shown = credentials
            .SelectMany(one => one.Facts.SelectMany(fact => fact.Text.Values.Append(fact.Value ?? "")))
            .Concat(credentials.SelectMany(one => one.Further.Select(further => further.Text)))
            .Concat(read.Findings.Select(finding => finding.Text))
            .Concat(
                credentials.SelectMany(one =>
                    one.Credits.Select(credit => credit.Amount.ToString("0.##", CultureInfo.InvariantCulture))
                )
            )
            .ToArray();
        var missing = Said(root, "")
            .Where(said => !shown.Any(text => text.Contains(said.Text, StringComparison.OrdinalIgnoreCase)))
            .Select(said => $"{said.Path}: {said.Text}")
            .ToArray();
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    /// <summary>The words and values of a document, without those by which its format holds it together.</summary>
    private static IEnumerable<(string Path, string Text)> Said(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject one:
                // A concept of a list is told by its code, in the list's own words.
                var isListed = one.ContainsKey("inScheme") || (string?)one["targetType"] is "ext:EQF";
                foreach (var (name, value) in one)
                    if (!IsFrame(name) && !(isListed && IsLabel(name)))
                        foreach (var said in Said(value, $"{path}/{name}"))
                            yield return said;
                break;
            case JsonArray many:
                for (var at = 0; at < many.Count; at++)
                    foreach (var said in Said(many[at], $"{path}/{at.ToString(null, null)}"))
                        yield return said;
                break;
            case JsonValue when node.GetValueKind() == JsonValueKind.String:
                if (Plain((string)node!) is { Length: > 0 and < 3000 } text) // a string
                    yield return (path, text);
                break;
        }
    }

    /// <summary>A value as a fact writes it: days, amounts and hours without the forms of the format.</summary>
    private static string Plain(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
        && text.Length >= 10
        && text[4] == '-'
            ? text[..10] == time.ToString("yyyy-MM-dd", null) || text.EndsWith('Z')
                ? text[..10]
                : time.ToString("yyyy-MM-dd", null)
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("0.##", CultureInfo.InvariantCulture)
                : text.StartsWith("PT", StringComparison.Ordinal) && text.EndsWith('H')
                    ? text[2..^1]
                    : text;

    private static bool IsFrame(string name) =>
        name
            is "@context"
                or "id"
                or "type"
                or "inScheme"
                or "proof"
                or "cnf"
                or "image"
                or "logo"
                or "individualDisplay"
                or "noteFormat"
                or "relatedResource"
                or "credentialSchema"
                or "credentialStatus"
                or "targetType"
                or "identityType"
                or "resultDescription"
                or "contentEncoding"
                or "contentType"
                or "primaryLanguage";

    private static bool IsLabel(string name) =>
        name is "prefLabel" or "altLabel" or "notation" or "definition" or "targetName" or "targetUrl";
}
