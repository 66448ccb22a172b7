using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Seals;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>What is signed: one award as an Open Badge and, where the institution has a seal, as a European Digital Credential that names the badge.</summary>
internal static class Payloads
{
    private const string BadgePrefix = "urn:uuid:";
    private const string EuropeanPrefix = "urn:credential:";

    // What people read stays readable: no escapes beyond those that JSON needs.
    private static readonly JsonSerializerOptions Text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What both say.</summary>
    /// <param name="suspendable">Whether a second entry, by which it can be suspended, is named. VC 2.0 knows many; the JSON schema of Open Badges 3.0 only one.</param>
    /// <param name="id">Of the badge: <c>urn:uuid:…</c>; the European form has the same as <c>urn:credential:…</c>.</param>
    public static AwardFacts FactsOf(
        Specification specification,
        AwardView award,
        InstitutionView issuer,
        Guid id,
        string listUrl,
        int index,
        DateTimeOffset issuedAt,
        bool suspendable
    ) =>
        new()
        {
            CredentialId = BadgeId(id),
            AchievementId = AchievementIds.Of(specification.Id, specification.Version),
            Issuer = new(issuer.Did, issuer.Name, issuer.Website, issuer.CountryCode),
            Subject = new(
                HashedEmail: award.LearnerEmail,
                Salt: Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                Name: award.LearnerName
            ),
            ValidFrom = issuedAt,
            ValidUntil = ValidUntil(specification, issuedAt),
            AwardedOn = new DateTimeOffset(award.AwardedOn, TimeOnly.MinValue, TimeSpan.Zero),
            Results = [.. Results(specification, award)],
            Status = suspendable
                ? [new(listUrl, index), new(StatusPublisher.SuspensionOf(listUrl), index, "suspension")]
                : [new(listUrl, index)],
            Evidence = [.. Evidence(specification, award)],
            Parts =
            [
                .. award.Parts.Select(part => new AwardPart(
                    part.CredentialId,
                    part.AchievementId,
                    part.Title,
                    part.IssuerName,
                    part.IssuerCountry,
                    part.Ects > 0 ? new Ects(part.Ects) : null,
                    part.AwardedOn
                )),
            ],
        };

    public static string BadgeId(Guid id) => $"{BadgePrefix}{id:D}";

    public static string Badge(OpenBadgeSeries series, AwardFacts facts, bool hasEuropeanForm) =>
        series
            .Build(
                hasEuropeanForm
                    ? facts with
                    {
                        OtherForms = [new("European Learning Model", EuropeanId(facts.CredentialId))],
                    }
                    : facts
            )
            .ToJsonString(Text);

    /// <summary>The text that is sealed, exactly so; null when the award makes no credential that its own shapes accept.</summary>
    public static string? European(
        Specification specification,
        AwardFacts facts,
        X509Certificate2 seal,
        DateTimeOffset issuedAt
    ) =>
        European(
            new(specification, facts with { OtherForms = [new("Open Badges 3.0", facts.CredentialId)] }),
            facts.Mandate is null ? ElmProfile.Generic : ElmProfile.IssuedByMandate,
            seal,
            issuedAt
        );

    /// <summary>The same for a profile.</summary>
    public static string? European(MicroCredential award, ElmProfile profile, X509Certificate2 seal, DateTimeOffset issuedAt)
    {
        var facts = award.Award;
        JsonObject credential;
        try
        {
            credential = ElmWriter.Write(award, new() { Profile = profile });
        }
        catch (ArgumentException)
        {
            return null;
        }

        EdcIssuerBlock.Apply(credential, seal, Guid.Parse(facts.CredentialId[BadgePrefix.Length..]), issuedAt);
        // The withdrawal list is the institution's own, and its issuer has to be the credential's.
        if (credential["issuer"] is JsonObject issuer)
            issuer["id"] = facts.Issuer.Id;
        var text = credential.ToJsonString(Text);
        return ElmValidator.Validate(Encoding.UTF8.GetBytes(text)).Conforms == true ? text : null;
    }

    /// <summary>The <c>id</c> of the European form of a badge.</summary>
    public static string EuropeanId(string badgeId) => badgeId.Replace(BadgePrefix, EuropeanPrefix, StringComparison.Ordinal);

    /// <summary>The <c>id</c> of the badge whose form is asked for, the badge itself or the European one.</summary>
    public static string BadgeIdOf(string id) => id.Replace(EuropeanPrefix, BadgePrefix, StringComparison.Ordinal);

    /// <summary>Whether an <c>id</c> is that of a European form.</summary>
    public static bool IsEuropean(string id) => id.StartsWith(EuropeanPrefix, StringComparison.Ordinal);

    public static DateTimeOffset? ValidUntil(Specification specification, DateTimeOffset issuedAt) =>
        specification.ValidityMonths is { } months ? issuedAt.AddMonths(months) : null;

    private static IEnumerable<BadgeResult> Results(Specification specification, AwardView award)
    {
        if (award.Grade is { } grade)
            yield return new(grade);
        // Where a scheme of grades is named it holds for every result, and an outcome that was shown has no grade of its own.
        if (specification.Grading is { Values.Count: > 0 })
            yield break;
        foreach (var outcome in award.Outcomes.Where(id => specification.LearningOutcomes.Any(known => known.Id == id)))
            yield return new("Achieved", outcome);
    }

    private static IEnumerable<IdentityEvidence> Evidence(Specification specification, AwardView award) =>
        award.Supervision is { } supervision
            ? specification
                // A task whose outcomes were all recognised from elsewhere was not sat here.
                .Assessments.Where(task =>
                    task.Summative && (task.Outcomes.Count == 0 || task.Outcomes.Except(award.FromElsewhere).Any())
                )
                .Select(task => new IdentityEvidence(task.Id, supervision, award.IdentityChecked))
            : [];
}
