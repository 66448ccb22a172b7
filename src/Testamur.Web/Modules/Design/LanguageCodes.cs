using System.Text.RegularExpressions;

namespace Testamur.Web.Modules.Design;

/// <summary>The languages a form offers: the official ones of the European Union, and whatever the specification has already.</summary>
internal static partial class LanguageCodes
{
    public static IReadOnlyList<string> Official { get; } =
    [
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "ga",
        "hr",
        "hu",
        "it",
        "lt",
        "lv",
        "mt",
        "nl",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sv",
    ];

    /// <summary>The shape of a BCP 47 tag (https://www.rfc-editor.org/rfc/rfc5646); whether it is registered is not looked up.</summary>
    public static bool IsCode(string text) => Tag().IsMatch(text);

    /// <summary>A language of two letters, with or without a country: what tells a text's language from the name of a member.</summary>
    public static bool IsUsual(string text) => Usual().IsMatch(text);

    [GeneratedRegex("^[a-z]{2}(-[A-Z]{2})?$")]
    private static partial Regex Usual();

    [GeneratedRegex("^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4}$")]
    private static partial Regex Tag();
}
