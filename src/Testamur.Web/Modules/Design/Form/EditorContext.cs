using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Elements;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>What every section of the editor draws from: the values, what was found beside them, and the languages.</summary>
public sealed class EditorContext
{
    /// <summary>Id of the editor's form.</summary>
    public const string FormId = "editor";

    private readonly ILookup<string, FieldFinding> _findings;

    internal EditorContext(
        FormValues values,
        Specification read,
        HoursBand hours,
        string skillSearch,
        IReadOnlyList<CheckedFinding> findings,
        IReadOnlyDictionary<string, string> unreadable,
        IStringLocalizer<DesignText> text
    )
    {
        Values = values;
        Read = read;
        HoursPerCredit = hours;
        SkillSearch = skillSearch;
        Places = FindingPlaces.Of(values);
        var words = unreadable.ToDictionary(error => error.Key, error => text[error.Value].Value);
        _findings = FindingPlaces.Place(findings, words, Places, Language);
        Languages =
        [
            .. values
                .All("declaredLanguages")
                .Prepend(values["defaultLanguage"])
                .Concat(values.UsedLanguages())
                .Where(LanguageCodes.IsCode)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    internal FormValues Values { get; }

    /// <summary>The values as a specification, as far as they can be read.</summary>
    public Specification Read { get; }

    /// <summary>Hours of work per credit at the institution.</summary>
    public HoursBand HoursPerCredit { get; }

    /// <summary>Where skills are searched while one types.</summary>
    public string SkillSearch { get; }

    public IReadOnlyList<string> Places { get; }

    /// <summary>Main language first, then the declared ones, then those that some text uses.</summary>
    public IReadOnlyList<string> Languages { get; }

    public ILookup<string, FieldFinding> Findings => _findings;

    public IReadOnlyList<FieldFinding> At(string field) => [.. _findings[field]];

    public int Count(FindingKind kind) => _findings.Sum(place => place.Count(finding => finding.Kind == kind));

    /// <summary>How many findings of a kind stand in fields whose names begin so.</summary>
    public int Count(FindingKind kind, params string[] fields) =>
        _findings
            .Where(place => fields.Any(field => place.Key == field || IsPart(place.Key, field)))
            .Sum(place => place.Count(finding => finding.Kind == kind));

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static EuropeanElement Element(string id) => EuropeanElements.All.Single(element => element.Id == id);

    public static IReadOnlyList<Choice> Vocabulary(string name) =>
        [.. Education.Vocabularies.Vocabulary.Get(name).Terms.Select(term => new Choice(term.Code, Terms.Label(name, term)))];

    /// <summary>The broad fields as headings, the fields in them as choices.</summary>
    public static IReadOnlyList<Choice> Fields()
    {
        var terms = Education.Vocabularies.Vocabulary.Get("isced-f").Terms;
        var broad = terms
            .Where(term => term.Code.Length == 2)
            .ToDictionary(term => term.Code, term => Terms.Label("isced-f", term));
        return
        [
            .. terms.Select(term => new Choice(
                term.Code,
                $"{term.Code} {Terms.Label("isced-f", term)}",
                Group: broad.GetValueOrDefault(term.Code[..2])
            )),
        ];
    }

    /// <summary>The languages chosen so far, in their order, then the official ones of the Union.</summary>
    public static IReadOnlyList<Choice> LanguageChoices(IEnumerable<string> chosen) =>
        [
            .. chosen
                .Concat(LanguageCodes.Official)
                .Where(code => code.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(code => new Choice(code, OwnName(code))),
        ];

    public static string OwnName(string code)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(code);
            return culture.TextInfo.ToTitleCase(culture.NativeName);
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static bool IsPart(string place, string field) =>
        place.Length > field.Length && place.StartsWith(field, StringComparison.Ordinal) && (place[field.Length] is '.' or '[');
}
