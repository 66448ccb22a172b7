using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Form;

namespace Testamur.Web.Modules.Design.Translations;

/// <summary>A text of a specification with its wording in two languages.</summary>
/// <param name="Name">Its name in the editor's form, such as <c>learningOutcomes[0].text</c>.</param>
internal sealed record TranslatedText(string Name, string Source, string Target);

/// <summary>The texts of a specification in two languages, and back.</summary>
internal static class Translation
{
    /// <summary>The field that names the language being written; its presence says that a form holds a translation only.</summary>
    public const string Language = "translation";

    /// <summary>Every text the source language has: those without a translation first, each in the order of the editor.</summary>
    public static IReadOnlyList<TranslatedText> Of(Specification specification, string source, string target)
    {
        var form = SpecificationForm.Write(specification);
        return
        [
            .. Names(form)
                .Select(name => new TranslatedText(name, form[$"{name}[{source}]"], form[$"{name}[{target}]"]))
                .Where(text => text.Source.Length > 0)
                .OrderBy(text => text.Target.Length > 0),
        ];
    }

    /// <summary>The whole form that a translation makes of the text it started from; the form itself when it is none.</summary>
    public static FormValues Apply(FormValues posted, Specification started)
    {
        var language = posted[Language];
        if (!LanguageCodes.IsCode(language))
            return posted;
        var form = SpecificationForm.Write(started);
        foreach (var name in Names(form).Select(name => $"{name}[{language}]").Where(posted.Names.Contains).ToList())
            form.Set(name, posted[name]);
        if (form.UsedLanguages().Contains(language, StringComparer.OrdinalIgnoreCase))
            form.Set(
                "declaredLanguages",
                [.. form.All("declaredLanguages").Append(language).Distinct(StringComparer.OrdinalIgnoreCase)]
            );
        return form;
    }

    /// <summary>The specification with the translation in it.</summary>
    public static Specification Read(FormValues posted, Specification started) =>
        SpecificationForm.Read(Apply(posted, started), started).Specification; // what was stored can be read

    private static List<string> Names(FormValues form) =>
        [.. form.Names.Select(FormValues.TextOf).OfType<string>().Distinct(StringComparer.Ordinal)];
}
