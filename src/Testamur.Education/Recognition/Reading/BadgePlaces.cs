using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Reading;

/// <summary>Places of an Open Badge 3.0; they follow the way of <see cref="OpenBadgeReader"/> through the document.</summary>
internal sealed class BadgePlaces : FactPlaces
{
    private readonly DocumentNode credential;
    private readonly DocumentNode? subject;
    private readonly DocumentNode? achievement;
    private readonly ILookup<string, DocumentNode> alignments;

    public BadgePlaces(JsonObject root)
    {
        credential = new OpenDocument(root).Root;
        subject = credential.Node("credentialSubject");
        achievement = subject?.Node("achievement");
        alignments = (achievement?.Nodes("alignment") ?? []).ToLookup(
            node => DocumentNode.TextOf(node.Value["targetType"]) ?? "",
            StringComparer.Ordinal
        );
    }

    public override IEnumerable<StatedType> Types =>
        from type in achievement?.Texts("achievementType") ?? []
        select new StatedType(type, LangText.Empty, KindOf(type), At(achievement, "achievementType"));

    public override IReadOnlyList<StatedCredit> Credits
    {
        get
        {
            if (achievement?.Number("ECTS") is { } edubadges)
                return [new(edubadges, StatedCredit.Ects, At(achievement, "ECTS"))];
            var named = Aligned(BadgeTargets.Credits, 0);
            var system =
                named is null ? ""
                : ElmLists.FindUri("education-credit", named.Text("targetUrl"))?.Code == StatedCredit.Ects ? StatedCredit.Ects
                : named.Text("targetName") ?? named.Text("targetUrl") ?? "";
            return
            [
                .. new[] { (Node: subject, Member: "creditsEarned"), (Node: achievement, Member: "creditsAvailable") }
                    .Where(place => place.Node?.Number(place.Member) is not null)
                    .Select(place => new StatedCredit(
                        place.Node!.Number(place.Member)!.Value, // filtered above
                        system,
                        At(place.Node, place.Member)
                    ))
                    .DistinctBy(credit => credit.Amount),
            ];
        }
    }

    public override IEnumerable<FurtherStatement> OwnWords =>
        Words(achievement, "supervisionType")
            .Concat(Words(achievement, "inLanguage"))
            .Concat((achievement?.Nodes("resultDescription") ?? []).SelectMany(one => Words(one, "resultType")));

    public override string? Of(FactKind kind, int index) =>
        kind switch
        {
            FactKind.Title => At(achievement, "name"),
            FactKind.Summary => At(achievement, "description"),
            FactKind.CredentialId => At(credential, "id"),
            FactKind.SpecificationId => At(achievement, "id"),
            FactKind.IssuerName => At(credential.Node("issuer"), "name"),
            FactKind.IssuerId => At(credential.Node("issuer"), "id") ?? At(credential, "issuer"),
            FactKind.IssuerCountry => At(credential.Node("issuer")?.Node("address"), "addressCountryCode"),
            FactKind.AwardingBody => Aligned(BadgeTargets.AwardingBody, index)?.Path
                ?? At(achievement, "creator")
                ?? At(credential, "issuer"),
            FactKind.HolderName => Identity("name", "ext:givenName", "ext:familyName"),
            FactKind.HolderBirthDate => Identity("ext:dateOfBirth"),
            FactKind.HolderId => At(subject, "id"),
            FactKind.IssuedOn or FactKind.ValidFrom => First(credential, "validFrom", "issuanceDate"),
            FactKind.AwardedOn => At(credential, "awardedDate"),
            FactKind.ValidUntil => First(credential, "validUntil", "expirationDate"),
            FactKind.Hours => Aligned(BadgeTargets.Workload, 0)?.Path ?? At(achievement, "SBU"),
            FactKind.Outcome => Aligned(BadgeTargets.Outcome, index)?.Path ?? Aligned(BadgeTargets.Skill, index)?.Path,
            FactKind.Skill => Aligned(BadgeTargets.Skill, index)?.Path,
            FactKind.Assessment => Aligned(BadgeTargets.Assessment, index)?.Path ?? At(achievement, "assessmentType"),
            FactKind.Supervision => Aligned(BadgeTargets.Supervision, index)?.Path ?? At(achievement, "supervisionType"),
            FactKind.Mode => Aligned(BadgeTargets.Participation, index)?.Path ?? At(achievement, "participationType"),
            FactKind.Grade => At(subject, "result", index),
            FactKind.GradingScheme => At(achievement, "resultDescription"),
            FactKind.FurtherInformation => Aligned(BadgeTargets.Further, index)?.Path
                ?? At(achievement?.Node("criteria"), "narrative"),
            _ => AlignedType(kind) is { } type ? Aligned(type, index)?.Path : null,
        };

    private static string? AlignedType(FactKind kind) =>
        kind switch
        {
            FactKind.EqfLevel => BadgeTargets.Eqf,
            FactKind.NationalLevel => BadgeTargets.National,
            FactKind.Cycle => BadgeTargets.Cycle,
            FactKind.Field => BadgeTargets.Field,
            FactKind.TeachingLanguage => BadgeTargets.Language,
            FactKind.QualityAssurance => BadgeTargets.Quality,
            FactKind.Prerequisite => BadgeTargets.Prerequisite,
            FactKind.Stackability => BadgeTargets.Stackability,
            FactKind.Part => BadgeTargets.Part,
            _ => null,
        };

    private DocumentNode? Aligned(string type, int index) => alignments[type].ElementAtOrDefault(index);

    private string? Identity(params string[] types) =>
        subject
            ?.Nodes("identifier")
            .FirstOrDefault(node => types.Contains(DocumentNode.TextOf(node.Value["identityType"]), StringComparer.Ordinal))
            ?.Path;

    // Values of https://www.imsglobal.org/spec/ob/v3p0/#achievementtype-enumeration.
    private static CredentialKind KindOf(string type) =>
        type switch
        {
            "MicroCredential" => CredentialKind.MicroCredential,
            "Course" or "Module" or "ext:Module" => CredentialKind.Module,
            "Badge" => CredentialKind.Badge,
            "Degree" => CredentialKind.Degree,
            _ when type.EndsWith("Degree", StringComparison.Ordinal) || type.EndsWith("Doctorate", StringComparison.Ordinal) =>
                CredentialKind.Degree,
            _ => CredentialKind.Other,
        };
}
