using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur elm validate</c></summary>
internal static class ElmValidate
{
    public static Command Command()
    {
        var profile = new Option<string?>("--profile")
        {
            Description =
                $"{string.Join(", ", Enum.GetValues<ElmProfile>().Select(Name))}; default: the one that the credential names.",
        };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var file = new Argument<string>("FILE")
        {
            Description = "A credential, plain, sealed or in the form for uploading, or - for standard input.",
        };
        var command = new Command(
            "validate",
            "Compare a credential with a profile of the European Learning Model: conforms (0), does not (1) or undetermined (2)."
        )
        {
            profile,
            json,
            file,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                ElmProfile? chosen = null;
                if (parsed.GetValue(profile) is { } name)
                {
                    chosen = Find(name);
                    if (chosen is null)
                        return Exit.UsageError($"There is no profile '{name}'.");
                }
                if (await Input.ReadAsync(parsed.GetValue(file)!, cancel).ConfigureAwait(false) is not { } bytes)
                    return Exit.Usage;
                var report = ElmValidator.Validate(bytes, chosen);
                Console.WriteLine(parsed.GetValue(json) ? Json(report).ToJsonString(Output.Readable) : Text(report));
                return report.Conforms switch
                {
                    true => Exit.Good,
                    false => Exit.Bad,
                    null => Exit.Undetermined,
                };
            }
        );
        return command;
    }

    private static JsonObject Json(ElmReport report)
    {
        var json = new JsonObject
        {
            ["conforms"] = report.Conforms,
            ["profile"] = Name(report.Profile),
            ["version"] = report.Version,
            ["triples"] = report.Triples,
            ["results"] = report.Shapes is { } shapes ? ShaclOutput.Json(shapes) : [],
        };
        if (report.Shapes is { IsTruncated: true })
            json["truncated"] = true;
        if (report.Problem is { } problem)
            json["problem"] = problem;
        if (report.Lost is { } lost)
            json["lost"] = lost;
        return json;
    }

    private static string Text(ElmReport report)
    {
        var lines = new List<string> { $"ELM {report.Version}, profile {Name(report.Profile)}" };
        if (report.Shapes is { } shapes)
            lines.Add(ShaclOutput.Lines(shapes));
        if (report.Problem is { } problem)
            lines.Add($"Could not be determined: {problem}");
        if (report.Lost is { } lost)
            lines.Add($"Not seen by the shapes, and perhaps more: {lost}");
        return string.Join('\n', lines);
    }

    private static ElmProfile? Find(string name)
    {
        foreach (var profile in Enum.GetValues<ElmProfile>())
        {
            if (Name(profile).Equals(name, StringComparison.OrdinalIgnoreCase))
                return profile;
        }
        return null;
    }

    private static string Name(ElmProfile profile) => JsonNamingPolicy.CamelCase.ConvertName(profile.ToString());
}
