using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Testamur.Education.Observatory;

/// <summary>The words for figures, studies, verdicts and reasons, in English and German.</summary>
public static class ReproductionText
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages = new[]
    {
        "en",
        "de",
    }.ToFrozenDictionary(language => language, Load, StringComparer.Ordinal);

    /// <summary>What a figure is about.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="language">Two letters; English for one that is not there.</param>
    public static string Item(ReproducedFigure figure, string language) => Words(language)[Known(figure).Id];

    /// <summary>The study that prints it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="language">Two letters; English for one that is not there.</param>
    public static string Study(ReproducedFigure figure, string language) =>
        Words(language).GetValueOrDefault($"instrument.{Known(figure).Instrument}", figure.Instrument);

    /// <summary>The verdict in a word or two.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="language">Two letters; English for one that is not there.</param>
    public static string Verdict(ReproductionVerdict verdict, string language) => Words(language)[$"verdict.{verdict}"];

    /// <summary>The reason in a sentence, with its figures.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="language">Two letters; English for one that is not there.</param>
    public static string Reason(ReproducedFigure figure, string language) =>
        string.Format(CultureInfo.InvariantCulture, Words(language)[$"{Known(figure).Reason}"], [.. figure.Facts]);

    private static ReproducedFigure Known(ReproducedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure;
    }

    private static FrozenDictionary<string, string> Words(string language) =>
        Languages.GetValueOrDefault(language, Languages["en"]);

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var stream = Resources.Open($"observatory.{language}.json");
        var words = JsonSerializer.Deserialize(stream, DataJsonContext.Default.DictionaryStringString);
        return (words ?? []).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
