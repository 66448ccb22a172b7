using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elements;

/// <summary>One element of the European standard (Annex I, https://eur-lex.europa.eu/eli/C/2022/243/oj).</summary>
/// <param name="Number">1 to 16: 1 to 11 mandatory, 12 to 16 optional.</param>
/// <param name="Id">Stable short name.</param>
/// <param name="Label">Name by language.</param>
/// <param name="Definition">Meaning in plain words by language.</param>
/// <param name="Mandatory">True for the first eleven.</param>
/// <param name="Path">Field of a specification; null where the element belongs to the award.</param>
public sealed record EuropeanElement(int Number, string Id, LangText Label, LangText Definition, bool Mandatory, string? Path);

/// <summary>The elements as data.</summary>
public static class EuropeanElements
{
    /// <summary>All sixteen, in order.</summary>
    public static IReadOnlyList<EuropeanElement> All { get; } = Load();

    private static IReadOnlyList<EuropeanElement> Load()
    {
        using var stream = Resources.Open("elements.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.ElementsFile)!.Elements;
    }
}

internal sealed record ElementsFile(string Source, string Licence, IReadOnlyList<EuropeanElement> Elements);
