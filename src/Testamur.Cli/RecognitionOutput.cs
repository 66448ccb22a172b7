using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Recognition;

namespace Testamur.Cli;

/// <summary>Prints a credential as an officer reads it.</summary>
internal static class RecognitionOutput
{
    public static void Print(ReceivedCredential credential, Evaluation evaluation, string language)
    {
        Console.WriteLine($"{Plain(credential[FactKind.Title].In(language))} ({credential.Format}, {credential.Kind})");
        foreach (var fact in credential.Facts)
            Console.WriteLine(
                $"  {RecognitionTexts.Of(fact.Kind, language), -32} {RecognitionTexts.Of(fact.Standing, language), -12} "
                    + Plain(fact.In(language, credential.Language))
            );
        foreach (var further in credential.Further)
            Console.WriteLine($"  {Plain(further.Path)}: {Plain(further.Text)}");
        foreach (var element in evaluation.Elements)
            Console.WriteLine(
                $"  {RecognitionTexts.Of(element.Element, language), -32} "
                    + $"{(element.Suggested is { } difference ? RecognitionTexts.Of(difference, language) : "?")}: "
                    + Plain(string.Join(' ', element.Reasons.Select(reason => reason.In(language))))
            );
        foreach (var point in evaluation.Points)
            Console.WriteLine($"  {point.Criterion, -32} {(point.Asked ? point.Reading.ToString() : "-")}");
    }

    public static JsonObject ToJson(ReceivedCredential credential, Evaluation evaluation, string language) =>
        new()
        {
            ["format"] = Name(credential.Format),
            ["kind"] = Name(credential.Kind),
            ["facts"] = new JsonArray([
                .. credential.Facts.Select(fact => new JsonObject
                {
                    ["kind"] = Name(fact.Kind),
                    ["standing"] = Name(fact.Standing),
                    ["value"] = fact.Value,
                    ["text"] = fact.Text.IsBlank ? null : fact.In(language, credential.Language),
                    ["path"] = fact.Path,
                }),
            ]),
            ["further"] = new JsonArray([
                .. credential.Further.Select(one => new JsonObject { ["path"] = one.Path, ["text"] = one.Text }),
            ]),
            ["credits"] = new JsonObject
            {
                ["claimed"] = evaluation.Credits.Claimed?.ToString(),
                ["basis"] = Name(evaluation.Credits.Basis),
                ["sum"] = evaluation.Credits.Sum,
                ["reason"] = evaluation.Credits.Reason.In(language),
            },
            ["elements"] = new JsonArray([
                .. evaluation.Elements.Select(element => new JsonObject
                {
                    ["element"] = Name(element.Element),
                    ["suggested"] = element.Suggested is { } difference ? Name(difference) : null,
                    ["reasons"] = new JsonArray([.. element.Reasons.Select(reason => JsonValue.Create(reason.In(language)))]),
                }),
            ]),
            ["points"] = new JsonArray([
                .. evaluation.Points.Select(point => new JsonObject
                {
                    ["point"] = Name(point.Criterion),
                    ["asked"] = point.Asked,
                    ["reading"] = Name(point.Reading),
                    ["missing"] = new JsonArray([
                        .. point
                            .Looks.Where(look => !look.Stated)
                            .Select(look => JsonValue.Create(RecognitionTexts.Of(look.Look, language))),
                    ]),
                }),
            ]),
            ["outcomes"] = new JsonArray([
                .. evaluation.Outcomes.Select(pair => new JsonObject
                {
                    ["theirs"] = pair.Their,
                    ["ours"] = pair.Our,
                    ["suggested"] = Name(pair.Suggested),
                    ["wording"] = pair.Wording.ToString(),
                    ["words"] = new JsonArray([.. pair.Words.Select(word => JsonValue.Create(word))]),
                    ["skills"] = new JsonArray([.. pair.Skills.Select(skill => JsonValue.Create(skill))]),
                }),
            ]),
        };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // Text out of the document must not steer the terminal.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
