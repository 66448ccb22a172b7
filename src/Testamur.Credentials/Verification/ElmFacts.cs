using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>What a page shows of a credential in the European Learning Model (ELM 3, <c>EuropeanDigitalCredential</c>).</summary>
internal sealed class ElmFacts
{
    private const string CreditSystem = "6fcec5c5af"; // ECTS, of the list snb/education-credit
    private const string Mandate = "c_18016257"; // of the list snb/evidence-type

    private readonly JsonObject credential;
    private Dictionary<string, JsonObject>? nodes;

    private ElmFacts(JsonObject credential) => this.credential = credential;

    public static bool IsElm(JsonObject credential) => credential.Texts("type").Contains("EuropeanDigitalCredential");

    /// <summary>The summary with what the model has at places of its own.</summary>
    public static CredentialSummary Add(CredentialSummary summary, JsonObject credential)
    {
        var elm = new ElmFacts(credential);
        var subject = elm.Nodes(credential, "credentialSubject").FirstOrDefault() ?? [];
        var claims = elm.Nodes(subject, "hasClaim").ToList();
        var assessments = claims.SelectMany(claim => elm.Nodes(claim, "provenBy")).Concat(claims).ToList();
        var mandate = elm.Nodes(credential, "evidence").FirstOrDefault(IsMandate);
        return summary with
        {
            AchievementId = claims
                .SelectMany(claim => claim.Many("specifiedBy"))
                .Select(JsonReading.IdOf)
                .FirstOrDefault(id => id is not null),
            MandateId = mandate?.Text("id"),
            MandatorName = mandate is null ? null : elm.First(mandate, "evidenceTarget", "legalName"),
            SubjectName = summary.SubjectName ?? FullName(subject),
            AchievementName =
                elm.First(credential, "displayParameter", "title")
                ?? claims.Select(claim => LanguageText.Of(claim["title"])).FirstOrDefault(title => title is not null),
            Grade = assessments.Select(elm.Grade).FirstOrDefault(grade => grade is not null),
            Supervision = assessments.Select(elm.SupervisionOf).FirstOrDefault(label => label is not null),
            EctsPoints = claims.Select(elm.Points).FirstOrDefault(points => points is not null),
            EqfLevel = claims
                .SelectMany(claim => elm.Nodes(claim, "specifiedBy"))
                .Select(specification => LastPart(JsonReading.IdOf(One(specification, "eqfLevel"))))
                .FirstOrDefault(level => level is not null),
        };
    }

    private static bool IsMandate(JsonObject evidence) => LastPart(JsonReading.IdOf(One(evidence, "dcType"))) == Mandate;

    private static string? FullName(JsonObject subject)
    {
        var name = $"{LanguageText.Of(subject["givenName"])} {LanguageText.Of(subject["familyName"])}".Trim();
        return name.Length == 0 ? null : name;
    }

    private string? Grade(JsonObject assessment) =>
        Nodes(assessment, "grade").Select(note => LanguageText.Of(note["noteLiteral"])).FirstOrDefault()
        ?? LanguageText.Of(assessment["grade"] as JsonValue);

    private string? SupervisionOf(JsonObject assessment)
    {
        var concept = One(assessment, "idVerification");
        return Supervisions.Find(JsonReading.IdOf(concept)) ?? LanguageText.Of((concept as JsonObject)?["prefLabel"]);
    }

    private string? Points(JsonObject claim) =>
        Nodes(claim, "creditReceived")
            .Concat(Nodes(claim, "specifiedBy").SelectMany(specification => Nodes(specification, "creditPoint")))
            .Where(credit => LastPart(JsonReading.IdOf(credit["framework"])) == CreditSystem)
            .Select(credit =>
                credit["point"] is JsonValue point && point.GetValueKind() == JsonValueKind.Number
                    ? point.ToJsonString()
                    : credit.Text("point")
            )
            .FirstOrDefault(points => points is not null);

    private string? First(JsonObject node, string member, string text) =>
        Nodes(node, member).Select(value => LanguageText.Of(value[text])).FirstOrDefault(found => found is not null);

    /// <summary>The nodes of a member; what is named by its identifier alone is looked up in the rest of the credential.</summary>
    private IEnumerable<JsonObject> Nodes(JsonObject node, string member)
    {
        foreach (var value in node.Many(member))
        {
            if (value is JsonObject whole)
                yield return whole;
            else if (value.AsText() is { } id && (nodes ??= Index()).TryGetValue(id, out var named))
                yield return named;
        }
    }

    private Dictionary<string, JsonObject> Index()
    {
        var found = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var waiting = new Stack<JsonNode?>([credential]);
        while (waiting.TryPop(out var node))
        {
            if (node is JsonObject value)
            {
                if (value.Count > 1 && value.Text("id") is { } id)
                    found.TryAdd(id, value);
                foreach (var (_, member) in value)
                    waiting.Push(member);
            }
            else if (node is JsonArray list)
            {
                foreach (var item in list)
                    waiting.Push(item);
            }
        }
        return found;
    }

    private static JsonNode? One(JsonObject node, string member) => node.Many(member) is [var first, ..] ? first : null;

    private static string? LastPart(string? id) => id?[(id.LastIndexOf('/') + 1)..] is { Length: > 0 } part ? part : null;
}
