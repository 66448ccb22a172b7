using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Recognition.Documents;

/// <summary>
/// A statement of recognition as a verifiable credential of the <see href="https://www.w3.org/TR/vc-data-model-2.0/">data model 2.0</see>, of type
/// <c>RecognitionStatement</c>, before it is signed. The meaning of its terms stands in the document itself, so that whoever verifies it needs no other file
/// and loses nothing in safe mode.
/// </summary>
public static class StatementDocument
{
    /// <summary>The type by which it is known.</summary>
    public const string Type = "RecognitionStatement";

    /// <summary>What its terms begin with.</summary>
    public const string Vocabulary = "urn:testamur:recognition#";

    /// <summary>
    /// The suite to sign it with, by an Ed25519 key: over canonical RDF. A suite over canonical JSON repeats the context in the proof, and there are verifiers
    /// that compare a context standing in the document by identity and so refuse it.
    /// </summary>
    public static Cryptosuite Suite => Cryptosuite.EddsaRdfc2022;

    private static readonly string[] Texts =
    [
        "fullName",
        "title",
        "issuerName",
        "country",
        "verdict",
        "purpose",
        "outcome",
        "route",
        "creditSum",
        "acceptedOutcome",
        "grade",
        "gradeMethod",
        "basis",
        "reason",
        "condition",
        "instead",
        "decidedBy",
        "appealRoute",
        "inLanguage",
    ];

    private static readonly (string Term, string Type)[] Typed =
    [
        ("birthDate", "date"),
        ("verifiedAt", "dateTime"),
        ("decidedOn", "date"),
        ("appealUntil", "date"),
        ("claimedEcts", "decimal"),
        ("acceptedEcts", "decimal"),
        ("eqfLevel", "integer"),
    ];

    /// <summary>The credential, ready to be signed.</summary>
    /// <param name="statement">What it says.</param>
    /// <param name="validFrom">First moment of validity.</param>
    /// <param name="status">Where it can be looked up whether it was withdrawn; null when it cannot.</param>
    /// <exception cref="ArgumentException">The statement, its institution or its credential has no absolute URI.</exception>
    public static JsonObject Write(RecognitionStatement statement, DateTimeOffset validFrom, BadgeStatus? status = null)
    {
        ArgumentNullException.ThrowIfNull(statement);
        foreach (var id in new[] { statement.Id, statement.Institution.Id })
            if (!Uri.TryCreate(id, UriKind.Absolute, out _))
                throw new ArgumentException($"'{id}' is no absolute URI.", nameof(statement));
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", Context()),
            ["id"] = statement.Id,
            ["type"] = new JsonArray("VerifiableCredential", Type),
            ["name"] = Named(statement),
            ["issuer"] = Put(
                new JsonObject { ["id"] = statement.Institution.Id, ["name"] = statement.Institution.Name },
                ("country", statement.Institution.Country)
            ),
            ["validFrom"] = DateTimeStamp.Format(validFrom),
        };
        if (status is not null)
            document["credentialStatus"] = OpenBadgeBuilder.Status(status);
        var subject = new JsonObject();
        if (statement.Person.Id is { Length: > 0 } holder)
            subject["id"] = holder;
        document["credentialSubject"] = Put(
            subject,
            ("type", "RecognisedPerson"),
            ("fullName", statement.Person.Name),
            ("birthDate", Day(statement.Person.BirthDate)),
            ("recognition", Recognition(statement))
        );
        return document;
    }

    /// <summary>Reads a statement back, signed or not; null when the document is none. Reading is not verifying.</summary>
    public static RecognitionStatement? Read(ReadOnlySpan<byte> document) =>
        SecuredInput.TryOpen(document, out var credential, out _, out _) ? StatementReader.Read(credential) : null;

    private static string Named(RecognitionStatement statement) =>
        RecognitionTexts.Say("statement.name", [statement.Credential.Title], statement.Language);

    private static JsonObject Recognition(RecognitionStatement statement)
    {
        var credential = statement.Credential;
        return Put(
            new JsonObject { ["type"] = "Recognition" },
            (
                "recognisedCredential",
                Put(
                    Identified(credential.Id),
                    ("type", "RecognisedCredential"),
                    ("title", credential.Title),
                    ("issuerName", credential.Issuer),
                    ("country", credential.IssuerCountry),
                    ("digestSRI", credential.Hash),
                    ("verdict", Code(credential.Verdict)),
                    ("verifiedAt", DateTimeStamp.Format(credential.VerifiedAt))
                )
            ),
            ("inLanguage", statement.Language),
            ("purpose", statement.Purpose),
            ("outcome", Code(statement.Outcome)),
            ("route", Code(statement.Route)),
            ("claimedEcts", statement.Claimed?.ToString()),
            ("acceptedEcts", statement.Accepted?.ToString()),
            ("creditSum", statement.CreditSum),
            ("eqfLevel", statement.EqfLevel?.ToString(CultureInfo.InvariantCulture)),
            ("acceptedOutcome", statement.Outcomes.Count > 0 ? OpenBadgeBuilder.Strings(statement.Outcomes) : null),
            (
                "replaces",
                statement.Replaces is { } target
                    ? Put(Identified(target.Id), ("type", "ReplacedLearning"), ("title", target.Title))
                    : null
            ),
            ("grade", statement.Grade),
            ("gradeMethod", statement.GradeMethod),
            ("basis", statement.Basis),
            ("agreement", statement.AgreementId),
            ("reason", statement.Reason),
            ("condition", statement.Condition),
            ("instead", statement.Instead),
            ("decidedOn", Day(statement.DecidedOn)),
            ("decidedBy", statement.Officer),
            ("appealRoute", statement.AppealRoute),
            ("appealUntil", Day(statement.AppealUntil))
        );
    }

    /// <summary>The meaning of the terms: our own words, each under one vocabulary.</summary>
    private static JsonObject Context()
    {
        var context = new JsonObject();
        foreach (var type in new[] { Type, "Recognition", "RecognisedPerson", "RecognisedCredential", "ReplacedLearning" })
            context[type] = Vocabulary + type;
        foreach (var term in Texts)
            context[term] = Vocabulary + term;
        foreach (var (term, type) in Typed)
            context[term] = new JsonObject
            {
                ["@id"] = Vocabulary + term,
                ["@type"] = "http://www.w3.org/2001/XMLSchema#" + type,
            };
        foreach (var term in new[] { "recognition", "recognisedCredential", "replaces" })
            context[term] = new JsonObject { ["@id"] = Vocabulary + term, ["@type"] = "@id" };
        context["agreement"] = Vocabulary + "agreement";
        return context;
    }

    // What has no URI of its own is told without one.
    private static JsonObject Identified(string? id) => Uri.TryCreate(id, UriKind.Absolute, out _) ? new() { ["id"] = id } : [];

    private static JsonObject Put(JsonObject node, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        foreach (var (name, value) in members)
            if (value is not null && !(value is JsonValue text && text.TryGetValue<string>(out var said) && said.Length == 0))
                node[name] = value;
        return node;
    }

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
