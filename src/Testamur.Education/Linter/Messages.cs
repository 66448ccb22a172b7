using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

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
    }.ToFrozenDictionary(language => language, Load);

    /// <summary>All texts of a language; English when there is none in it.</summary>
    public static IReadOnlyDictionary<string, MessageText> In(string language) =>
        Tables.GetValueOrDefault(language, Tables["en"]);

    /// <summary>A finding's message and fix in a language.</summary>
    public static (string Message, string Fix) Render(Finding finding, string language) =>
        Render(finding.Code, finding.Arguments, language);

    internal static (string Message, string Fix) Render(string code, IReadOnlyList<string> arguments, string language)
    {
        var text = In(language)[code];
        object[] values = [.. arguments];
        return (Fill(text.Message, values), Fill(text.Fix, values));
    }

    private static string Fill(string format, object[] values) =>
        string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(format), values);

    private static Dictionary<string, MessageText> Load(string language)
    {
        using var stream = Resources.Open($"messages.{language}.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.DictionaryStringMessageText)!;
    }
}
