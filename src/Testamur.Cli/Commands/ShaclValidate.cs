using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Education.Elm.Shapes;
using Testamur.Rdf;
using Testamur.Rdf.Shacl;
using Testamur.Rdf.Syntax;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur shacl validate</c></summary>
internal static class ShaclValidate
{
    public static Command Command()
    {
        var shapes = new Option<string[]>("--shapes")
        {
            Description =
                "Files of shapes. What they import and is no file here are the shapes of the European Learning Model that ship with this program.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var turtle = new Option<bool>("--turtle") { Description = "Print the report in the SHACL vocabulary, as Turtle." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var data = new Argument<string?>("DATA")
        {
            Description = "JSON-LD, Turtle or N-Quads, or - for standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("validate", "Compare data with shapes: conforms (0), does not (1) or undetermined (2).")
        {
            shapes,
            turtle,
            json,
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var files = parsed.GetValue(shapes) ?? [];
                var file = parsed.GetValue(data);
                // After "--shapes a b data" the last is the data, though the option took it.
                if (file is null && files.Length > 1)
                    (files, file) = (files[..^1], files[^1]);
                return file is null
                    ? Task.FromResult(Exit.UsageError("Name the data as well."))
                    : RunAsync(files, file, new Form(parsed.GetValue(json), parsed.GetValue(turtle)), cancel);
            }
        );
        return command;
    }

    private sealed record Form(bool Json, bool Turtle);

    private static async Task<int> RunAsync(string[] files, string file, Form form, CancellationToken cancel)
    {
        var graphs = new List<Dataset>();
        foreach (var path in files)
        {
            if (await Input.ReadAsync(path, cancel).ConfigureAwait(false) is not { } bytes)
                return Exit.Usage;
            if (RdfInput.Read(path, bytes) is not { } graph)
                return Exit.Undetermined;
            graphs.Add(graph);
        }
        if (await Input.ReadAsync(file, cancel).ConfigureAwait(false) is not { } text)
            return Exit.Usage;
        if (RdfInput.Read(file, text) is not { } data)
            return Exit.Undetermined;
        try
        {
            var report = ShapesGraph.Compile(graphs, ElmShapes.Import).Validate(data);
            Print(report, form);
            return report.Conforms ? Exit.Good : Exit.Bad;
        }
        catch (Exception e) when (e is ShapesException or ShaclLimitException)
        {
            await Console.Error.WriteLineAsync($"undetermined: {e.Message}").ConfigureAwait(false);
            return Exit.Undetermined;
        }
    }

    private static void Print(ShaclReport report, Form form)
    {
        if (form.Turtle)
        {
            Output.Bytes(
                Turtle.Write(report.ToDataset(), new Dictionary<string, string> { ["sh"] = "http://www.w3.org/ns/shacl#" })
            );
            return;
        }
        var json = new JsonObject { ["conforms"] = report.Conforms, ["results"] = ShaclOutput.Json(report) };
        if (report.IsTruncated)
            json["truncated"] = true;
        Console.WriteLine(form.Json ? json.ToJsonString(Output.Readable) : ShaclOutput.Lines(report));
    }
}
