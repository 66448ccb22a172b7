using System.Globalization;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>Turns what was typed into numbers, days and codes, and keeps what could not be read by the field's name.</summary>
internal sealed class FormReading(FormValues values)
{
    /// <summary>Keys of <see cref="DesignText"/> by field name.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    public int? Whole(string name, int most)
    {
        if (values.Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
            return number;
        Errors[name] = "Error.Whole";
        return null;
    }

    /// <summary>A decimal with a point or a comma, as people type it.</summary>
    public decimal? Number(string name)
    {
        if (values.Text(name) is not { } text)
            return null;
        var plain = text.Replace(',', '.');
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            if (number <= 1_000_000)
                return number;
        }

        Errors[name] = "Error.Number";
        return null;
    }

    public Ects? Credits(string name)
    {
        if (values.Text(name) is not { } text)
            return null;
        if (Ects.TryParse(text.Replace(',', '.'), out var credits))
            return credits;
        Errors[name] = "Error.Ects";
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (values.Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Errors[name] = "Error.Day";
        return null;
    }

    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (values.Text(name) is not { } text)
            return null;
        if (Enum.TryParse<T>(text, out var choice) && Enum.IsDefined(choice))
            return choice;
        Errors[name] = "Error.Choice";
        return null;
    }

    public List<T> Choices<T>(string name)
        where T : struct, Enum => [.. values.All(name).Where(text => Enum.TryParse<T>(text, out _)).Select(Enum.Parse<T>)];

    public List<Skill> Skills(string name, Specification known)
    {
        var uris = values.All(name).Distinct(StringComparer.Ordinal).ToList();
        var skills = SkillNames.Of(uris, known);
        if (skills.Count < uris.Count)
            Errors[name] = "Error.Skill";
        return skills;
    }

    public List<string> Languages(string name) => [.. values.All(name).Where(LanguageCodes.IsCode)];

    public List<T> Rows<T>(string list, Func<string, int, T> read) =>
        [.. Enumerable.Range(0, values.Rows(list)).Select(row => read($"{list}[{row}]", row))];
}
