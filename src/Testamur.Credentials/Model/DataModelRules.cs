namespace Testamur.Credentials.Model;

/// <summary>The rules by name.</summary>
internal static class DataModelRules
{
    private const string V2 = "https://www.w3.org/TR/vc-data-model-2.0/";

    public static readonly DataModelRule Context = new(
        "context",
        "The first context is that of the data model, and all are URLs or objects.",
        new(V2 + "#contexts")
    );
    public static readonly DataModelRule Vocabulary = new(
        "vocabulary",
        "No context of the document changes what undefined words mean (@vocab, @base, null).",
        new(V2 + "#contexts")
    );
    public static readonly DataModelRule Type = new(
        "type",
        "The types are names, VerifiableCredential among them.",
        new(V2 + "#types")
    );
    public static readonly DataModelRule Id = new("id", "An id is one URL.", new(V2 + "#identifiers"));
    public static readonly DataModelRule Issuer = new(
        "issuer",
        "The issuer is one URL or an object with one.",
        new(V2 + "#issuer")
    );
    public static readonly DataModelRule Subject = new(
        "credentialSubject",
        "There is at least one subject, and something is said about each.",
        new(V2 + "#credential-subject")
    );
    public static readonly DataModelRule Dates = new(
        "validity",
        "Times have a zone, and the end is not before the beginning.",
        new(V2 + "#validity-period")
    );
    public static readonly DataModelRule IssuanceDate = new(
        "issuanceDate",
        "A credential of the data model 1.1 says when it was issued.",
        new("https://www.w3.org/TR/vc-data-model/#issuance-date")
    );
    public static readonly DataModelRule Status = new(
        "credentialStatus",
        "A status has a type; its id is a URL.",
        new(V2 + "#status")
    );
    public static readonly DataModelRule Terms = new(
        "termsOfUse",
        "Terms of use have a type; their id is a URL.",
        new(V2 + "#terms-of-use")
    );
    public static readonly DataModelRule Refresh = new(
        "refreshService",
        "A refresh service has a type; its id is a URL.",
        new(V2 + "#refreshing")
    );
    public static readonly DataModelRule Evidence = new(
        "evidence",
        "Evidence has a type; its id is a URL.",
        new(V2 + "#evidence")
    );
    public static readonly DataModelRule Schema = new(
        "credentialSchema",
        "A schema has a type and a URL as id.",
        new(V2 + "#data-schemas")
    );
    public static readonly DataModelRule RelatedResource = new(
        "relatedResource",
        "A related resource is an object with a URL of its own as id, and a digest.",
        new(V2 + "#integrity-of-related-resources")
    );
    public static readonly DataModelRule Names = new(
        "names",
        "Names and descriptions are text, or text with language and direction.",
        new(V2 + "#names-and-descriptions")
    );
    public static readonly DataModelRule LinkedData = new(
        "linkedData",
        "Every word is defined by the contexts, and every type is a URL.",
        new("https://www.w3.org/TR/vc-data-integrity/#context-validation")
    );

    public static readonly DataModelRule[] All =
    [
        Context,
        Vocabulary,
        Type,
        Id,
        Issuer,
        Subject,
        Dates,
        IssuanceDate,
        Status,
        Terms,
        Refresh,
        Evidence,
        Schema,
        RelatedResource,
        Names,
        LinkedData,
    ];
}
