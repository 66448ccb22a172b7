using Testamur.Education.OpenBadges;

namespace Testamur.Education.Tests;

public class OpenBadgeBuilderTests
{
    private static readonly AwardFacts Award = new()
    {
        CredentialId = "urn:uuid:5f0b0000-0000-7000-8000-000000000001",
        AchievementId = "https://example.org/s/1/v/1",
        Issuer = new("did:web:u.example.org", "Demo University", "https://u.example.org/", "FI"),
        Subject = new(HashedEmail: "ida@example.org", Salt: "s4lt", Name: "Ida Beispiel"),
        ValidFrom = new(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(2)),
        ValidUntil = new(2031, 6, 30, 0, 0, 0, TimeSpan.Zero),
        AwardedOn = new(2026, 6, 29, 0, 0, 0, TimeSpan.Zero),
        Results = [new("pass"), new("pass", "o1")],
        Status = [new("https://u.example.org/status/1", 94567)],
        Evidence = [new("t1", "supervised-with-id-verification")],
    };

    [Fact]
    public void The_badge_has_the_structure_of_open_badges_3()
    {
        var badge = OpenBadgeBuilder.Build(Sample.Small, Award);
        Assert.Equal("https://www.w3.org/ns/credentials/v2", (string?)badge["@context"]![0]);
        Assert.Equal(["VerifiableCredential", "OpenBadgeCredential"], badge["type"]!.AsArray().Select(type => (string?)type));
        Assert.Equal("2026-06-30T10:00:00Z", (string?)badge["validFrom"]);
        var subject = badge["credentialSubject"]!;
        Assert.Equal("AchievementSubject", (string?)subject["type"]![0]);
        Assert.Equal(2.5m, (decimal)subject["creditsEarned"]!);
        var achievement = subject["achievement"]!;
        Assert.Equal("MicroCredential", (string?)achievement["achievementType"]);
        Assert.Equal(2.5m, (decimal)achievement["creditsAvailable"]!);
        Assert.Contains("Explain tides", (string?)achievement["criteria"]!["narrative"], StringComparison.Ordinal);
        var described = achievement["resultDescription"]!.AsArray().Select(item => (string?)item!["id"]).ToArray();
        Assert.All(subject["result"]!.AsArray(), result => Assert.Contains((string?)result!["resultDescription"], described));
        Assert.Equal("94567", (string?)badge["credentialStatus"]!["statusListIndex"]);
    }

    [Fact]
    public void European_elements_are_alignments_with_their_concepts()
    {
        var alignments = OpenBadgeBuilder.Build(Sample.Small, Award)["credentialSubject"]!["achievement"]![
            "alignment"
        ]!.AsArray();
        Assert.Equal(
            [
                "ext:AwardingBody",
                "ext:EQF",
                "ext:QF-EHEA",
                "ext:NQF",
                "ext:ISCED-F",
                "ext:CreditSystem",
                "ext:Workload",
                "ext:LanguageOfInstruction",
                "ext:LanguageOfAssessment",
                "ext:AssessmentType",
                "ext:SupervisionType",
                "ext:ParticipationType",
                "ext:QualityAssurance",
                "ext:LearningOutcome",
                "ext:LearningOutcome",
            ],
            alignments.Select(alignment => (string?)alignment!["targetType"])
        );
        Assert.Equal("http://data.europa.eu/snb/isced-f/0532", (string?)alignments[4]!["targetUrl"]);
    }

    [Fact]
    public void A_badge_issued_in_place_of_another_names_it_and_never_itself()
    {
        const string Old = "urn:uuid:5f0b0000-0000-7000-8000-000000000002";
        var badge = OpenBadgeBuilder.Build(Sample.Small, Award with { Replaces = Old });
        var naming = badge["credentialSubject"]!["achievement"]!["alignment"]!
            .AsArray()
            .Single(alignment => (string?)alignment!["targetType"] == "ext:Replaces");
        Assert.Equal(Old, (string?)naming!["targetUrl"]);
        Assert.DoesNotContain("ext:Replaces", OpenBadgeBuilder.Build(Sample.Small, Award).ToJsonString());
        foreach (var wrong in new[] { Award.CredentialId, "no address" })
            Assert.Throws<ArgumentException>(() => OpenBadgeBuilder.Build(Sample.Small, Award with { Replaces = wrong }));
    }

    [Fact]
    public void The_address_of_the_learner_is_only_a_salted_hash()
    {
        var badge = OpenBadgeBuilder.Build(Sample.Small, Award);
        Assert.DoesNotContain("ida@", badge.ToJsonString(), StringComparison.Ordinal);
        var identity = badge["credentialSubject"]!["identifier"]![0]!;
        // sha256("ida@example.orgs4lt"), computed with sha256sum.
        Assert.Equal(
            "sha256$c69327c954ccbc3e41f7473287dcc371ee7d211e5b8253f6069f8691eba5a992",
            (string?)identity["identityHash"]
        );
    }

    public static TheoryData<Func<AwardFacts, AwardFacts>> Wrong { get; } =
    [
        award => award with { Subject = new(Name: "Ida") },
        award => award with { Subject = new(HashedEmail: "ida@example.org") },
        award => award with { CredentialId = "1" },
        award => award with { AchievementId = "/s/1" },
        award => award with { Issuer = new("u", "U") },
        award => award with { ValidUntil = award.ValidFrom },
        award => award with { Results = [new("pass", "o9")] },
        award => award with { Evidence = [new("t9", "supervised-with-id-verification")] },
        award => award with { Evidence = [new("t1", "seen")] },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_award_that_makes_no_badge_is_refused(Func<AwardFacts, AwardFacts> spoil)
    {
        ArgumentNullException.ThrowIfNull(spoil);
        Assert.Throws<ArgumentException>(() => OpenBadgeBuilder.Build(Sample.Small, spoil(Award)));
    }

    [Fact]
    public void A_badge_can_be_written_in_another_language()
    {
        var spec = Sample.Small with { Title = Sample.Small.Title.With("de", "Das Meer lesen") };
        var badge = OpenBadgeBuilder.Build(spec, Award with { Language = "de" });
        Assert.Equal("Das Meer lesen", (string?)badge["name"]);
        Assert.Equal("de", (string?)badge["credentialSubject"]!["achievement"]!["inLanguage"]);
    }
}
