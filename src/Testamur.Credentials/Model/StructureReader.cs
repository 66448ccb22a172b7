using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Model;

/// <summary>Reads the structure of one credential against the rules, in the order of a reader's interest.</summary>
internal sealed class StructureReader(JsonObject credential)
{
    private const string V1 = "https://www.w3.org/2018/credentials/v1";
    private const string V2 = "https://www.w3.org/ns/credentials/v2";

    private bool IsV1 => credential.Many("@context") is [{ } first, ..] && first.AsText() == V1;

    public IEnumerable<DataModelFinding> Read() =>
        [
            .. Contexts(),
            .. Types(),
            .. Identifiers(),
            .. Subjects(),
            .. Times(),
            .. Parts("credentialStatus", DataModelRules.Status),
            .. Parts("termsOfUse", DataModelRules.Terms),
            .. Parts("refreshService", DataModelRules.Refresh),
            .. Parts("evidence", DataModelRules.Evidence),
            .. Schemas(),
            .. RelatedResources(),
            .. Names(credential, ""),
            .. credential["issuer"] is JsonObject issuer ? Names(issuer, "/issuer") : [],
        ];

    private IEnumerable<DataModelFinding> Contexts()
    {
        var contexts = credential.Many("@context");
        foreach (var context in contexts)
        {
            if (context is null)
                yield return new(DataModelRules.Vocabulary, "/@context", "null");
            else if (context is JsonObject own && (own.ContainsKey("@vocab") || own.ContainsKey("@base")))
                yield return new(DataModelRules.Vocabulary, "/@context", own.ContainsKey("@vocab") ? "@vocab" : "@base");
        }
        if (contexts.Count == 0 || contexts[0].AsText() is not (V1 or V2))
            yield return new(DataModelRules.Context, "/@context", "@context does not start with the context of the data model");
        if (contexts.Any(context => context is not JsonObject && !Urls.IsAbsolute(context.AsText())))
            yield return new(DataModelRules.Context, "/@context", "@context holds something that is no URL and no context");
    }

    private IEnumerable<DataModelFinding> Types()
    {
        var types = credential.Many("type");
        if (
            !types.Any(type => type.AsText() == "VerifiableCredential")
            || types.Any(type => string.IsNullOrWhiteSpace(type.AsText()))
        )
            yield return new(DataModelRules.Type, "/type", "type must be names, VerifiableCredential among them");
    }

    private IEnumerable<DataModelFinding> Identifiers()
    {
        if (credential.ContainsKey("id") && !Urls.IsAbsolute(credential.Text("id")))
            yield return new(DataModelRules.Id, "/id", "id must be one URL");
        if (credential["issuer"] is JsonArray || !Urls.IsAbsolute(JsonReading.IdOf(credential["issuer"])))
            yield return new(DataModelRules.Issuer, "/issuer", "issuer must be one URL, or an object with a URL as id");
    }

    private IEnumerable<DataModelFinding> Subjects()
    {
        var subjects = credential.Many("credentialSubject");
        if (subjects.Count == 0 || subjects.Any(subject => subject is not JsonObject { Count: > 0 }))
            yield return new(
                DataModelRules.Subject,
                "/credentialSubject",
                "credentialSubject must be one or more objects that say something"
            );
        if (subjects.OfType<JsonObject>().Any(subject => subject.ContainsKey("id") && !Urls.IsAbsolute(subject.Text("id"))))
            yield return new(DataModelRules.Id, "/credentialSubject", "the id of credentialSubject must be one URL");
    }

    private IEnumerable<DataModelFinding> Times()
    {
        if (IsV1 && !credential.ContainsKey("issuanceDate") && !credential.ContainsKey("validFrom"))
            yield return new(DataModelRules.IssuanceDate, "", "issuanceDate is missing");
        foreach (var name in IsV1 ? new[] { "issuanceDate", "expirationDate" } : ["validFrom", "validUntil"])
        {
            if (credential.ContainsKey(name) && DateTimeStamp.Parse(credential.Text(name)) is null)
                yield return new(DataModelRules.Dates, "/" + name, name + " must be a date and time with a zone");
        }
        var from = DateTimeStamp.Parse(credential.Text("validFrom"));
        var until = DateTimeStamp.Parse(credential.Text("validUntil"));
        if (from > until)
            yield return new(DataModelRules.Dates, "/validUntil", "validUntil is before validFrom");
    }

    private IEnumerable<DataModelFinding> Parts(string name, DataModelRule rule)
    {
        foreach (var (path, part) in At(name))
        {
            if (part is not JsonObject value || value.Texts("type").Count == 0)
                yield return new(rule, path, name + " must be objects with a type");
            else if (value.ContainsKey("id") && !Urls.IsAbsolute(value.Text("id")))
                yield return new(rule, path, "the id of " + name + " must be a URL");
        }
    }

    private IEnumerable<DataModelFinding> Schemas()
    {
        foreach (var (path, schema) in At("credentialSchema"))
        {
            if (schema is not JsonObject value || value.Texts("type").Count == 0 || !Urls.IsAbsolute(value.Text("id")))
                yield return new(DataModelRules.Schema, path, "credentialSchema must be objects with a type and a URL as id");
        }
    }

    private IEnumerable<DataModelFinding> RelatedResources()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, resource) in At("relatedResource"))
        {
            if (resource is not JsonObject value || !Urls.IsAbsolute(value.Text("id")))
                yield return new(DataModelRules.RelatedResource, path, "relatedResource must be objects with a URL as id");
            else if (!seen.Add(value.Text("id")!)) // it is a URL
                yield return new(DataModelRules.RelatedResource, path, "relatedResource names one resource twice");
            else if (value.Texts("digestSRI").Count == 0 && value.Texts("digestMultibase").Count == 0)
                yield return new(DataModelRules.RelatedResource, path, "relatedResource must have a digest");
        }
    }

    private static IEnumerable<DataModelFinding> Names(JsonObject node, string path)
    {
        foreach (var name in new[] { "name", "description" })
        {
            if (node.ContainsKey(name) && !node.Many(name).All(IsText))
                yield return new(DataModelRules.Names, $"{path}/{name}", name + " must be text, or objects with @value");
        }
    }

    private static bool IsText(JsonNode? node)
    {
        if (node is not JsonObject value)
            return node.AsText() is not null;
        return value.Text("@value") is not null
            && value.All(member => member.Key is "@value" or "@language" or "@direction" && member.Value.AsText() is not null);
    }

    private IEnumerable<(string Path, JsonNode? Part)> At(string name)
    {
        var isArray = credential[name] is JsonArray;
        return credential
            .Many(name)
            .Select(
                (part, index) => (string.Create(CultureInfo.InvariantCulture, $"/{name}{(isArray ? $"/{index}" : "")}"), part)
            );
    }
}
