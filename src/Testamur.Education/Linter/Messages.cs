using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Testamur.Education.Elm.Shapes;

namespace Testamur.Education.Linter;

/// <summary>A message and what to do about it, with placeholders {0}, {1}, ….</summary>
public sealed record MessageText(string Message, string Fix);

/// <summary>The linter's texts, in English ("en") and German ("de").</summary>
public static class Messages
{
    private static readonly FrozenDictionary<string, Dictionary<string, MessageText>> Tables = new[]
    {
        "en",
        "de",
    }.ToFrozenDictionary(language => language, LoadMessages);

    private static readonly FrozenDictionary<string, Dictionary<string, string>> Repairs = new[]
    {
        "en",
        "de",
    }.ToFrozenDictionary(language => language, LoadRepairs);

    /// <summary>All messages of a language by code; English when there are none in it. <c>fact.…</c> say what a rule lacked.</summary>
    public static IReadOnlyDictionary<string, MessageText> In(string language) =>
        Tables.GetValueOrDefault(language, Tables["en"]);

    /// <summary>All texts of repairs by code; English when there are none in the language.</summary>
    public static IReadOnlyDictionary<string, string> RepairsIn(string language) =>
        Repairs.GetValueOrDefault(language, Repairs["en"]);

    /// <summary>A finding's message and advice in a language.</summary>
    public static (string Message, string Advice) Render(Finding finding, string language) =>
        Render(finding.Code, finding.Arguments, language);

    /// <summary>What a repair does, in a language.</summary>
    public static string Render(Repair repair, string language) => RenderRepair(repair.Code, repair.Arguments, language);

    /// <summary>What a rule lacked, and who can say it, in a language.</summary>
    public static (string Message, string Advice) Render(Fact fact, string language)
    {
        var name = fact.ToString();
        return Render($"fact.{char.ToLowerInvariant(name[0])}{name[1..]}", [], language);
    }

    internal static (string Message, string Advice) Render(string code, IReadOnlyList<string> arguments, string language)
    {
        var text = In(language)[code];
        // Why a trial credential failed is said by the shapes.
        object[] values = [.. code == "P01" ? arguments.Select(one => ShapeMessages.In(one, language)) : arguments];
        return (Fill(text.Message, values), Fill(text.Fix, values));
    }

    internal static string RenderRepair(string code, IReadOnlyList<string> arguments, string language) =>
        Fill(RepairsIn(language)[code], [.. arguments]);

    private static string Fill(string format, object[] values) =>
        string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(format), values);

    private static Dictionary<string, MessageText> LoadMessages(string language)
    {
        using var stream = Resources.Open($"messages.{language}.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.DictionaryStringMessageText)!; // the file is ours
    }

    private static Dictionary<string, string> LoadRepairs(string language)
    {
        using var stream = Resources.Open($"repairs.{language}.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.DictionaryStringString)!; // the file is ours
    }
}
