using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Testamur.Education.Recognition;

/// <summary>A reason as code and values; <see cref="In"/> says it in plain words.</summary>
/// <param name="Code">Which reason.</param>
/// <param name="Arguments">What it speaks of.</param>
public sealed record RecognitionReason(string Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>The reason in a language: English where there is no text in it.</summary>
    public string In(string language) => RecognitionTexts.Say(Code, Arguments, language);
}

/// <summary>The texts of recognition, in English ("en") and German ("de").</summary>
public static class RecognitionTexts
{
    private static readonly Dictionary<string, Dictionary<string, string>> Tables = new[] { "en", "de" }.ToDictionary(
        language => language,
        Load,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>All texts of a language by code; English when there are none in it.</summary>
    public static IReadOnlyDictionary<string, string> All(string language) => Table(language);

    /// <summary>What an officer looks for, as a few words.</summary>
    public static string Of(OfficerLook look, string language) => Say("look." + Name(look), [], language);

    /// <summary>What kind of fact it is.</summary>
    public static string Of(FactKind kind, string language) => Say("fact." + Name(kind), [], language);

    /// <summary>How firmly a fact stands.</summary>
    public static string Of(Standing standing, string language) => Say("standing." + Name(standing), [], language);

    /// <summary>An element of a qualification.</summary>
    public static string Of(RecognitionElement element, string language) => Say("element." + Name(element), [], language);

    /// <summary>A difference.</summary>
    public static string Of(Difference difference, string language) => Say("difference." + Name(difference), [], language);

    /// <summary>A state of a case.</summary>
    public static string Of(RecognitionState state, string language) => Say("state." + Name(state), [], language);

    /// <summary>What is decided.</summary>
    public static string Of(RecognitionOutcome outcome, string language) => Say("outcome." + Name(outcome), [], language);

    /// <summary>What a duty asks for, as an instruction.</summary>
    public static string Of(RecognitionDuty duty, string language) => Say("duty." + Name(duty), [], language);

    internal static string Say(string code, IReadOnlyList<string> arguments, string language) =>
        string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(Table(language)[code]), [.. arguments]);

    private static Dictionary<string, string> Table(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var end = language.IndexOf('-', StringComparison.Ordinal);
        return Tables.GetValueOrDefault(end < 0 ? language : language[..end], Tables["en"]);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static Dictionary<string, string> Load(string language)
    {
        using var stream = Resources.Open($"recognition.{language}.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.DictionaryStringString)!; // the file is ours
    }
}
