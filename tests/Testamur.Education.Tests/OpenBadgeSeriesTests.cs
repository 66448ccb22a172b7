using System.Text.Json.Nodes;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests;

public class OpenBadgeSeriesTests
{
    private static readonly AwardFacts Award = new()
    {
        CredentialId = "urn:uuid:5f0b0000-0000-7000-8000-000000000001",
        AchievementId = "https://example.org/s/1/v/1",
        Issuer = new("did:web:u.example.org", "Demo University", "https://u.example.org/", "FI"),
        Subject = new(HashedEmail: "ida@example.org", Salt: "s4lt", Name: "Ida Beispiel"),
        ValidFrom = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero),
    };

    /// <summary>An award that differs from <see cref="Award"/> in one member, for each member there is.</summary>
    private static readonly Dictionary<string, AwardFacts> Others = new()
    {
        [nameof(AwardFacts.CredentialId)] = Award with { CredentialId = "urn:uuid:5f0b0000-0000-7000-8000-000000000002" },
        [nameof(AwardFacts.AchievementId)] = Award with { AchievementId = "https://example.org/s/1/v/2" },
        [nameof(AwardFacts.Issuer)] = Award with { Issuer = new("did:web:v.example.org", "Another", null, "DE") },
        [nameof(AwardFacts.Subject)] = Award with { Subject = new(HashedEmail: "kim@example.org", Salt: "s5lt", Name: "Kim") },
        [nameof(AwardFacts.ValidFrom)] = Award with { ValidFrom = Award.ValidFrom.AddDays(1) },
        [nameof(AwardFacts.IssuedAt)] = Award with { IssuedAt = Award.ValidFrom },
        [nameof(AwardFacts.ValidUntil)] = Award with { ValidUntil = Award.ValidFrom.AddYears(1) },
        [nameof(AwardFacts.AwardedOn)] = Award with { AwardedOn = Award.ValidFrom.AddDays(-1) },
        [nameof(AwardFacts.CreditsEarned)] = Award with { CreditsEarned = new Ects(100) },
        [nameof(AwardFacts.CriteriaUrl)] = Award with { CriteriaUrl = "https://u.example.org/criteria" },
        [nameof(AwardFacts.Results)] = Award with { Results = [new("pass", "o1")] },
        [nameof(AwardFacts.Status)] = Award with { Status = [new("https://u.example.org/status/1", 7)] },
        [nameof(AwardFacts.Evidence)] = Award with { Evidence = [new("t1", "supervised-with-id-verification")] },
        [nameof(AwardFacts.OtherForms)] = Award with { OtherForms = [new("European Learning Model", "urn:credential:1")] },
        [nameof(AwardFacts.Replaces)] = Award with { Replaces = "urn:uuid:5f0b0000-0000-7000-8000-000000000009" },
        [nameof(AwardFacts.Parts)] = Award with
        {
            Parts =
            [
                new(
                    "urn:uuid:5f0b0000-0000-7000-8000-000000000003",
                    "https://example.org/s/2",
                    "Part",
                    "Demo University",
                    "FI",
                    new Ects(100),
                    new(2026, 6, 1)
                ),
            ],
        },
        [nameof(AwardFacts.Recognised)] = Award with
        {
            Recognised =
            [
                new(new([new("en", "Earlier")]), "urn:x:1", "Another", null, new Ects(100), new(2026, 5, 1), "urn:x:2"),
            ],
        },
        [nameof(AwardFacts.Mandate)] = Award with
        {
            Mandate = new("urn:uuid:1", "For all.", "did:web:w.example.org", "Mandator"),
        },
        [nameof(AwardFacts.Language)] = Award with { Language = "de" },
    };

    [Fact]
    public void Whatever_the_award_before_was_a_badge_is_what_it_is_alone()
    {
        Assert.Equal(typeof(AwardFacts).GetProperties().Select(property => property.Name).Order(), Others.Keys.Order());
        foreach (var other in Others.Values)
        {
            var series = new OpenBadgeSeries(Sample.Small);
            AwardFacts[] inTurn = [Award, other, Award, other, other];
            Assert.All(
                inTurn,
                award => Assert.Equal(Text(OpenBadgeBuilder.Build(Sample.Small, award)), Text(series.Build(award)))
            );
        }
    }

    [Fact]
    public void A_badge_that_was_changed_does_not_change_the_next()
    {
        var series = new OpenBadgeSeries(Sample.Small);
        var first = series.Build(Award);
        first["credentialSubject"]!["achievement"]!["name"] = "Another";
        Assert.Equal(Text(OpenBadgeBuilder.Build(Sample.Small, Award)), Text(series.Build(Award)));
    }

    [Fact]
    public void What_makes_no_badge_alone_makes_none_in_a_series()
    {
        var series = new OpenBadgeSeries(Sample.Small);
        series.Build(Award);
        Assert.Throws<ArgumentException>(() => series.Build(Award with { Results = [new("pass", "unknown")] }));
    }

    private static string Text(JsonObject badge) => badge.ToJsonString();
}
