using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>
/// Makes a European Digital Credential of an award: the European Learning Model as JSON-LD, before its seal. Every element of Annex I
/// stands where the model has a place for it; the micro-credential is a Qualification, because level, accreditation and partial
/// qualification exist only there. Nothing is lost in JSON-LD safe mode.
/// </summary>
/// <remarks>
/// The shapes ask for an issuer with a country and the identifier of its seal (<see cref="BadgeIssuer.LegalId"/>) and for awarding
/// bodies with a country. Where an award lacks them they are left out: the seal adds the issuer's from its certificate.
/// </remarks>
public static class ElmWriter
{
    /// <summary>The credential, ready to be sealed.</summary>
    /// <exception cref="ArgumentException">As for a badge (<see cref="OpenBadgeBuilder.Build"/>), or the profile lacks what it is named after.</exception>
    public static JsonObject Write(MicroCredential credential, ElmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new();
        var (specification, award) = credential;
        BadgeChecks.CheckDocument(specification, award);
        if (options.Profile == ElmProfile.DiplomaSupplement)
            ElmSupplement.Check(credential);
        var ids = new ElmIds(award.CredentialId);
        var language = specification.DefaultLanguage;
        var issued = ElmParts.Instant(award.IssuedAt ?? award.ValidFrom);
        var version = ElmVersions.Of(options.Version);
        var profile =
            version.Profiles.GetValueOrDefault(options.Profile)
            ?? throw new ArgumentException("The version has no such profile.", nameof(options));
        var status = award.Status.Count > 0 ? Status(award.Status[0]) : null;
        return new JsonObject
        {
            ["@context"] = OpenBadgeBuilder.Strings(
                status is null ? version.Contexts : [.. version.Contexts, version.StatusContext]
            ),
            ["id"] = award.CredentialId,
            ["type"] = OpenBadgeBuilder.Strings(["VerifiableCredential", "EuropeanDigitalCredential"]),
            ["credentialSchema"] = ElmParts.Node(profile.Graph, "ShaclValidator2017"),
            ["credentialProfiles"] = ElmParts.ListedUri("credential", profile.CredentialProfile),
            ["issuanceDate"] = issued,
            ["issued"] = issued,
            ["validFrom"] = ElmParts.Instant(award.ValidFrom),
        }
            .With("validUntil", award.ValidUntil is { } until ? ElmParts.Instant(until) : null)
            .With("expirationDate", award.ValidUntil is { } end ? ElmParts.Instant(end) : null)
            .With("issuer", Issuer(award.Issuer, ids, language))
            .With("credentialStatus", status)
            .WithMany(
                "identifier",
                award.OtherForms.Select((form, at) => ElmParts.Identifier(ids.Of("other-form", at), form.Format, form.Id))
            )
            .With("evidence", ElmEvidence.Of(credential, options, ids))
            .With("displayParameter", ElmDisplay.Of(specification, options, ids))
            .With("credentialSubject", Subject(credential, ids, options.Profile));
    }

    /// <summary>What an award lacks for a diploma supplement; empty when <see cref="ElmProfile.DiplomaSupplement"/> can be written.</summary>
    public static IReadOnlyList<SupplementGap> SupplementGaps(MicroCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return ElmSupplement.Gaps(credential);
    }

    private static JsonObject Issuer(BadgeIssuer issuer, ElmIds ids, string language) =>
        ElmParts
            .Node(issuer.Id, "Organisation")
            .With("legalName", ElmParts.Words(language, issuer.Name))
            .With("location", ElmParts.Location(ids.Of("issuer-location"), issuer.Country, null, language))
            .With("homepage", ElmParts.WebResource(ids.Of("issuer-homepage"), issuer.Url))
            .With("eIDASIdentifier", ElmParts.LegalIdentifier(ids.Of("issuer-identifier"), issuer.LegalId));

    private static JsonObject Status(BadgeStatus status)
    {
        var entry = OpenBadgeBuilder.Status(status);
        // The shapes know no other status than this class; the entry is both.
        entry["type"] = OpenBadgeBuilder.Strings(["CredentialStatus", "BitstringStatusListEntry"]);
        return entry;
    }

    private static JsonObject Subject(MicroCredential credential, ElmIds ids, ElmProfile profile)
    {
        var learner = credential.Award.Subject;
        var language = credential.Specification.DefaultLanguage;
        JsonObject? Name(string? name) => string.IsNullOrWhiteSpace(name) ? null : ElmParts.Words(language, name);
        return ElmParts
            .Node(learner.Id ?? ids.Of("learner"), "Person")
            .With("givenName", Name(learner.GivenName))
            .With("familyName", Name(learner.FamilyName))
            .With("fullName", Name(learner.Name))
            .With("dateOfBirth", learner.BirthDate is { } born ? ElmParts.Day(born) : null)
            .With(
                "identifier",
                BadgeParts.EmailHash(learner) is { } hash
                    ? ElmParts.Identifier(ids.Of("learner-email"), ElmReader.EmailScheme, $"{hash}${learner.Salt}")
                    : null
            )
            .With("hasClaim", Achievement(credential, ids, profile));
    }

    private static JsonObject Achievement(MicroCredential credential, ElmIds ids, ElmProfile profile)
    {
        var (specification, award) = credential;
        var process = ids.Of("awarding");
        return ElmParts
            .Node(ids.Of("achievement"), "LearningAchievement")
            .With("title", ElmParts.Words(specification.Title))
            .With(
                "awardedBy",
                ElmParts
                    .Node(process, "AwardingProcess")
                    .WithMany(
                        "awardingBody",
                        specification.AwardingBodies.Select(body =>
                            ElmParts.Organisation(ids, body, specification.DefaultLanguage)
                        )
                    )
                    .With("awardingDate", award.AwardedOn is { } awarded ? ElmParts.Instant(awarded) : null)
            )
            .With(
                "creditReceived",
                (award.CreditsEarned ?? specification.Ects) is { } credits
                    ? ElmParts.Credit(ids.Of("credit-received"), credits)
                    : null
            )
            .WithMany("provenBy", ElmAssessments.Of(credential, ids, process))
            .WithMany(
                "hasPart",
                award
                    .Parts.Select((part, at) => ElmStack.Of(part, at, ids, specification.DefaultLanguage))
                    .Concat(
                        award.Recognised.Select(
                            (part, at) => ElmRecognised.Of(part, at, ids, specification.DefaultLanguage, process)
                        )
                    )
            )
            .WithMany("influencedBy", specification.Activities.Select((activity, at) => Activity(activity, ids, at, process)))
            .With("additionalNote", ElmReplaced.Of(award.Replaces, ids, specification.DefaultLanguage))
            .With("specifiedBy", ElmSpecification.Of(credential, ids, profile));
    }

    private static JsonObject Activity(Activity activity, ElmIds ids, int at, string process) =>
        ElmParts
            .Node(ids.Of("activity", at), "LearningActivity")
            .With("title", ElmParts.Words(activity.Name))
            .With("awardedBy", ElmParts.Node(process, "AwardingProcess"))
            .With("workload", IsoDuration.OfHours(activity.Hours));
}
