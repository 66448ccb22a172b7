using Testamur.Education.Vocabularies;

namespace Testamur.Education.Import;

/// <summary>Codes of languages as the API has them: ISO 639-2 of three letters, or tags.</summary>
internal static class OoapiLanguage
{
    /// <summary>The code of two letters; the given one where the European list of languages has none.</summary>
    public static string TwoLetters(string code) =>
        ControlledList.Get("language").FindCode(code.Split('-')[0]) is { Code.Length: 2 } concept ? concept.Code : code;
}
