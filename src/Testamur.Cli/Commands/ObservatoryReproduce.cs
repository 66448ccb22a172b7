using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Observatory;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur observatory reproduce</c></summary>
internal static class ObservatoryReproduce
{
    private const string Language = "en";

    public static Command Command()
    {
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var folder = new Argument<string>("DIR") { Description = "A folder with the tables of the studies as CSV." };
        var command = new Command(
            "reproduce",
            "Compute the published figures of the studies again: all match (0), some do not (1), a table or a figure is missing (2)."
        )
        {
            json,
            folder,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(json), cancel)); // required
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool json, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            return Exit.UsageError($"{folder}: there is no such folder.");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in StudyTables.FileNames)
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path) && await Input.ReadAsync(path, cancel).ConfigureAwait(false) is { } bytes)
                texts.Add(file, Encoding.UTF8.GetString(bytes));
        }

        if (!StudyTables.TryRead(texts.GetValueOrDefault, out var tables, out var problem) || tables is null)
        {
            await Console.Error.WriteLineAsync($"{folder}: {problem}").ConfigureAwait(false);
            return Exit.Undetermined;
        }

        var figures = Reproduction.Run(tables);
        Console.WriteLine(
            json ? Json(figures).ToJsonString(Output.Readable) : string.Join('\n', figures.Select(Line).Append(Sum(figures)))
        );
        if (figures.Count == 0 || figures.Any(figure => figure.Reason == ReproductionReason.InputMissing))
            return Exit.Undetermined;
        return figures.Any(figure => figure.Verdict == ReproductionVerdict.DoesNotMatch) ? Exit.Bad : Exit.Good;
    }

    private static string Line(ReproducedFigure figure) =>
        $"{figure.Id} {ReproductionText.Verdict(figure.Verdict, Language)}: {ReproductionText.Item(figure, Language)}: printed {figure.Printed}, computed {figure.Computed}. {ReproductionText.Reason(figure, Language)}";

    private static string Sum(IReadOnlyList<ReproducedFigure> figures) =>
        string.Join(
            ", ",
            Enum.GetValues<ReproductionVerdict>()
                .Select(verdict =>
                    $"{figures.Count(figure => figure.Verdict == verdict)} {ReproductionText.Verdict(verdict, Language)}"
                )
        );

    private static JsonArray Json(IReadOnlyList<ReproducedFigure> figures) =>
        [
            .. figures.Select(figure => new JsonObject
            {
                ["id"] = figure.Id,
                ["instrument"] = figure.Instrument,
                ["item"] = ReproductionText.Item(figure, Language),
                ["printed"] = figure.Printed,
                ["computed"] = figure.Computed,
                ["verdict"] = JsonNamingPolicy.CamelCase.ConvertName($"{figure.Verdict}"),
                ["reason"] = ReproductionText.Reason(figure, Language),
            }),
        ];
}
