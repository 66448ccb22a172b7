using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Wallet;

/// <summary>What the pages say of a credential beyond their own sentences.</summary>
internal static class HoldingWords
{
    /// <summary>The two digits from which a tile takes its colours; 00 when the field is not known.</summary>
    public static string BroadField(string? field) => field is { Length: >= 2 } ? field[..2] : "00";

    /// <summary>A text of the issuer's in the reader's language, else in the specification's own.</summary>
    public static string Read(this Specification content, LangText text) =>
        text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, content.DefaultLanguage);

    /// <summary>The label of a code, or the code itself when the list does not know it.</summary>
    public static string? Label(string vocabulary, string? code) => code is null ? null : Terms.Label(vocabulary, code);

    /// <summary>Languages by their name in the reader's language.</summary>
    public static string? Languages(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : string.Join(", ", codes.Select(code => CultureInfo.GetCultureInfo(code).DisplayName));

    /// <summary>What an empty text becomes, so that its line is left out.</summary>
    public static string? OrNothing(this string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
