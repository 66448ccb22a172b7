using System.Text;
using Testamur.Credentials.Verification;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Tests.Awards;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class ReceivedFactsTests
{
    [Fact]
    public void Facts_are_those_of_the_document_in_every_format_and_nothing_is_added()
    {
        var generator = new AwardGenerator(11);
        for (var round = 0; round < 20; round++)
        {
            var award = generator.Next(oneLanguage: true);
            foreach (var document in new[] { OpenBadgeBuilder.Build(award), ElmWriter.Write(award) })
            {
                var received = ReceivedDocument.Read(Encoding.UTF8.GetBytes(document.ToJsonString()));
                var facts = ReceivedFacts.Of(Assert.Single(received.Credentials), Verdict.Undetermined);
                Assert.Equal(award.Specification.Id, facts.Specification);
                Assert.Equal(award.Specification.Version, facts.Version);
                Assert.Equal(award.Specification.EqfLevel, facts.Eqf);
                Assert.Equal(award.Award.CreditsEarned ?? award.Specification.Ects, facts.Ects);
                Assert.Equal(
                    award.Specification.QualityAssurance.Select(one => one.Kind).Distinct().Order(),
                    facts.AssuredBy.Order()
                );
                Assert.Equal(Verdict.Undetermined, facts.Verdict);
            }
        }
    }

    [Fact]
    public void What_a_badge_of_somebody_else_does_not_say_stays_missing()
    {
        var received = ReceivedDocument.Read(
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
             "id": "urn:uuid:3d3a1c1e-4b0f-4a4e-9a10-5f3e5b9d0c11", "type": ["VerifiableCredential", "OpenBadgeCredential"],
             "issuer": {"id": "https://somebody.example.org/", "type": ["Profile"], "name": "Somebody"},
             "validFrom": "2026-01-01T00:00:00Z", "name": "A badge",
             "credentialSubject": {"type": ["AchievementSubject"], "achievement": {"id": "https://somebody.example.org/badge",
               "type": ["Achievement"], "name": "A badge", "description": "For something", "criteria": {"narrative": "Be there"}}}}
            """u8.ToArray()
        );
        var facts = ReceivedFacts.Of(Assert.Single(received.Credentials), Verdict.Valid);
        Assert.Equal(
            ("https://somebody.example.org/", "https://somebody.example.org/badge"),
            (facts.Issuer, facts.Specification)
        );
        Assert.Null(facts.Version);
        Assert.Null(facts.Eqf);
        Assert.Null(facts.Ects);
        Assert.Empty(facts.Fields);
        Assert.Empty(facts.AssuredBy);
    }
}
