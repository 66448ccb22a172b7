using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Awards;

public class ElmWriterTests
{
    private static readonly MicroCredential Award = new(
        Sample.Small with
        {
            QualityAssurance =
            [
                new(QaKind.External, Sample.T("Reviewed"), "program-quality-assurance", "Agency", AgencyCountry: "NL"),
            ],
            Stackability = new(StackingKind.Stackable, ["https://example.org/p/1"], Sample.T("Counts in the programme.")),
            Prerequisites = [new(Sample.T("Upper secondary education"))],
            FurtherInformation = Sample.T("Bring a map."),
            Links = ["https://example.org/more"],
        },
        new()
        {
            CredentialId = "urn:uuid:5f0b0000-0000-7000-8000-000000000001",
            AchievementId = "https://example.org/s/1/versions/1",
            Issuer = new("did:web:u.example.org", "Demo University", "https://u.example.org/", "FI")
            {
                LegalId = new("VATFI-1", "FI"),
            },
            Subject = new("did:example:ida", Name: "Ida Beispiel"),
            ValidFrom = new(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(2)),
            Status = [new("https://u.example.org/status/1", 94567)],
            OtherForms = [new("Open Badges 3.0", "https://u.example.org/c/1")],
        }
    );

    [Fact]
    public void Each_element_stands_where_the_model_has_it()
    {
        var document = ElmWriter.Write(Award);
        var claim = document["credentialSubject"]!["hasClaim"]!;
        var qualification = claim["specifiedBy"]!;
        Assert.Equal("Qualification", (string?)qualification["type"]);
        Assert.Equal("http://data.europa.eu/snb/eqf/6", (string?)qualification["eqfLevel"]!["id"]);
        Assert.Equal("IE: NFQ Level 8", (string?)qualification["nqfLevel"]!["altLabel"]!["en"]);
        Assert.EndsWith(":first-cycle", (string?)qualification["educationLevel"]!["id"], StringComparison.Ordinal);
        Assert.Equal("2.5", (string?)qualification["creditPoint"]!["point"]);
        Assert.Equal("PT65H", (string?)qualification["volumeOfLearning"]);
        Assert.True((bool?)qualification["isPartialQualification"]);
        Assert.Equal("https://example.org/p/1", (string?)qualification["isPartOf"]!["id"]);
        Assert.Equal("Upper secondary education", (string?)qualification["entryRequirement"]!["noteLiteral"]!["en"]);
        Assert.Equal("Agency", (string?)qualification["accreditation"]!["accreditingAgent"]!["legalName"]!["en"]);
        Assert.Equal("https://example.org/more", (string?)qualification["supplementaryDocument"]!["contentURL"]);
        Assert.Equal(2, qualification["learningOutcome"]!.AsArray().Count);
        Assert.Equal("pass", (string?)claim["provenBy"]!["grade"]!["noteLiteral"]!["en"]);
        Assert.Equal(
            "http://data.europa.eu/snb/supervision-verification/70be69aaf9",
            (string?)claim["provenBy"]!["idVerification"]!["id"]
        );
        Assert.Equal("2026-06-30T10:00:00Z", (string?)document["issued"]);
        Assert.Equal("https://u.example.org/c/1", (string?)document["identifier"]!["notation"]);
        Assert.Equal(
            "iVBORw0KGgo",
            ((string?)document["displayParameter"]!["individualDisplay"]!["displayDetail"]!["image"]!["content"])![..11]
        );
    }

