using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Stacking;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur stack evaluate</c> and <c>testamur stack check</c></summary>
internal static class StackCommands
{
    public static Command Evaluate()
    {
        var batch = new Option<bool>("--batch")
        {
            Description =
                "One document on each line; one answer on each line, in order. The exit status is that of the worst line.",
        };
        var json = new Option<bool>("--json") { Description = "The answer is JSON in any case." };
        var file = new Argument<string>("FILE") { Description = "A stacking document, or - for standard input." };
        var command = new Command("evaluate", "Is the pathway met: yes (0), no (1) or could not be determined (2)?")
        {
            batch,
            json,
            file,
        };
        command.SetAction(
            (parsed, cancel) =>
                parsed.GetValue(batch)
                    ? StackBatch.RunAsync(parsed.GetValue(file)!, cancel)
                    : EvaluateAsync(parsed.GetValue(file)!, cancel)
        );
        return command;
    }

    public static Command Check()
    {
        var json = new Option<bool>("--json") { Description = "The report is JSON in any case." };
        var file = new Argument<string>("FILE") { Description = "A stacking document, or - for standard input." };
        var witness = new Argument<string>("WITNESS") { Description = "Its witness: the entries, or an answer that has them." };
        var command = new Command(
            "check",
            "Does the witness meet the pathway: yes (0), no (1) or not readable (2)? Searches nothing."
        )
        {
            json,
            file,
            witness,
        };
        command.SetAction((parsed, cancel) => CheckAsync(parsed.GetValue(file)!, parsed.GetValue(witness)!, cancel));
        return command;
    }

    private static async Task<int> EvaluateAsync(string path, CancellationToken cancel)
    {
        if (await Input.ReadAsync(path, cancel, StackJson.MostBytes).ConfigureAwait(false) is not { } bytes)
            return Exit.Usage;
        var (answer, exit, problem) = Answer(bytes, indented: true);
        Print(answer);
        if (problem is not null)
            await Console.Error.WriteLineAsync($"{path}: {problem}").ConfigureAwait(false);
        return exit;
    }

    /// <summary>The answer as JSON. What cannot be read or contradicts itself has neither a yes nor a no.</summary>
    public static (string Json, int Exit, string? Problem) Answer(ReadOnlyMemory<byte> document, bool indented)
    {
        try
        {
            var answer = StackEngine.Evaluate(StackJson.ReadDocument(document));
            var exit = answer.Satisfied switch
            {
                true => Exit.Good,
                false => Exit.Bad,
                null => Exit.Undetermined,
            };
            return (StackJson.Write(answer, indented), exit, answer.Problem);
        }
        catch (StackFormatException problem)
        {
            var error = new JsonObject { ["path"] = problem.Path, ["message"] = problem.Message };
            var answer = new JsonObject
            {
                ["satisfied"] = null,
                ["proved"] = false,
                ["error"] = error,
            };
            var options = new JsonSerializerOptions(Output.Readable) { WriteIndented = indented };
            return (answer.ToJsonString(options), Exit.Undetermined, problem.Message);
        }
    }

    public static void Print(string line) => Output.Bytes(Encoding.UTF8.GetBytes(line + "\n"));

    private static async Task<int> CheckAsync(string path, string witnessPath, CancellationToken cancel)
    {
        if (path == "-" && witnessPath == "-")
            return Exit.UsageError("Only one of the two can be read from standard input.");
        if (
            await Input.ReadAsync(path, cancel, StackJson.MostBytes).ConfigureAwait(false) is not { } bytes
            || await Input.ReadAsync(witnessPath, cancel, StackJson.MostBytes).ConfigureAwait(false) is not { } entries
        )
            return Exit.Usage;
        try
        {
            var faults = WitnessChecker.Check(StackJson.ReadDocument(bytes), StackJson.ReadWitness(entries));
            var list = new JsonArray();
            foreach (var fault in faults)
                list.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["code"] = fault.Code,
                            ["where"] = fault.Where,
                            ["detail"] = fault.Detail,
                        }
                );
            Print(new JsonObject { ["valid"] = faults.Count == 0, ["faults"] = list }.ToJsonString(Output.Readable));
            return faults.Count == 0 ? Exit.Good : Exit.Bad;
        }
        catch (Exception problem) when (problem is StackFormatException or OverflowException)
        {
            Print(new JsonObject { ["valid"] = null, ["problem"] = problem.Message }.ToJsonString(Output.Readable));
            await Console.Error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return Exit.Undetermined;
        }
    }
}
