using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;
using Testamur.Education.Elm.Shapes;

namespace Testamur.Education.Tests.Elm;

public sealed class EdcSchemasTests
{
    [Fact]
    public async Task A_conforming_credential_follows_its_schema()
    {
        var check = await CheckAsync(SampleFiles.Constructed("micro-credential.eu-elements"));
        Assert.Equal((Outcome.Passed, Reasons.SchemaFollowed), (check.Outcome, check.Reason));
        Assert.Contains("ELM 3.2", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_breaks_its_schema_says_what_is_wrong_in_plain_words()
    {
        var credential = SampleFiles.Constructed("micro-credential.eu-elements");
        credential.Remove("issued");
        credential["issuer"]!.AsObject().Remove("legalName"); // the sample has an issuer
        var check = await CheckAsync(credential);
        Assert.Equal((Outcome.Failed, Reasons.SchemaBroken), (check.Outcome, check.Reason));
        Assert.Contains("is missing.", check.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("http", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_is_no_part_of_what_the_schema_judges()
    {
        var credential = SampleFiles.Constructed("micro-credential.eu-elements");
        credential["proof"] = new JsonObject { ["type"] = "DataIntegrityProof" };
        Assert.Equal(Outcome.Passed, (await CheckAsync(credential)).Outcome);
    }

    [Theory]
    [InlineData("http://data.europa.eu/snb/model/ap/edc-accredited", "ShaclValidator2017", Outcome.Failed)]
    [InlineData("http://data.europa.eu/snb/model/ap/edc-generic-no-cv", "ShaclValidator2017", Outcome.Passed)]
    [InlineData("http://data.europa.eu/snb/model/ap/edc-generic-full", "JsonSchema", Outcome.Undetermined)]
    [InlineData("http://example.org/shapes", "ShaclValidator2017", Outcome.Undetermined)]
    public async Task The_named_schema_is_applied_and_no_other(string id, string type, Outcome expected)
    {
        var schema = new JsonObject { ["id"] = id, ["type"] = type };
        var credential = SampleFiles.Constructed("micro-credential.eu-elements");
        // The shapes ask for their own kind of schema; what is named besides is what the question is about.
        credential["credentialSchema"] = schema;
        if (type == "ShaclValidator2017")
            Assert.Equal(expected, (await CheckAsync(credential)).Outcome);
        else
            Assert.Equal(expected, (await AskAsync(credential)).Outcome);
    }

    [Fact]
    public async Task A_schema_that_is_not_known_keeps_the_others_from_passing()
    {
        var credential = SampleFiles.Constructed("micro-credential.eu-elements");
        var known = new NamedSchema("http://data.europa.eu/snb/model/ap/edc-generic-full", "ShaclValidator2017");
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(credential);
        var question = new SchemaQuestion([known, new NamedSchema("http://example.org/other", "JsonSchema")], credential, utf8);
        Assert.Equal(Outcome.Undetermined, (await new EdcSchemas().AssessAsync(question, default)).Outcome);
        Assert.Equal(Outcome.Passed, (await new EdcSchemas().AssessAsync(question with { Schemas = [known] }, default)).Outcome);
    }

    private static async Task<SchemaAnswer> AskAsync(JsonObject credential)
    {
        var schema = credential["credentialSchema"]!; // set by the test
        var named = new NamedSchema(schema["id"]!.GetValue<string>(), schema["type"]!.GetValue<string>());
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(credential);
        return await new EdcSchemas().AssessAsync(new SchemaQuestion([named], credential, utf8), default);
    }

    private static async Task<Check> CheckAsync(JsonObject credential)
    {
        var report = await new CredentialVerifier(schemas: new EdcSchemas()).VerifyAsync(
            JsonSerializer.SerializeToUtf8Bytes(credential),
            new VerificationOptions { Now = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero) }
        );
        return report[CheckCode.Schema];
    }
}
