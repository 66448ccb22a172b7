using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Issuing.Batches;

namespace Testamur.Web.Tests.Issuing;

public sealed class PayloadLintTests
{
    [Fact]
    public void What_we_write_passes() => Assert.Empty(PayloadLint.Check(Badge(_ => { }), null));

    [Theory]
    [InlineData("issuer", "payloadLacks")]
    [InlineData("validFrom", "payloadLacks")]
    [InlineData("credentialSubject", "payloadLacks")]
    [InlineData("credentialStatus", "payloadWithoutStatus")]
    public void What_lacks_a_mandatory_part_stays_back(string member, string code)
    {
        var problems = PayloadLint.Check(Badge(badge => badge.Remove(member)), null);
        Assert.Equal([code], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_subject_without_an_achievement_stays_back()
    {
        var problems = PayloadLint.Check(Badge(badge => Subject(badge).Remove("achievement")), null);
        Assert.Equal([("payloadLacks", "achievement")], problems.Select(problem => (problem.Code, problem.Value)));
    }

    [Theory]
    [InlineData("email")]
    [InlineData("birthDate")]
    [InlineData("NationalID")]
    public void What_tells_more_of_the_learner_than_it_may_stays_back_however_deep_it_stands(string member)
    {
        var plain = PayloadLint.Check(Badge(badge => Subject(badge)[member] = "x"), null);
        Assert.Equal([("payloadForbidden", member)], plain.Select(problem => (problem.Code, problem.Value)));
        var deep = PayloadLint.Check(
            Badge(badge =>
                Subject(badge)["more"] = new JsonArray(new JsonObject { ["inner"] = new JsonObject { [member] = "x" } })
            ),
            null
        );
        Assert.Equal([("payloadForbidden", member)], deep.Select(problem => (problem.Code, problem.Value)));
    }

    [Theory]
    [InlineData("2026-02-03T00:00:00Z", "2026-02-03T00:00:00Z")]
    [InlineData("2026-02-03T00:00:00Z", "2025-02-03T00:00:00Z")]
    [InlineData("2026-02-03T00:00:00Z", "soon")]
    [InlineData("yesterday", null)]
    public void Dates_that_do_not_fit_together_stay_back(string from, string? until)
    {
        var problems = PayloadLint.Check(
            Badge(badge =>
            {
                badge["validFrom"] = from;
                badge.Remove("validUntil");
                if (until is not null)
                    badge["validUntil"] = until;
            }),
            null
        );
        Assert.Equal(["payloadDates"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void What_is_too_large_or_no_document_stays_back()
    {
        var large = new string(' ', PayloadLint.MostBytes + 1);
        Assert.Equal("payloadTooLarge", Assert.Single(PayloadLint.Check(large, null)).Code);
        Assert.Equal("payloadTooLarge", Assert.Single(PayloadLint.Check(Badge(_ => { }), large)).Code);
        Assert.Equal("payloadUnreadable", Assert.Single(PayloadLint.Check("[]", null)).Code);
        Assert.Equal("payloadUnreadable", Assert.Single(PayloadLint.Check("{", null)).Code);
    }

    private static JsonObject Subject(JsonObject badge) => badge["credentialSubject"]!.AsObject(); // it has one

    private static string Badge(Action<JsonObject> change)
    {
        var facts = new AwardFacts
        {
            CredentialId = "urn:uuid:0198c0de-0000-7000-8000-000000000001",
            AchievementId = AchievementIds.Of(GivenSpecifications.Content.Id, 1),
            Issuer = new("did:web:example.org", "Example University"),
            Subject = new(HashedEmail: "learner@example.org", Salt: "salt", Name: "Learner"),
            ValidFrom = new(2026, 2, 3, 0, 0, 0, TimeSpan.Zero),
            AwardedOn = new DateTimeOffset(2026, 2, 3, 0, 0, 0, TimeSpan.Zero),
            Status = [new("https://example.org/status/1", 7), new("https://example.org/status/1/suspension", 7, "suspension")],
        };
        var badge = OpenBadgeBuilder.Build(GivenSpecifications.Content, facts);
        change(badge);
        return badge.ToJsonString();
    }
}
