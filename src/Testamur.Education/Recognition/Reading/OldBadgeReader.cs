using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Reading;

/// <summary>
/// Reads an assertion of Open Badges 2.0 (https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html). Badge class and issuer are often only
/// named by their address; then they are absent here, since reading fetches nothing.
/// </summary>
internal sealed class OldBadgeReader : FactPlaces
{
    private readonly DocumentNode assertion;
    private readonly DocumentNode? badge;
    private readonly DocumentNode? issuer;

    private OldBadgeReader(DocumentNode assertion)
    {
        this.assertion = assertion;
        badge = assertion.Node("badge");
        issuer = badge?.Node("issuer");
    }

    public static ReceivedDocument Read(JsonObject root, bool secured)
    {
        var assertion = new OpenDocument(root).Root;
        var places = new OldBadgeReader(assertion);
        var read = FactList.Credential(ReceivedFormat.OpenBadge2, places.Content(), places, [.. places.Further()], secured);
        return new([read], places.badge is null ? [OnlyNamed()] : []);
    }

    public override IEnumerable<StatedType> Types =>
        badge?.Text("type") is { } type ? [new(type, LangText.Empty, CredentialKind.Badge, At(badge, "type"))] : [];

    public override IReadOnlyList<StatedCredit> Credits => [];

    public override string? Of(FactKind kind, int index) =>
        kind switch
        {
            FactKind.Title => At(badge, "name"),
            FactKind.Summary => At(badge, "description"),
            FactKind.CredentialId => At(assertion, "id"),
            FactKind.SpecificationId => At(badge, "id") ?? At(assertion, "badge"),
            FactKind.IssuerName or FactKind.AwardingBody => At(issuer, "name"),
            FactKind.IssuerId => At(issuer, "id") ?? At(badge, "issuer"),
            FactKind.IssuedOn or FactKind.ValidFrom => At(assertion, "issuedOn"),
            FactKind.ValidUntil => At(assertion, "expires"),
            FactKind.Skill or FactKind.Outcome => badge?.Nodes("alignment").ElementAtOrDefault(index)?.Path,
            FactKind.FurtherInformation => At(badge?.Node("criteria"), "narrative") ?? At(badge, "criteria"),
            _ => null,
        };

    private MicroCredential Content()
    {
        var language = badge?.Text("@language") is { Length: > 0 } tag ? tag : "en";
        LangText Words(string? text) => string.IsNullOrWhiteSpace(text) ? LangText.Empty : LangText.Of(language, text);
        var criteria = badge?.Node("criteria");
        var name = issuer?.Text("name");
        var specification = new Specification
        {
            Id = badge?.Id ?? assertion.Text("badge") ?? "",
            Version = 1,
            DefaultLanguage = language,
            Title = Words(badge?.Text("name")),
            Summary = Words(badge?.Text("description")),
            AwardingBodies = name is null
                ? []
                :
                [
                    new()
                    {
                        Id = issuer?.Id ?? "",
                        Name = Words(name),
                        Url = issuer?.Text("url"),
                    },
                ],
            LearningOutcomes = [.. Outcomes(Words)],
            FurtherInformation = Words(criteria?.Text("narrative")),
            Links = [.. new[] { criteria?.Id ?? badge?.Text("criteria"), assertion.Text("evidence") }.OfType<string>()],
        };
        return new(
            specification,
            new()
            {
                CredentialId = assertion.Id ?? "",
                AchievementId = specification.Id,
                Issuer = new(issuer?.Id ?? badge?.Text("issuer") ?? "", name ?? "", issuer?.Text("url")),
                Subject = Learner(),
                ValidFrom = assertion.Instant("issuedOn") ?? DateTimeOffset.MinValue,
                ValidUntil = assertion.Instant("expires"),
                CriteriaUrl = criteria?.Id,
            }
        );
    }

    private IEnumerable<LearningOutcome> Outcomes(Func<string?, LangText> words)
    {
        var number = 0;
        foreach (var alignment in badge?.Nodes("alignment") ?? [])
            if (alignment.Text("targetName") is { } name)
                yield return new()
                {
                    Id = $"o{++number}",
                    Text = words(alignment.Text("targetDescription") ?? name),
                    Skills = alignment.Text("targetUrl") is { } url
                        ? [new(url, words(name), alignment.Text("targetFramework") ?? "")]
                        : [],
                };
    }

    private BadgeSubject Learner()
    {
        var recipient = assertion.Node("recipient");
        var identity = recipient?.Text("identity");
        return recipient?.Flag("hashed") == true
            ? new() { EmailHash = identity, Salt = recipient.Text("salt") }
            : new(recipient?.Text("type") is "id" or "url" ? identity : null);
    }

    private IEnumerable<FurtherStatement> Further()
    {
        foreach (
            var (node, member) in new[] { (assertion, "narrative"), (badge, "tags"), (issuer, "description"), (issuer, "url") }
        )
            if (node?.Value[member] is { } value)
                foreach (var statement in FurtherStatements.All(value, member))
                    yield return statement;
        foreach (var evidence in assertion.Nodes("evidence"))
        foreach (var statement in FurtherStatements.All(evidence.Value, "evidence"))
            yield return statement;
    }

    private static AwardFinding OnlyNamed() =>
        new(
            AwardFindingKind.Missing,
            "/badge",
            "The assertion only names its badge by an address; what the badge says was not read."
        );
}
