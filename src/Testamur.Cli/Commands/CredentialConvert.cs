using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Education.Conversion;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur credential convert</c></summary>
internal static class CredentialConvert
{
    public static Command Command()
    {
        var to = new Option<string>("--to") { Description = "elm, ob3 or clr.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print JSON: the document, the losses and what is missing." };
        var file = new Argument<string>("FILE") { Description = "A credential, signed or not, or - for standard input." };
        var command = new Command("convert", "Turn a credential into another format, unsigned, and say what is lost.")
        {
            to,
            json,
            file,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (AwardFormats.Find(parsed.GetValue(to)) is not { } target)
                    return Exit.UsageError("--to is elm, ob3 or clr.");
                if (await Input.ReadAsync(parsed.GetValue(file)!, cancel).ConfigureAwait(false) is not { } bytes) // required
                    return Exit.Usage;
                return Run(bytes, target, parsed.GetValue(json));
            }
        );
        return command;
    }

    private static int Run(byte[] bytes, AwardFormat to, bool json)
    {
        if (AwardFormats.Detect(bytes) is not { } from)
            return Exit.Refuse("not converted", "the document is no ELM, Open Badges 3.0 or CLR 2.0 credential");
        var conversion = AwardConverter.Convert(bytes, from, to);
        if (conversion.Document is not { } document)
            return Exit.Refuse("not converted", conversion.Problem ?? "no document");
        if (json)
        {
            Console.WriteLine(Report(conversion, document).ToJsonString(Output.Readable));
            return Exit.Good;
        }
        Console.WriteLine(document.ToJsonString(Output.Readable));
        Console.Error.WriteLine("The new document is not signed.");
        foreach (var loss in conversion.Losses)
            Console.Error.WriteLine($"lost: {loss.Element}: {loss.Reason}");
        foreach (var missing in conversion.Missing)
            Console.Error.WriteLine($"missing: {missing}");
        return Exit.Good;
    }

    private static JsonObject Report(Conversion conversion, JsonObject document) =>
        new()
        {
            ["document"] = document.DeepClone(),
            ["signed"] = false,
            ["losses"] = new JsonArray([
                .. conversion.Losses.Select(loss => new JsonObject { ["element"] = loss.Element, ["reason"] = loss.Reason }),
            ]),
            ["missing"] = new JsonArray([.. conversion.Missing.Select(missing => (JsonNode)JsonValue.Create(missing))]),
        };
}
