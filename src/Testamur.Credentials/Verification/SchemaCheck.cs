using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;

namespace Testamur.Credentials.Verification;

/// <summary>The data model first, then the schemas that the credential names.</summary>
internal static class SchemaCheck
{
    /// <summary>More than this are not looked at.</summary>
    private const int MaxSchemas = 20;

    public static async ValueTask<Check> RunAsync(
        JsonObject credential,
        ReadOnlyMemory<byte> utf8,
        ISchemaSource? source,
        CancellationToken cancel
    )
    {
        var model = DataModel.Inspect(credential);
        if (source is null || model.Reason != Reasons.SchemaNotFetched)
            return model;
        var entries = credential.Many("credentialSchema");
        if (entries.Count is 0 or > MaxSchemas)
            return model;
        var schemas = entries
            .Select(entry => new NamedSchema(JsonReading.IdOf(entry), (entry as JsonObject)?.Text("type")))
            .ToList();
        var text = utf8.IsEmpty ? JsonText.Write(credential) : utf8;
        var answer = await source.AssessAsync(new SchemaQuestion(schemas, credential, text), cancel).ConfigureAwait(false);
        return answer.Outcome switch
        {
            Outcome.Passed => Check.Of(CheckCode.Schema, Outcome.Passed, Reasons.SchemaFollowed, answer.Schema),
            Outcome.Failed => Check.Of(
                CheckCode.Schema,
                Outcome.Failed,
                Reasons.SchemaBroken,
                answer.Schema,
                answer.Violations.ToString(CultureInfo.InvariantCulture),
                string.Join(" ", answer.First ?? [])
            ),
            _ when answer.Problem is { } problem => Check.Of(
                CheckCode.Schema,
                Outcome.Undetermined,
                Reasons.SchemaNotApplied,
                answer.Schema,
                problem
            ),
            _ => model,
        };
    }
}