    [Fact]
    public void A_credential_issued_in_place_of_another_names_it_in_a_note_and_keeps_its_own_identifiers()
    {
        const string Old = "urn:credential:5f0b0000-0000-7000-8000-000000000002";
        var document = ElmWriter.Write(Award with { Award = Award.Award with { Replaces = Old } });
        var note = document["credentialSubject"]!["hasClaim"]!["additionalNote"]!;
        Assert.Equal(Old, (string?)note["noteLiteral"]!["en"]);
        Assert.Equal("urn:testamur:note:replaced-credential", (string?)note["subject"]!["id"]);
        Assert.DoesNotContain(Old, document["identifier"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.True(ElmValidator.Validate(OneAwardManyFormatsTests.Bytes(document)).Conforms);
    }

    [Fact]
    public void A_status_entry_brings_the_context_that_defines_it()
    {
        Assert.Equal("https://www.w3.org/ns/credentials/status/v1", (string?)ElmWriter.Write(Award)["@context"]![2]);
        var without = ElmWriter.Write(Award with { Award = Award.Award with { Status = [] } });
        Assert.Equal(2, without["@context"]!.AsArray().Count);
        Assert.Equal(
            ["CredentialStatus", "BitstringStatusListEntry"],
            ElmWriter.Write(Award)["credentialStatus"]!["type"]!.AsArray().Select(type => (string?)type)
        );
    }

    [Theory]
    [InlineData(ElmProfile.Accredited, "edc-accredited", "accreditation")]
    [InlineData(ElmProfile.IssuedByMandate, "edc-issued-by-mandate", "evidenceStatement")]
    [InlineData(ElmProfile.Converted, "edc-converted", "embeddedEvidence")]
    public void A_profile_adds_the_evidence_it_is_named_after(ElmProfile profile, string schema, string member)
    {
        var document = ElmWriter.Write(
            Award,
            new()
            {
                Profile = profile,
                MandateStatement = "On behalf of X.",
                Original = new byte[] { 1 },
            }
        );
        Assert.EndsWith("/" + schema, (string?)document["credentialSchema"]!["id"], StringComparison.Ordinal);
        Assert.NotNull(document["evidence"]![member]);
    }

    [Theory]
    [InlineData(ElmProfile.IssuedByMandate)]
    [InlineData(ElmProfile.Converted)]
    [InlineData(ElmProfile.Accredited)]
    public void A_profile_without_its_evidence_is_refused(ElmProfile profile)
    {
        var own = Award with { Specification = Sample.Small };
        Assert.Throws<ArgumentException>(() => ElmWriter.Write(own, new() { Profile = profile }));
    }

    private static readonly IssuingMandate Mandate = new(
        "urn:uuid:5f0b0000-0000-7000-8000-888888888888",
        "The Faculty of Rivers has its credentials issued by the alliance's office until the end of 2027.",
        "did:web:faculty.example.org",
        "Faculty of Rivers",
        "FI"
    );

    [Fact]
    public void A_mandate_is_evidence_with_its_statement_and_who_gave_it_and_conforms()
    {
        var mandated = Award with { Award = Award.Award with { Mandate = Mandate } };
        var bytes = OneAwardManyFormatsTests.Bytes(ElmWriter.Write(mandated, new() { Profile = ElmProfile.IssuedByMandate }));

        var report = ElmValidator.Validate(bytes);
        Assert.Equal(ElmProfile.IssuedByMandate, report.Profile);
        Assert.True(report.Conforms, string.Join('\n', report.Shapes!.Results.Select(result => result.Message)));
        Assert.Equal(Mandate, ElmReader.Read(bytes).Award!.Award.Mandate);
        Assert.DoesNotContain(
            ElmReader.Read(bytes).Findings,
            finding => finding.Path.StartsWith("/evidence", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_mandate_without_an_identifier_or_a_statement_is_refused()
    {
        foreach (
            var wrong in new[]
            {
                Mandate with
                {
                    Id = "seven",
                },
                Mandate with
                {
                    Statement = "",
                },
                Mandate with
                {
                    MandatorId = "",
                },
            }
        )
        {
            var mandated = Award with { Award = Award.Award with { Mandate = wrong } };
            Assert.Throws<ArgumentException>(() => ElmWriter.Write(mandated));
        }
    }

    private static readonly MicroCredential Supplement = Award with
    {
        Specification = Award.Specification with { Weeks = 6 },
        Award = Award.Award with { Subject = Award.Award.Subject with { BirthDate = new(1999, 2, 28) } },
    };

    [Fact]
    public void A_diploma_supplement_conforms_and_says_the_same_as_the_award()
    {
        var document = OneAwardManyFormatsTests.Bytes(
            ElmWriter.Write(Supplement, new() { Profile = ElmProfile.DiplomaSupplement })
        );
        var report = ElmValidator.Validate(document);
        Assert.Equal(ElmProfile.DiplomaSupplement, report.Profile);
        Assert.True(
            report.Conforms,
            string.Join('\n', report.Shapes!.Results.Select(result => $"{result.FocusNode} {result.Path} {result.Message}"))
        );
        var read = ElmReader.Read(document);
        Assert.Empty(read.Findings);
        var plain = ElmReader.Read(OneAwardManyFormatsTests.Bytes(ElmWriter.Write(Supplement)));
        Assert.Equal(AwardElements.Of(plain.Award!), AwardElements.Of(read.Award!));
    }

    [Fact]
    public async Task A_supplement_with_recognised_credits_conforms_here_and_elsewhere_and_tells_where_they_come_from()
    {
        var statement = Recognition.StatementTests.Statement;
        var whole = Supplement with
        {
            Award = Supplement.Award with
            {
                Recognised = [statement.AsPart()!, statement.AsPart()! with { Grade = null, Replaces = null, Basis = null }], // credits were accepted
            },
        };
        var document = ElmWriter.Write(whole, new() { Profile = ElmProfile.DiplomaSupplement });
        var bytes = OneAwardManyFormatsTests.Bytes(document);
        var report = ElmValidator.Validate(bytes);
        Assert.Equal((ElmProfile.DiplomaSupplement, null), (report.Profile, report.Lost));
        Assert.True(
            report.Conforms,
            string.Join('\n', report.Shapes!.Results.Select(one => $"{one.FocusNode} {one.Path} {one.Message}"))
        );
        Assert.Equal(0, await Elm.ShapesPeerTests.SupplementAsync(Elm.SampleFiles.Triples(bytes)));
        var results = document["credentialSubject"]!["hasClaim"]!["hasPart"]!.AsArray();
        Assert.Equal(["1.5", "1.5"], results.Select(part => (string?)part!["creditReceived"]!["point"]));
        Assert.Equal("University of Zed", (string?)results[0]!["awardedBy"]!["awardingBody"]!["legalName"]!["en"]);
        Assert.Equal("recognised", (string?)results[1]!["provenBy"]!["grade"]!["noteLiteral"]!["en"]);
        var read = ElmReader.Read(bytes);
        Assert.Empty(read.Findings);
        Assert.Equal(AwardElements.Of(whole), AwardElements.Of(read.Award!));
        // Without its source a result has no awarding body, and the shapes say so.
        var nameless = whole with
        {
            Award = whole.Award with { Recognised = [statement.AsPart()! with { SourceCountry = null }] },
        };
        var broken = ElmWriter.Write(nameless, new() { Profile = ElmProfile.DiplomaSupplement });
        Assert.False(ElmValidator.Validate(OneAwardManyFormatsTests.Bytes(broken)).Conforms);
        Assert.NotEqual(
            0,
            await Elm.ShapesPeerTests.SupplementAsync(Elm.SampleFiles.Triples(OneAwardManyFormatsTests.Bytes(broken)))
        );
    }

    [Theory]
    [InlineData(59.5, "74a4a268e8")]
    [InlineData(60, "79343569f3")]
    public void What_has_sixty_credits_is_a_programme_and_less_a_short_one(double ects, string type)
    {
        var award = Award with { Specification = Award.Specification with { Ects = Ects.From((decimal)ects) } };
        var written = ElmWriter.Write(award)["credentialSubject"]!["hasClaim"]!["specifiedBy"]!["dcType"]!;
        Assert.EndsWith(type, (string?)written["id"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("full name")]
    [InlineData("date of birth")]
    [InlineData("credit")]
    [InlineData("assessment")]
    [InlineData("ISCED-F")]
    [InlineData("national framework")]
    [InlineData("language of teaching")]
    [InlineData("mode")]
    [InlineData("weeks")]
    [InlineData("outcome")]
    [InlineData("awarding body")]
    [InlineData("accreditation")]
    public void A_diploma_supplement_is_refused_by_the_name_of_what_it_lacks(string lacks)
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            ElmWriter.Write(Without(lacks), new() { Profile = ElmProfile.DiplomaSupplement })
        );
        Assert.Contains(lacks, refused.Message, StringComparison.Ordinal);
    }

    private static MicroCredential Without(string what)
    {
        var specification = Supplement.Specification;
        var subject = Supplement.Award.Subject;
        return Supplement with
        {
            Specification = what switch
            {
                "credit" => specification with { Ects = null },
                "assessment" => specification with { Assessments = [], Grading = null },
                "ISCED-F" => specification with { IscedF = ["none"] },
                "national framework" => specification with { NationalLevels = [new("XX", "Nowhere", "3", 6)] },
                "language of teaching" => specification with { TeachingLanguages = [] },
                "mode" => specification with { Participation = null },
                "weeks" => specification with { Weeks = null },
                "outcome" => specification with { LearningOutcomes = [] },
                "awarding body" => specification with { AwardingBodies = [] },
                "accreditation" => specification with { QualityAssurance = [] },
                _ => specification,
            },
            Award = Supplement.Award with
            {
                Subject = what switch
                {
                    "full name" => subject with { Name = null },
                    "date of birth" => subject with { BirthDate = null },
                    _ => subject,
                },
            },
        };
    }

    [Fact]
    public void A_grade_nobody_gave_is_not_read_as_one() =>
        Assert.Empty(ElmReader.Read(OneAwardManyFormatsTests.Bytes(ElmWriter.Write(Award))).Award!.Award.Results); // written by us

    [Fact]
    public async Task Foreign_processors_find_nothing_wrong_with_what_is_written()
    {
        var peers = await NodePeers.SharedAsync();
        foreach (var award in OneAwardManyFormatsTests.Generate(oneLanguage: false).Take(25))
        {
            var badge = OpenBadgeBuilder.Build(
                award with
                {
                    Award = award.Award with { Status = [.. award.Award.Status.Take(1)] },
                }
            );
            Assert.Empty(await peers.SchemaErrorsAsync(badge.ToJsonString(), CancellationToken.None));
            foreach (JsonObject document in new[] { ElmWriter.Write(award), badge, OneAwardManyFormatsTests.Bundle(award) })
                Assert.Null(await peers.ExpandErrorAsync(document.ToJsonString(), CancellationToken.None));
        }
    }
}
