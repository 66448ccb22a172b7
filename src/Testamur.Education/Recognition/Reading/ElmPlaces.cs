using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Recognition.Reading;

/// <summary>Places of a claim of the European Learning Model; they follow the way of <see cref="ElmReader"/> through the document.</summary>
internal sealed class ElmPlaces : FactPlaces
{
    private const string Supplement = "http://data.europa.eu/snb/credential/6dff8a0f87";
    private const string ShortProgramme = "http://data.europa.eu/snb/learning-opportunity/74a4a268e8";

    private static readonly HashSet<string> Modules =
    [
        "http://data.europa.eu/snb/learning-opportunity/0f7dac46ca",
        "http://data.europa.eu/snb/learning-opportunity/05053c1cbe",
        "http://data.europa.eu/snb/learning-opportunity/7e1ac538db",
    ];

    private readonly DocumentNode credential;
    private readonly DocumentNode person;
    private readonly DocumentNode claim;
    private readonly DocumentNode? specified;
    private readonly DocumentNode? process;
    private readonly DocumentNode[] tasks;
    private readonly DocumentNode[] bodies;
    private readonly DocumentNode[] outcomes;
    private readonly DocumentNode[] activities;

    private ElmPlaces(DocumentNode credential, DocumentNode person, DocumentNode claim)
    {
        (this.credential, this.person, this.claim) = (credential, person, claim);
        specified = claim.Node("specifiedBy");
        process = claim.Node("awardedBy");
        // Each is walked once: a place is asked for by its number.
        tasks = [.. Tasks()];
        bodies = [.. process?.Nodes("awardingBody") ?? []];
        outcomes = [.. specified?.Nodes("learningOutcome").DistinctBy(one => one.Value) ?? []];
        activities = [.. claim.Nodes("influencedBy").DistinctBy(one => one.Value)];
    }

    /// <summary>The place of the claim.</summary>
    public string Claim => claim.Path;

    /// <summary>One for each claim, in the order in which the reader reads them.</summary>
    public static IReadOnlyList<ElmPlaces> All(JsonObject root)
    {
        var document = new OpenDocument(root);
        var credential = document.Root;
        if (root["@graph"] is JsonArray graph && graph.OfType<JsonObject>().FirstOrDefault(ElmReader.IsCredential) is { } found)
            credential = new(document, found);
        return credential.Node("credentialSubject") is { } person
            ? [.. person.Nodes("hasClaim").DistinctBy(one => one.Value).Select(one => new ElmPlaces(credential, person, one))]
            : [];
    }

    public override IEnumerable<StatedType> Types
    {
        get
        {
            foreach (var type in specified?.Nodes("dcType") ?? [])
                yield return Type(
                    type,
                    type.Id switch
                    {
                        ShortProgramme => CredentialKind.MicroCredential,
                        { } id when Modules.Contains(id) => CredentialKind.Module,
                        _ => CredentialKind.Other,
                    }
                );
            foreach (var profile in credential.Nodes("credentialProfiles"))
                yield return Type(profile, profile.Id == Supplement ? CredentialKind.Degree : CredentialKind.Unknown);
        }
    }

    public override IReadOnlyList<StatedCredit> Credits =>
        [
            .. Points(claim, "creditReceived")
                .Concat(Points(specified, "creditPoint"))
                .DistinctBy(credit => (credit.Amount, credit.System)),
        ];

    // Grades and names of issuers are read in one language.
    public override IEnumerable<FurtherStatement> OwnWords =>
        Words(credential.Node("issuer"), "legalName")
            .Concat(Words(credential.Node("issuer"), "registration"))
            .Concat(tasks.SelectMany(task => Words(task.Node("grade"), "noteLiteral")))
            .Concat(Words(person, "fullName"))
            .Concat(Words(person, "givenName"))
            .Concat(Words(person, "familyName"))
            .Concat(Words(specified, "learningSetting"))
            .Concat(Words(specified, "educationLevel"));

