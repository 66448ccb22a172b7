using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Reading;

/// <summary>
/// Reads a verifiable credential of no educational format (https://www.w3.org/TR/vc-data-model-2.0/ and 1.1): who says something about whom, and when. What it
/// says itself is told as further statements, since only a format gives members a meaning.
/// </summary>
internal sealed class PlainReader : FactPlaces
{
    private readonly DocumentNode credential;

    private PlainReader(DocumentNode credential) => this.credential = credential;

    public static ReceivedDocument Read(JsonObject root, bool secured)
    {
        var credential = new OpenDocument(root).Root;
        var issuer = credential.Node("issuer");
        DocumentNode[] subjects = [.. credential.Nodes("credentialSubject")];
        string? Person(string member) =>
            subjects.Select(subject => subject.Words(member, "en").In("en")).FirstOrDefault(name => name.Length > 0);
        var facts = new AwardFacts
        {
            CredentialId = credential.Id ?? "",
            AchievementId = "",
            Issuer = new(
                issuer?.Id ?? credential.Text("issuer") ?? "",
                issuer is null ? "" : First(issuer.Words("name", "en"), issuer.Words("legalName", "en"))
            ),
            Subject = new(subjects.FirstOrDefault()?.Id, Name: Person("fullName") ?? Person("name"))
            {
                GivenName = Person("givenName"),
                FamilyName = Person("familyName"),
            },
            ValidFrom = credential.Instant("validFrom") ?? credential.Instant("issuanceDate") ?? DateTimeOffset.MinValue,
            ValidUntil = credential.Instant("validUntil") ?? credential.Instant("expirationDate"),
            Status = [.. credential.Nodes("credentialStatus").Select(StatusReading.Of).OfType<BadgeStatus>()],
        };
        var specification = new Specification
        {
            Id = "",
            Version = 1,
            DefaultLanguage = "en",
            Title = credential.Words("name", "en"),
            Summary = credential.Words("description", "en"),
        };
        FurtherStatement[] further =
        [
            .. subjects.SelectMany(subject => FurtherStatements.All(subject.Value, "credentialSubject")),
            .. issuer is null ? [] : FurtherStatements.All(issuer.Value, "issuer"),
            .. credential.Nodes("evidence").SelectMany(evidence => FurtherStatements.All(evidence.Value, "evidence")),
        ];
        var read = FactList.Credential(
            ReceivedFormat.PlainCredential,
            new(specification, facts),
            new PlainReader(credential),
            further,
            secured
        );
        return new([read], []);
    }

    public override IEnumerable<StatedType> Types =>
        from type in credential.Texts("type").Concat(credential.Texts("@type"))
        where type is not ("VerifiableCredential" or "VerifiableAttestation")
        select new StatedType(type, LangText.Empty, CredentialKind.Other, At(credential, "type"));

    public override IReadOnlyList<StatedCredit> Credits => [];

    public override string? Of(FactKind kind, int index) =>
        kind switch
        {
            FactKind.Title => At(credential, "name"),
            FactKind.Summary => At(credential, "description"),
            FactKind.CredentialId => At(credential, "id"),
            FactKind.IssuerName => FactPlaces.First(credential.Node("issuer"), "name", "legalName"),
            FactKind.IssuerId => At(credential.Node("issuer"), "id") ?? At(credential, "issuer"),
            FactKind.HolderName => Subject("fullName") ?? Subject("name") ?? Subject("givenName") ?? Subject("familyName"),
            FactKind.HolderId => Subject("id"),
            FactKind.IssuedOn or FactKind.ValidFrom => FactPlaces.First(credential, "validFrom", "issuanceDate"),
            FactKind.ValidUntil => FactPlaces.First(credential, "validUntil", "expirationDate"),
            _ => null,
        };

    private string? Subject(string member) =>
        credential.Nodes("credentialSubject").Select(subject => At(subject, member)).FirstOrDefault(path => path is not null);

    private static string First(LangText one, LangText other) => one.IsBlank ? other.In("en") : one.In("en");
}
