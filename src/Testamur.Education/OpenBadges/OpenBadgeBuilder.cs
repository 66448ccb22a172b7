using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>
/// Makes an unsecured Open Badges 3.0 AchievementCredential (https://www.imsglobal.org/spec/ob/v3p0/) from a specification and
/// an award. European elements without a member of their own are alignments with an <c>ext:</c> target type, with the concepts of
/// their EU vocabularies where there are any; <see cref="OpenBadgeReader"/> finds all of them again. The criteria say the same in
/// words. Only terms of the two published contexts are used, so JSON-LD safe
/// mode loses nothing. One language is carried: Open Badges has no multilingual texts, so the other translations are left out.
/// </summary>
public static class OpenBadgeBuilder
{
    /// <summary>The contexts, in the order the data model asks for.</summary>
    public static IReadOnlyList<string> Contexts { get; } =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    /// <summary>The credential of one award, ready to be secured.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Build(Specification, AwardFacts)"/>.</exception>
    public static JsonObject Build(MicroCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Build(credential.Specification, credential.Award);
    }

    /// <summary>The credential, ready to be secured.</summary>
    /// <exception cref="ArgumentException">No title, an identifier missing or not a URI, a subject nobody can be told by, a
    /// result or check that names an unknown outcome or task, or an end before the beginning.</exception>
    public static JsonObject Build(Specification specification, AwardFacts award)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(award);
        BadgeChecks.Check(specification, award);
        return Write(specification, award, Achievement(specification, award));
    }

    /// <summary>The credential around an achievement; both are checked.</summary>
    internal static JsonObject Write(Specification specification, AwardFacts award, JsonObject achievement)
    {
        var language = LanguageOf(specification, award);
        var title = specification.Title.In(language, specification.DefaultLanguage);
        var credential = new JsonObject
        {
            ["@context"] = Strings(Contexts),
            ["id"] = award.CredentialId,
            ["type"] = Strings(["VerifiableCredential", "OpenBadgeCredential"]),
            ["issuer"] = Profile(award.Issuer),
            ["validFrom"] = Instant(award.ValidFrom),
            ["name"] = title,
            ["credentialSubject"] = Subject(specification, award, achievement),
        };
        if (award.ValidUntil is { } until)
            credential["validUntil"] = Instant(until);
        if (award.AwardedOn is { } awarded)
            credential["awardedDate"] = Instant(awarded);
        // One entry stands alone: the JSON Schema of Open Badges 3.0 knows no list here, the data model of VC 2.0 does.
        if (award.Status.Count == 1)
            credential["credentialStatus"] = Status(award.Status[0]);
        else if (award.Status.Count > 1)
            credential["credentialStatus"] = Array(award.Status.Select(Status));
        if (award.Evidence.Count > 0)
            credential["evidence"] = Array(
                award.Evidence.Select(check => BadgeParts.Evidence(specification, award.AchievementId, check, language))
            );
        return credential;
    }

    internal static string LanguageOf(Specification specification, AwardFacts award) =>
        award.Language ?? specification.DefaultLanguage;

    private static JsonObject Subject(Specification specification, AwardFacts award, JsonObject achievement)
    {
        var subject = new JsonObject { ["type"] = Strings(["AchievementSubject"]) };
        if (award.Subject.Id is { } id)
            subject["id"] = id;
        var identifiers = BadgeParts.Identifiers(award.Subject).ToArray();
        if (identifiers.Length > 0)
            subject["identifier"] = Array(identifiers);
        subject["achievement"] = achievement;
        if ((award.CreditsEarned ?? specification.Ects) is { } credits)
            subject["creditsEarned"] = credits.Value;
        if (award.Results.Count > 0)
            subject["result"] = Array(award.Results.Select(result => BadgeParts.Result(award.AchievementId, result)));
        return subject;
    }

    /// <summary>What was awarded. <see cref="OpenBadgeSeries"/> knows which facts of the award it tells of.</summary>
    internal static JsonObject Achievement(Specification specification, AwardFacts award)
    {
        var language = LanguageOf(specification, award);
        string Text(LangText text) => text.In(language, specification.DefaultLanguage);
        var criteria = new JsonObject { ["narrative"] = BadgeParts.Narrative(specification, award, language) };
        if (award.CriteriaUrl is { } url)
            criteria["id"] = url;
        var achievement = new JsonObject
        {
            ["id"] = award.AchievementId,
            ["type"] = Strings(["Achievement"]),
            ["achievementType"] = "MicroCredential",
            ["name"] = Text(specification.Title),
            ["description"] = specification.Summary.IsBlank ? Text(specification.Title) : Text(specification.Summary),
            ["criteria"] = criteria,
            ["inLanguage"] = language,
            ["version"] = specification.Version.ToString(CultureInfo.InvariantCulture),
        };
        if (specification.Ects is { } ects)
            achievement["creditsAvailable"] = ects.Value;
        if (specification.IscedF.Count > 0)
            achievement["fieldOfStudy"] = specification.IscedF[0];
        if (BadgeParts.Creator(specification, language) is { } creator)
            achievement["creator"] = creator;
        var alignments = BadgeAlignments.Of(specification, award, language).ToArray();
        if (alignments.Length > 0)
            achievement["alignment"] = Array(alignments);
        if (award.Parts.Count > 0)
            achievement["related"] = Array(award.Parts.Select(Related));
        var descriptions = BadgeParts.ResultDescriptions(specification, award, language).ToArray();
        if (descriptions.Length > 0)
            achievement["resultDescription"] = Array(descriptions);
        return achievement;
    }

    // https://www.imsglobal.org/spec/ob/v3p0/#related: the achievement; the credential that was counted stands in the alignment.
    private static JsonObject Related(AwardPart part) => new() { ["id"] = part.AchievementId, ["type"] = Strings(["Related"]) };

    internal static JsonObject Profile(BadgeIssuer issuer)
    {
        var profile = new JsonObject
        {
            ["id"] = issuer.Id,
            ["type"] = Strings(["Profile"]),
            ["name"] = issuer.Name,
        };
        if (issuer.LegalId is { } legal)
            profile["otherIdentifier"] = Array([
                new()
                {
                    ["type"] = "IdentifierEntry",
                    ["identifier"] = legal.Notation,
                    ["identifierType"] = $"ext:eIDAS.{legal.Country}",
                },
            ]);
        if (issuer.Url is { } url)
            profile["url"] = url;
        if (issuer.Country is { } country)
            profile["address"] = new JsonObject { ["type"] = Strings(["Address"]), ["addressCountryCode"] = country };
        return profile;
    }

    internal static JsonObject Status(BadgeStatus status)
    {
        var index = status.Index.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            ["id"] = $"{status.ListUrl}#{index}",
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = status.Purpose,
            ["statusListIndex"] = index,
            ["statusListCredential"] = status.ListUrl,
        };
    }

    // Whole seconds: the instant of a legal act is not known more closely, and some verifiers refuse fractions.
    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static JsonArray Strings(IEnumerable<string> values) =>
        [.. values.Select(value => (JsonNode)JsonValue.Create(value))];

    internal static JsonArray Array(IEnumerable<JsonObject> values) => new([.. values]);
}