    public override string? Of(FactKind kind, int index) =>
        kind switch
        {
            FactKind.Title => At(claim, "title") ?? At(specified, "title"),
            FactKind.Summary => At(specified, "description"),
            FactKind.CredentialId => At(credential, "id"),
            FactKind.SpecificationId => At(specified, "id") ?? At(claim, "id"),
            FactKind.IssuerName => At(credential.Node("issuer"), "legalName") ?? At(credential.Node("issuer"), "altLabel"),
            FactKind.IssuerId => At(credential.Node("issuer"), "id") ?? At(credential, "issuer"),
            FactKind.IssuerCountry => At(credential.Node("issuer")?.Node("location")?.Node("address"), "countryCode"),
            FactKind.AwardingBody => bodies.ElementAtOrDefault(index)?.Path,
            FactKind.AwardingBodyCountry => At(
                bodies.ElementAtOrDefault(index)?.Node("location")?.Node("address"),
                "countryCode"
            ),
            FactKind.Activity => activities.ElementAtOrDefault(index)?.Path,
            FactKind.HolderName => First(person, "fullName", "givenName", "familyName"),
            FactKind.HolderBirthDate => At(person, "dateOfBirth"),
            FactKind.HolderId => At(person, "id"),
            FactKind.IssuedOn => First(credential, "issued", "issuanceDate"),
            FactKind.AwardedOn => At(process, "awardingDate"),
            FactKind.ValidFrom => First(credential, "validFrom", "issued", "issuanceDate"),
            FactKind.ValidUntil => First(credential, "validUntil", "expirationDate"),
            FactKind.Hours => At(specified, "volumeOfLearning"),
            FactKind.Weeks => At(specified, "maximumDuration"),
            FactKind.EqfLevel => At(specified, "eqfLevel"),
            FactKind.NationalLevel => At(specified, "nqfLevel", index) ?? At(specified, "educationLevel"),
            FactKind.Cycle => At(specified, "educationLevel"),
            FactKind.Field => At(specified, "thematicArea", index),
            FactKind.Outcome => outcomes.ElementAtOrDefault(index)?.Path,
            FactKind.Assessment => tasks.ElementAtOrDefault(index)?.Path,
            FactKind.Supervision => At(
                tasks.Where(task => task.Has("idVerification")).ElementAtOrDefault(index),
                "idVerification"
            ),
            FactKind.QualityAssurance => At(specified, "accreditation", index) ?? First(specified, "additionalNote"),
            FactKind.Grade => At(tasks.Where(task => task.Has("grade")).ElementAtOrDefault(index), "grade"),
            FactKind.GradingScheme => tasks
                .Select(task => At(task.Node("specifiedBy"), "gradingScheme"))
                .FirstOrDefault(path => path is not null),
            FactKind.Mode => At(specified, "mode"),
            FactKind.TeachingLanguage => At(specified, "language", index),
            FactKind.Prerequisite => At(specified, "entryRequirement"),
            FactKind.Stackability => First(specified, "isPartOf", "isPartialQualification", "additionalNote"),
            FactKind.Part => At(claim, "hasPart", index),
            FactKind.FurtherInformation => First(specified, "additionalNote", "supplementaryDocument"),
            _ => null,
        };

    /// <summary>Assessments and their parts, as deep as the reader goes.</summary>
    private IEnumerable<DocumentNode> Tasks()
    {
        var seen = new HashSet<JsonObject>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(DocumentNode Node, int Depth)>();
        foreach (var top in claim.Nodes("provenBy").Concat(process?.Nodes("used") ?? []).Reverse())
            open.Push((top, 0));
        while (open.TryPop(out var next))
        {
            if (next.Depth > 8 || !seen.Add(next.Node.Value))
                continue;
            DocumentNode[] parts = [.. next.Node.Nodes("hasPart")];
            // What only holds the others together is a task of its own when it has a grade.
            if (parts.Length == 0 || next.Node.Has("grade"))
                yield return next.Node;
            foreach (var part in parts.Reverse())
                open.Push((part, next.Depth + 1));
        }
    }

    private static IEnumerable<StatedCredit> Points(DocumentNode? node, string member)
    {
        foreach (var credit in node?.Nodes(member) ?? [])
            if (credit.Number("point") is { } amount)
            {
                var framework = credit.Node("framework");
                var name = framework?.Words("prefLabel", "en").In("en") is { Length: > 0 } label ? label : framework?.Id ?? "";
                var isEcts = ElmReading.IsEcts(framework);
                yield return new(amount, isEcts ? StatedCredit.Ects : name, credit.Path);
            }
    }

    private static StatedType Type(DocumentNode concept, CredentialKind kind)
    {
        var labels = concept.Words("prefLabel", "en");
        if (labels.IsBlank && ControlledList.Get("learning-opportunity").Find(concept.Id) is { } known)
            labels = known.Labels;
        return new(concept.Id ?? labels.In("en"), labels, kind, concept.Path);
    }
}
