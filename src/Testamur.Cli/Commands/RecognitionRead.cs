using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Packs;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur recognition read</c></summary>
internal static class RecognitionRead
{
    public static Command Command()
    {
        var target = new Option<string?>("--target")
        {
            HelpName = "FILE",
            Description = "The specification that it shall count as.",
        };
        var pack = new Option<string>("--pack")
        {
            HelpName = "ID",
            Description = "Whose hours per credit hold.",
            DefaultValueFactory = _ => Packs.European.Id,
        };
        var language = new Option<string>("--language")
        {
            HelpName = "TAG",
            Description = "Language of the reasons: en or de.",
            DefaultValueFactory = _ => "en",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var file = new Argument<string>("FILE") { Description = "A credential by anybody, or - for standard input." };
        var command = new Command(
            "read",
            "What a credential says and how an officer would read it; it is not verified: read (0) or not readable (2)."
        )
        {
            target,
            pack,
            language,
            json,
            file,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (Packs.Find(parsed.GetValue(pack)!) is not { } rules) // it has a default
                    return Exit.UsageError($"--pack: one of {string.Join(", ", Packs.All.Select(known => known.Id))}.");
                Specification? specification = null;
                if (parsed.GetValue(target) is { } path)
                {
                    if (await Input.ReadAsync(path, cancel).ConfigureAwait(false) is not { } text)
                        return Exit.Usage;
                    try
                    {
                        specification = SpecificationJson.Read(new UTF8Encoding(false, true).GetString(text));
                    }
                    catch (Exception e) when (e is JsonException or DecoderFallbackException)
                    {
                        return Exit.UsageError($"{path}: {e.Message}");
                    }
                }
                if (await Input.ReadAsync(parsed.GetValue(file)!, cancel).ConfigureAwait(false) is not { } document) // required
                    return Exit.Usage;
                return Print(document, specification, CreditRule.Of(rules), parsed.GetValue(language)!, parsed.GetValue(json)); // default
            }
        );
        return command;
    }

    private static int Print(byte[] document, Specification? target, CreditRule rule, string language, bool json)
    {
        var received = ReceivedDocument.Read(document);
        if (received.Problem is { } problem)
        {
            Console.Error.WriteLine(problem);
            return Exit.Undetermined;
        }
        var read = received
            .Credentials.Select(one => (one, RecognitionEvaluation.Of(one, VerificationSummary.None, target, rule)))
            .ToArray();
        if (json)
            Console.WriteLine(
                new JsonArray([.. read.Select(pair => RecognitionOutput.ToJson(pair.Item1, pair.Item2, language))]).ToJsonString(
                    Output.Readable
                )
            );
        else
            foreach (var (credential, evaluation) in read)
                RecognitionOutput.Print(credential, evaluation, language);
        foreach (var finding in received.Findings)
            Console.Error.WriteLine($"{finding.Path}: {finding.Text}");
        return Exit.Good;
    }
}
