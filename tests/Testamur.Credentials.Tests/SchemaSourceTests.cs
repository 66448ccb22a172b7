using System.Text;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests;

/// <summary>What a caller's schemas say becomes the schema check, and only where the credential names one.</summary>
public sealed class SchemaSourceTests
{
    private const string Named = """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"did:web:uni.example",
         "credentialSchema":[{"id":"https://uni.example/schema","type":"JsonSchema"}],"credentialSubject":{"id":"urn:x:1"}}
        """;

    [Theory]
    [InlineData(Outcome.Passed, Reasons.SchemaFollowed)]
    [InlineData(Outcome.Failed, Reasons.SchemaBroken)]
    [InlineData(Outcome.Undetermined, Reasons.SchemaNotFetched)]
    public async Task The_answer_is_the_outcome_of_the_check(Outcome outcome, string reason)
    {
        var source = new Source(new SchemaAnswer(outcome, "the schema", 2, ["One is missing.", "Two is wrong."]));
        var check = await CheckAsync(Named, source);
        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
        var question = Assert.Single(source.Asked);
        Assert.Equal([new NamedSchema("https://uni.example/schema", "JsonSchema")], question.Schemas);
        Assert.Equal(Named, Encoding.UTF8.GetString(question.Utf8.Span));
        if (outcome == Outcome.Failed)
            Assert.Contains("2. The first: One is missing. Two is wrong.", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_could_not_be_applied_says_why()
    {
        var check = await CheckAsync(
            Named,
            new Source(new SchemaAnswer(Outcome.Undetermined, "the schema", Problem: "It is too large."))
        );
        Assert.Equal((Outcome.Undetermined, Reasons.SchemaNotApplied), (check.Outcome, check.Reason));
        Assert.Contains("It is too large.", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_source_a_named_schema_is_undetermined() =>
        Assert.Equal(Reasons.SchemaNotFetched, (await CheckAsync(Named, null)).Reason);

    [Fact]
    public async Task A_broken_data_model_decides_before_any_schema_is_asked()
    {
        var source = new Source(new SchemaAnswer(Outcome.Passed, "the schema"));
        var check = await CheckAsync(Named.Replace("\"credentialSubject\"", "\"subject\"", StringComparison.Ordinal), source);
        Assert.Equal((Outcome.Failed, Reasons.SchemaViolation), (check.Outcome, check.Reason));
        Assert.Empty(source.Asked);
    }

    [Fact]
    public async Task A_credential_that_names_no_schema_is_asked_about_none()
    {
        var source = new Source(new SchemaAnswer(Outcome.Failed, "the schema"));
        var check = await CheckAsync(Named.Replace("credentialSchema", "evidence", StringComparison.Ordinal), source);
        Assert.Equal((Outcome.Passed, Reasons.SchemaConforms), (check.Outcome, check.Reason));
        Assert.Empty(source.Asked);
    }

    private static async Task<Check> CheckAsync(string credential, ISchemaSource? source)
    {
        var report = await new CredentialVerifier(schemas: source).VerifyAsync(
            Encoding.UTF8.GetBytes(credential),
            new VerificationOptions { Now = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero) }
        );
        return report[CheckCode.Schema];
    }

    private sealed class Source(SchemaAnswer answer) : ISchemaSource
    {
        public List<SchemaQuestion> Asked { get; } = [];

        public ValueTask<SchemaAnswer> AssessAsync(SchemaQuestion question, CancellationToken cancel)
        {
            Asked.Add(question);
            return ValueTask.FromResult(answer);
        }
    }
}
