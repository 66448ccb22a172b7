using System.Text.Json;
using Testamur.Credentials.Verification;

namespace Testamur.Education.Elm.Shapes;

/// <summary>
/// The schemas of European Digital Credentials: profiles of the European Learning Model that credentials name with the type
/// <c>ShaclValidator2017</c>. Needs no network.
/// </summary>
public sealed class EdcSchemas : ISchemaSource
{
    // The whole list is for those who mend the credential; who reads a report wants to know what kind of thing is wrong.
    private const int Shown = 3;

    /// <inheritdoc/>
    public ValueTask<SchemaAnswer> AssessAsync(SchemaQuestion question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ValueTask.FromResult(Assess(question));
    }

    private static SchemaAnswer Assess(SchemaQuestion question)
    {
        var answer = new SchemaAnswer(Outcome.Undetermined);
        var unknown = false;
        var text = Text(question);
        foreach (var schema in question.Schemas)
        {
            if (
                schema is not { Id: { } id, Type: "ShaclValidator2017" }
                || !ElmShapes.TryFindSchema(id, out var profile, out var version)
            )
            {
                unknown = true;
                continue;
            }
            answer = Answer(ElmValidator.Validate(text.Span, profile), $"{Name(profile)}, ELM {version}");
            if (answer.Outcome != Outcome.Passed)
                return answer;
        }
        return unknown ? new SchemaAnswer(Outcome.Undetermined) : answer;
    }

    /// <summary>
    /// Without embedded proofs: they are judged elsewhere, and the profiles, which know seals only, take them for something else.
    /// </summary>
    private static ReadOnlyMemory<byte> Text(SchemaQuestion question)
    {
        if (!question.Credential.ContainsKey("proof"))
            return question.Utf8;
        var unproven = question.Credential.DeepClone().AsObject();
        unproven.Remove("proof");
        return JsonSerializer.SerializeToUtf8Bytes(unproven, ElmVersionsJson.Default.JsonNode);
    }

    private static SchemaAnswer Answer(ElmReport report, string name) =>
        report.Shapes switch
        {
            null => new(Outcome.Undetermined, name, Problem: report.Problem),
            { Conforms: true } => new(Outcome.Passed, name),
            var shapes => new(
                Outcome.Failed,
                name,
                shapes.Results.Count,
                [.. shapes.Results.Select(result => result.Message).Distinct(StringComparer.Ordinal).Take(Shown)]
            ),
        };

    private static string Name(ElmProfile profile) =>
        profile switch
        {
            ElmProfile.Generic => "European Digital Credential",
            ElmProfile.GenericStructure => "European Digital Credential without controlled lists",
            ElmProfile.Accredited => "accredited European Digital Credential",
            ElmProfile.IssuedByMandate => "European Digital Credential issued by mandate",
            ElmProfile.Converted => "converted European Digital Credential",
            ElmProfile.DiplomaSupplement => "European diploma supplement",
            ElmProfile.Loq => "learning opportunities and qualifications",
            ElmProfile.Ams => "accreditations",
            _ => "person identification",
        };
}
