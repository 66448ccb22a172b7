using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Verification;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Education.Tests.Awards;
using Testamur.Education.Tests.Elm;

namespace Testamur.Education.Tests.Recognition;

public sealed class ReceivedDocumentTests
{
    private static ReceivedDocument Read(string file) =>
        ReceivedDocument.Read(File.ReadAllBytes(Path.Combine(SampleFiles.Folder, file)));

    [Theory]
    [MemberData(nameof(RealFilesTests.All), MemberType = typeof(RealFilesTests))]
    public void No_file_makes_reading_throw_and_every_kind_of_fact_is_answered(string file)
    {
        var read = Read(file);
        Assert.True(read.Problem is null == read.Credentials.Count > 0);
        foreach (var credential in read.Credentials)
        {
            Assert.Equal(Enum.GetValues<FactKind>(), credential.Facts.Select(fact => fact.Kind).Distinct());
            Assert.All(credential.Facts, fact => Assert.Equal(fact.Standing == Standing.Absent, fact.Value is null));
            Assert.All(credential.Facts, fact => Assert.NotEqual(Standing.Confirmed, fact.Standing));
        }
    }

    [Fact]
    public void A_sealed_micro_credential_says_what_it_says_and_where()
    {
        var read = Read("elm/mc-annex1-sealed.jws.json");
        var credential = Assert.Single(read.Credentials);
        Assert.Equal(
            (ReceivedFormat.Elm, CredentialKind.MicroCredential, true),
            (credential.Format, credential.Kind, credential.IsSecured)
        );
        Assert.Equal(Ects.Parse("2"), credential.Ects);
        Assert.Equal("6", credential[FactKind.EqfLevel].Value);
        Assert.Equal("/credentialSubject/hasClaim/specifiedBy/eqfLevel", credential[FactKind.EqfLevel].Path);
        Assert.Equal("2 ECTS", credential[FactKind.Credit].Value);
        Assert.Equal("University of Zed", credential[FactKind.AwardingBody].Value);
        Assert.Equal("1999-10-01", credential[FactKind.HolderBirthDate].Value);
        // The Commission's sample names no quality assurance; nothing is put in its place.
        Assert.Equal(Standing.Absent, credential.StandingOf(FactKind.QualityAssurance));
        Assert.Equal(Standing.Absent, credential.StandingOf(FactKind.Part));
        Assert.All(
            credential.Facts.Where(fact => fact.Path is not null),
            fact => Assert.StartsWith("/", fact.Path, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_course_of_a_transcript_can_be_recognised_by_itself()
    {
        var read = Read("dc4eu/elmo-tor-courses.json");
        Assert.Equal(4, read.Credentials.Count);
        Assert.Equal(4, read.Credentials.Select(one => one[FactKind.Title].Value).Distinct().Count());
        Assert.All(read.Credentials, one => Assert.NotNull(one.Ects));
        Assert.All(read.Credentials, one => Assert.Equal(Standing.Stated, one.StandingOf(FactKind.Grade)));
        var first = read.Credentials[0];
        Assert.StartsWith("/credentialSubject/hasClaim/0/", first[FactKind.Title].Path, StringComparison.Ordinal);
        Assert.DoesNotContain(
            first.Further,
            one => one.Path.StartsWith("/credentialSubject/hasClaim/1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_badge_of_edubadges_says_credits_level_and_mode_in_words_of_its_own()
    {
        var credential = Assert.Single(Read("edubadges-style-ob30/uvh_at_microcredential_full_1.json").Credentials);
        Assert.Equal(CredentialKind.MicroCredential, credential.Kind);
        Assert.Equal((Ects.Parse("3"), "4"), (credential.Ects, credential[FactKind.EqfLevel].Value));
        Assert.Equal("/credentialSubject/achievement/ECTS", credential[FactKind.Credit].Path);
        Assert.Equal("onsite or blended", credential[FactKind.Mode].Value);
        Assert.Equal("8.5", credential[FactKind.Grade].Value);
        Assert.Equal(Standing.Absent, credential.StandingOf(FactKind.Outcome));
        Assert.Equal(
            ("NL", "Universiteit van Harderwijk"),
            (credential[FactKind.IssuerCountry].Value, credential[FactKind.IssuerName].Value)
        );
    }

    [Fact]
    public void Credits_of_a_system_that_a_badge_does_not_name_are_not_taken_for_ects()
    {
        var credential = Assert.Single(Read("ob30/complete.json").Credentials);
        Assert.Null(credential.Ects);
        Assert.NotEmpty(credential.Credits);
        Assert.All(credential.Credits, credit => Assert.Equal("", credit.System));
        Assert.Equal(Standing.Stated, credential.StandingOf(FactKind.Credit));
    }

    [Fact]
    public void An_old_badge_is_read_as_far_as_it_says_something_itself()
    {
        var read = Read("ob20/basic-assertion.json");
        var credential = Assert.Single(read.Credentials);
        Assert.Equal(ReceivedFormat.OpenBadge2, credential.Format);
        Assert.Equal(
            ("https://example.org/robotics-badge.json", "/badge"),
            (credential[FactKind.SpecificationId].Value, credential[FactKind.SpecificationId].Path)
        );
        Assert.Equal("2016-12-31T23:59:59Z", credential[FactKind.IssuedOn].Value);
        Assert.Equal(Standing.Absent, credential.StandingOf(FactKind.Title));
        Assert.Contains(read.Findings, finding => finding.Path == "/badge");
        var whole = new JsonObject
        {
            ["@context"] = "https://w3id.org/openbadges/v2",
            ["type"] = "Assertion",
            ["id"] = "https://example.org/a",
            ["recipient"] = new JsonObject
            {
                ["type"] = "email",
                ["hashed"] = false,
                ["identity"] = "a@example.org",
            },
            ["issuedOn"] = "2026-01-02T00:00:00Z",
            ["badge"] = new JsonObject
            {
                ["type"] = "BadgeClass",
                ["id"] = "https://example.org/b",
                ["name"] = "Robotics",
                ["description"] = "Robots",
                ["criteria"] = new JsonObject { ["narrative"] = "Build one." },
                ["issuer"] = new JsonObject
                {
                    ["id"] = "https://example.org/i",
                    ["type"] = "Issuer",
                    ["name"] = "Club",
                },
                ["alignment"] = new JsonArray(
                    new JsonObject { ["targetName"] = "Solder", ["targetUrl"] = "https://example.org/solder" }
                ),
            },
        };
        var embedded = Assert.Single(ReceivedDocument.Read(Encoding.UTF8.GetBytes(whole.ToJsonString())).Credentials);
        Assert.Equal(
            ("Robotics", "Club", "Solder", "Build one.", CredentialKind.Badge),
            (
                embedded[FactKind.Title].Value,
                embedded[FactKind.IssuerName].Value,
                embedded[FactKind.Outcome].Value,
                embedded[FactKind.FurtherInformation].Value,
                embedded.Kind
            )
        );
    }

    [Fact]
    public void A_plain_credential_is_somebody_saying_something_of_somebody()
    {
        var credential = Assert.Single(Read("ebsi/complex-attestation.json").Credentials);
        Assert.Equal(ReceivedFormat.PlainCredential, credential.Format);
        Assert.Equal(
            ("some legal name", "Alice Wonderland"),
            (credential[FactKind.IssuerName].Value, credential[FactKind.HolderName].Value)
        );
        Assert.Equal("2025-01-01T00:00:00Z", credential[FactKind.ValidUntil].Value);
        Assert.Equal(Standing.Absent, credential.StandingOf(FactKind.Title));
        Assert.Contains(credential.Further, one => one.Text == "Wonderland");
    }

    [Fact]
    public void Members_of_a_record_and_of_a_presentation_are_credentials_with_places_in_the_bundle()
    {
        var record = Assert.Single(Read("clr20/simple.json").Credentials);
        Assert.Equal(ReceivedFormat.Clr, record.Format);
        Assert.StartsWith("/credentialSubject/verifiableCredential/0/", record[FactKind.Title].Path, StringComparison.Ordinal);
        Assert.NotEmpty(Read("clr20/simple.jwt").Credentials);
        var presentation = new JsonObject
        {
            ["@context"] = "https://www.w3.org/ns/credentials/v2",
            ["type"] = "VerifiablePresentation",
            ["verifiableCredential"] = new JsonArray(
                SampleFiles.Constructed("micro-credential.eu-elements"),
                JsonNode.Parse(SampleFiles.Credential("ob30/simple.json"))
            ),
        };
        var read = ReceivedDocument.Read(Encoding.UTF8.GetBytes(presentation.ToJsonString()));
        Assert.Equal([ReceivedFormat.Elm, ReceivedFormat.OpenBadge3], read.Credentials.Select(one => one.Format));
        Assert.Equal([false, true], read.Credentials.Select(one => one.IsSecured));
    }

    [Fact]
    public void Our_own_award_is_read_alike_in_each_of_its_formats_and_in_a_picture()
    {
        var award = OneAwardManyFormatsTests.Generate(oneLanguage: true).First();
        var elm = Assert.Single(ReceivedDocument.Read(OneAwardManyFormatsTests.Bytes(ElmWriter.Write(award))).Credentials);
        var text = OpenBadgeBuilder.Build(award).ToJsonString();
        var badge = Assert.Single(ReceivedDocument.Read(Encoding.UTF8.GetBytes(text)).Credentials);
        var picture = BakedSvg.Bake("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"u8.ToArray(), text);
        var baked = Assert.Single(ReceivedDocument.Read(picture).Credentials);
        FactKind[] different = [FactKind.Type, FactKind.Weeks, FactKind.SpecificationId, FactKind.IssuedOn];
        static IEnumerable<string> Lines(ReceivedCredential one, FactKind[] without) =>
            one.Facts.Where(fact => !without.Contains(fact.Kind)).Select(fact => $"{fact.Kind}: {fact.Value}");
        Assert.Equal(Lines(elm, different), Lines(badge, different));
        Assert.Equal(Lines(badge, []), Lines(baked, []));
        Assert.Equal((CredentialKind.MicroCredential, CredentialKind.MicroCredential), (elm.Kind, badge.Kind));
    }

    [Fact]
    public void What_is_no_credential_is_refused_in_words()
    {
        Assert.NotNull(ReceivedDocument.Read(Array.Empty<byte>()).Problem);
        Assert.NotNull(ReceivedDocument.Read("{\"type\":\"Recipe\"}"u8.ToArray()).Problem);
        Assert.NotNull(ReceivedDocument.Read(new byte[] { 0x89, 0x50, 0x4e, 0x47, 1, 2, 3 }).Problem);
        var nested = "{\"type\":\"VerifiablePresentation\",\"verifiableCredential\":[{\"type\":\"VerifiablePresentation\"}]}";
        Assert.NotNull(ReceivedDocument.Read(Encoding.UTF8.GetBytes(nested)).Problem);
    }

    [Fact]
    public void Confirming_keeps_what_is_absent_absent_and_tells_who_contradicts()
    {
        var credential = Assert.Single(Read("elm/mc-annex1-sealed.jws.json").Credentials);
        var published = new Specification
        {
            Id = "https://example.org/s",
            Version = 1,
            DefaultLanguage = "en",
            Ects = Ects.Parse("2"),
            EqfLevel = 5,
            IscedF = ["003", "0688", "0611"],
        };
        var confirmed = credential.With([
            .. Confirmations.Of(published, "register"),
            new Confirmation(FactKind.Part, "register", "a part nobody stated"),
        ]);
        Assert.Equal(
            (Standing.Confirmed, "register"),
            (confirmed.StandingOf(FactKind.Credit), confirmed[FactKind.Credit].ConfirmedBy)
        );
        Assert.Equal(Standing.Stated, confirmed.StandingOf(FactKind.EqfLevel));
        Assert.Equal([new Contradiction("register", "5")], confirmed[FactKind.EqfLevel].Contradictions);
        // Of three fields that the register names the credential states two: that is no contradiction.
        Assert.Equal(Standing.Confirmed, confirmed.StandingOf(FactKind.Field));
        Assert.Equal(Standing.Absent, confirmed.StandingOf(FactKind.Part));
        Assert.All(credential.Facts, fact => Assert.Empty(fact.Contradictions));
    }

    [Fact]
    public void Verifying_confirms_who_issued_it_and_nothing_about_learning()
    {
        var credential = Assert.Single(Read("elm/mc-annex1-sealed.jws.json").Credentials);
        var passed = new VerificationSummary(
            Verdict.Valid,
            Outcome.Passed,
            Outcome.Passed,
            Outcome.Undetermined,
            Outcome.Undetermined,
            Outcome.Passed,
            Outcome.NotApplicable
        );
        var confirmed = credential.With(Confirmations.Of(passed, "Testamur"));
        Assert.Equal(
            [FactKind.CredentialId, FactKind.IssuerId, FactKind.ValidFrom],
            confirmed.Facts.Where(fact => fact.Standing == Standing.Confirmed).Select(fact => fact.Kind)
        );
        Assert.Empty(Confirmations.Of(VerificationSummary.None, "Testamur"));
    }
}
