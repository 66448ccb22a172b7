using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Education.Grades;
using Testamur.Rdf.Json;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur grade convert</c></summary>
internal static class GradeConvert
{
    public static Command Command()
    {
        var json = new Option<bool>("--json") { Description = "The answer is JSON in any case." };
        var file = new Argument<string>("FILE")
        {
            Description = "Two grading tables: {\"sending\": [[\"A\", 10], …], \"receiving\": […], \"rule\": \"highest\"}; or -.",
        };
        var command = new Command("convert", "Convert grades by two ECTS grading tables: converted (0) or not possible (2).")
        {
            json,
            file,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, CancellationToken cancel)
    {
        if (await Input.ReadAsync(path, cancel).ConfigureAwait(false) is not { } bytes)
            return Exit.Usage;
        if (!StrictJson.TryParseObject(bytes, out var document, out var problem))
            return Refuse(path, problem);
        try
        {
            Console.WriteLine(Convert(document).ToJsonString(Output.Readable));
            return Exit.Good;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return Refuse(path, e.Message);
        }
    }

    private static int Refuse(string path, string problem)
    {
        Console.Error.WriteLine($"{path}: {problem}");
        return Exit.Undetermined;
    }

    private static JsonObject Convert(JsonObject document)
    {
        // A test case carries its name and what is expected along; they change nothing.
        foreach (var name in document.Select(member => member.Key))
        {
            if (name is not ("sending" or "receiving" or "rule" or "id" or "title" or "note" or "expect"))
                throw new FormatException($"'{name}' is not a member that is known here.");
        }
        TieRule? rule = document["rule"] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var name) => name switch
            {
                "highest" => TieRule.Highest,
                "lowest" => TieRule.Lowest,
                "midpoint" => TieRule.Midpoint,
                _ => throw new FormatException("rule: highest, lowest or midpoint is expected."),
            },
            _ => throw new FormatException("rule: highest, lowest or midpoint is expected."),
        };
        var grades = GradeConversion.Convert(Table(document, "sending"), Table(document, "receiving"));
        var answer = new JsonObject
        {
            ["largestOverlap"] = Each(
                grades,
                grade => new JsonArray([.. grade.LargestOverlap.Select(one => JsonValue.Create(one))])
            ),
            ["highest"] = Each(grades, grade => grade.Highest),
            ["lowest"] = Each(grades, grade => grade.Lowest),
            ["midpoint"] = Each(grades, grade => grade.Midpoint),
        };
        if (rule is { } published)
            answer["converted"] = Each(grades, grade => grade.By(published));
        return answer;
    }

    private static JsonObject Each(IReadOnlyList<ConvertedGrade> grades, Func<ConvertedGrade, JsonNode?> what)
    {
        var all = new JsonObject();
        foreach (var grade in grades)
            all[grade.Grade] = what(grade);
        return all;
    }

    private static GradingTable Table(JsonObject document, string name)
    {
        if (document[name] is not JsonArray rows)
            throw new FormatException($"{name}: an array of [grade, share] is expected.");
        return new([.. rows.Select((row, i) => Row(row, $"{name}[{i}]"))]);
    }

    private static GradeShare Row(JsonNode? row, string path) =>
        row is JsonArray { Count: 2 } pair
        && pair[0] is JsonValue grade
        && grade.TryGetValue<string>(out var name)
        && name.Length is > 0 and <= 100
        && pair[1] is JsonValue share
        && Number(share) is { } number
            ? new(name, number)
            : throw new FormatException($"{path}: a grade as text and its share as a number are expected.");

    private static decimal? Number(JsonValue value) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.Number
        && decimal.TryParse(
            value.ToJsonString(),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
