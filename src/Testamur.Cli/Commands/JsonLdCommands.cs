using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.Syntax;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur jsonld expand</c>, <c>testamur jsonld compact</c> and <c>testamur rdf from-jsonld</c></summary>
internal static class JsonLdCommands
{
    public static Command Expand()
    {
        var options = new JsonLdArguments();
        var file = File();
        var command = new Command("expand", "A JSON-LD document in expanded form.") { file };
        options.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    options,
                    parsed,
                    [parsed.GetValue(file)!],
                    (processor, files) => Print(processor.Expand(files[0])),
                    cancel
                )
        );
        return command;
    }

    public static Command Compact()
    {
        var options = new JsonLdArguments();
        var context = new Option<string>("--context")
        {
            Description = "A file with the context to compact with.",
            Required = true,
        };
        var file = File();
        var command = new Command("compact", "A JSON-LD document in terms of a context.") { context, file };
        options.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    options,
                    parsed,
                    [parsed.GetValue(file)!, parsed.GetValue(context)!],
                    (processor, files) => Print(processor.Compact(files[0], files[1])),
                    cancel
                )
        );
        return command;
    }

    public static Command FromJsonLd()
    {
        var options = new JsonLdArguments();
        var file = File();
        var command = new Command("from-jsonld", "The quads of a JSON-LD document, as N-Quads.") { file };
        options.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    options,
                    parsed,
                    [parsed.GetValue(file)!],
                    (processor, files) => Output.Bytes(NQuads.Write(processor.ToRdf(files[0]))),
                    cancel
                )
        );
        return command;
    }

    private static Argument<string> File() => new("FILE") { Description = "A JSON-LD document, or - for standard input." };

    private static void Print(JsonNode node) => Console.WriteLine(node.ToJsonString(Output.Readable));

    private static async Task<int> RunAsync(
        JsonLdArguments options,
        ParseResult parsed,
        string[] paths,
        Action<JsonLdProcessor, byte[][]> work,
        CancellationToken cancel
    )
    {
        if (await options.ReadAsync(parsed, cancel).ConfigureAwait(false) is not { } processor)
            return Exit.Usage;
        var files = new byte[paths.Length][];
        for (var i = 0; i < paths.Length; i++)
        {
            if (await Input.ReadAsync(paths[i], cancel).ConfigureAwait(false) is not { } bytes)
                return Exit.Usage;
            files[i] = bytes;
        }
        try
        {
            work(processor, files);
            return Exit.Good;
        }
        catch (JsonLdException e)
        {
            return Exit.Refuse(e.CodeText, e.Message);
        }
    }
}
