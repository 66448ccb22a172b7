using System.Globalization;
using System.Text.RegularExpressions;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>
/// What a form holds: names and values, as a browser sends them. Rows are written <c>learningOutcomes[0].text[en]</c>, and
/// <c>learningOutcomes.count</c> says how many there are, so that an empty row is a row as well.
/// </summary>
internal sealed partial class FormValues
{
    private const int MostRows = 60;
    private readonly Dictionary<string, string[]> _values;

    public FormValues() => _values = new(StringComparer.Ordinal);

    public FormValues(IEnumerable<KeyValuePair<string, string[]>> values) => _values = new(values, StringComparer.Ordinal);

    /// <summary>A browser sends a line break as two characters; a text has one.</summary>
    public static FormValues Of(IFormCollection form) =>
        new(
            form.Select(field =>
                KeyValuePair.Create(
                    field.Key,
                    field.Value.OfType<string>().Select(value => value.ReplaceLineEndings("\n")).ToArray()
                )
            )
        );

    public IEnumerable<string> Names => _values.Keys;

    public string this[string name] => _values.TryGetValue(name, out var values) && values is [var first, ..] ? first.Trim() : "";

    /// <summary>Null for an empty field.</summary>
    public string? Text(string name) => this[name] is { Length: > 0 } text ? text : null;

    public string[] All(string name) =>
        _values.TryGetValue(name, out var values) ? [.. values.Where(value => value.Length > 0)] : [];

    public bool Ticked(string name) => this[name] == "true";

    public string[] Lines(string name) =>
        this[name].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The languages in which a text is given.</summary>
    public LangText Lang(string name) =>
        new(
            LanguagesOf(name)
                .Where(language => this[$"{name}[{language}]"].Length > 0)
                .Select(language => KeyValuePair.Create(language, this[$"{name}[{language}]"]))
        );

    public Dictionary<string, string> LangValues(string name) =>
        LanguagesOf(name).ToDictionary(language => language, language => this[$"{name}[{language}]"]);

    /// <summary>Every language in which some text of the form is not empty.</summary>
    public IEnumerable<string> UsedLanguages() =>
        Names.Where(name => this[name].Length > 0).Select(Language).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    public int Rows(string list) =>
        int.TryParse(this[$"{list}.count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Min(count, MostRows)
            : 0;

    public void Set(string name, params string[] values) => _values[name] = values;

    public void Set(string name, string? value)
    {
        if (value is not null)
            _values[name] = [value];
    }

    public void Set(string name, bool ticked)
    {
        if (ticked)
            _values[name] = ["true"];
    }

    public void Set(string name, int? number) => Set(name, number?.ToString(CultureInfo.InvariantCulture));

    public void Set(string name, decimal? number) => Set(name, number?.ToString("0.############", CultureInfo.InvariantCulture));

    public void Set(string name, LangText text)
    {
        foreach (var (language, value) in text)
            Set($"{name}[{language}]", value);
    }

    public void SetRows(string list, int count) => Set($"{list}.count", Math.Min(count, MostRows));

    /// <summary>One empty row more, at the end.</summary>
    /// <returns>Its index; null when there are as many as a form may have.</returns>
    public int? AddRow(string list)
    {
        var count = Rows(list);
        if (count == MostRows)
            return null;
        SetRows(list, count + 1);
        return count;
    }

    /// <summary>Takes a row out; those behind it move up.</summary>
    public void RemoveRow(string list, int index)
    {
        var count = Rows(list);
        if (index < 0 || index >= count)
            return;
        foreach (var name in Names.Where(name => name.StartsWith($"{list}[{index}]", StringComparison.Ordinal)).ToList())
            _values.Remove(name);
        for (var row = index + 1; row < count; row++)
        {
            var from = $"{list}[{row}]";
            foreach (var name in Names.Where(name => name.StartsWith(from, StringComparison.Ordinal)).ToList())
            {
                _values[$"{list}[{row - 1}]{name[from.Length..]}"] = _values[name];
                _values.Remove(name);
            }
        }

        SetRows(list, count - 1);
    }

    private IEnumerable<string> LanguagesOf(string name) =>
        Names
            .Where(other => other.StartsWith(name + "[", StringComparison.Ordinal) && other.EndsWith(']'))
            .Select(other => other[(name.Length + 1)..^1])
            .Where(LanguageCodes.IsCode)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the text that a field holds in one language; null for any other field.</summary>
    public static string? TextOf(string name) => Language(name) is { } language ? name[..^(language.Length + 2)] : null;

    private static string? Language(string name) =>
        AtEnd().Match(name) is { Success: true } match && LanguageCodes.IsCode(match.Groups[1].Value)
            ? match.Groups[1].Value
            : null;

    [GeneratedRegex(@"\[([A-Za-z][A-Za-z0-9-]*)\]$")]
    private static partial Regex AtEnd();
}
