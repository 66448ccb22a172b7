using System.Globalization;
using System.Resources;
using Testamur.Education.Vocabularies;

namespace Testamur.Web.UI;

/// <summary>Names our own words for terms whose source has none in a language of the pages: TermText.resx beside it.</summary>
public sealed class TermText;

/// <summary>Codes of the vocabularies in the reader's language.</summary>
public static class Terms
{
    private static readonly ResourceManager Own = new(typeof(TermText));

    /// <summary>The source's label; else our own words; else the source's label in English; the code itself when the list does not know it.</summary>
    public static string Label(string vocabulary, string code) =>
        Vocabulary.Get(vocabulary).Find(code) is { } term ? Label(vocabulary, term) : code;

    /// <inheritdoc cref="Label(string, string)"/>
    public static string Label(string vocabulary, Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return term.Labels.Has(language)
            ? term.Labels[language]
            : Own.GetString($"{vocabulary}.{term.Code}", CultureInfo.CurrentUICulture) ?? term.Labels.In(language);
    }
}
