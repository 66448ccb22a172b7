using Testamur.Education.Specifications;

namespace Testamur.Education.Import;

/// <summary>One draft in the making. What is given to it goes into the specification or stays left over; nothing is dropped.</summary>
internal sealed class DraftBuilder(int number, ImportPlace place)
{
    private const int MostItems = 60;
    private const int LongestTitle = 300;

    private readonly DraftParts parts = new();
    private readonly List<ImportedValue> values = [];
    private readonly List<ImportedText> leftover = [];
    private readonly List<ImportFinding> findings = [];
    private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal);

    public int Number => number;

    public bool Has(string member) => taken.ContainsKey(member);

    public void Report(ImportIssue issue, ImportSeverity severity, ImportPlace where, string detail = "")
    {
        if (findings.Count < 200)
            findings.Add(new(issue, severity, where, detail));
    }

    /// <summary>Keeps a text that was not understood; one that follows directly on the last is joined with it.</summary>
    public void Leave(string text, ImportPlace where)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        leftover.Add(new(text, where));
    }

    /// <summary>Takes a value over, or leaves it with a finding that says why.</summary>
    /// <returns>True when it was understood.</returns>
    public bool Take(string member, string text, ImportPlace where, Certainty certainty, string language)
    {
        text = text.Trim();
        if (text.Length == 0)
            return true;
        var issue = TryTake(member, text, where, language);
        if (issue is null)
        {
            values.Add(new(member, text, where, certainty));
            return true;
        }

        Leave(text, where);
        Report(issue.Value, issue == ImportIssue.DatesBelongToRuns ? ImportSeverity.Note : ImportSeverity.Warning, where, member);
        return false;
    }

    private ImportIssue? TryTake(string member, string text, ImportPlace where, string language)
    {
        switch (member)
        {
            case "title":
                return text.Length > LongestTitle ? ImportIssue.NotUnderstood : Text(member, text, language);
            case "learningOutcomes":
                return Item(member, parts.Outcomes, text, language);
            case "assessments":
                return Item(member, parts.Assessments, text, language);
            case "prerequisites":
                if (ImportWords.IsNone(text))
                    return null;
                return Item(member, parts.Prerequisites, text, language);
            case "summary" or "targetGroup" or "stackability" or "qualityAssurance" or "whatNext" or "furtherInformation":
                return Text(member, text, language);
            case "links":
                return Link(text);
            case "dates":
                if (ImportWords.IsSelfPaced(text))
                    return Once("schedule", text, () => parts.Schedule = new(ScheduleKind.SelfPaced));
                return Dated(text);
            case "price" or "currency":
                return Money(member, text);
            default:
                return Scalar(member, text);
        }
    }

    private ImportIssue? Scalar(string member, string text) =>
        member switch
        {
            "ects" => Value(member, text, TextValues.Credits(text), value => parts.Ects = value),
            "hours" => Hours(text),
            "weeks" => Weeks(text),
            "teachingLanguages" => Value(member, text, TextValues.Languages(text), codes => parts.Teaching = codes),
            "assessmentLanguages" => Value(member, text, TextValues.Languages(text), codes => parts.Assessing = codes),
            "mode" => Named(member, text, ImportWords.Mode(text), mode => parts.Mode = mode),
            "level" => Level(text),
            "iscedF" => Named(member, text, TextValues.Field(text), code => parts.Field = code),
            "grading" => Once(member, text, () => parts.Grading = text),
            _ => ImportIssue.NotUnderstood,
        };

    /// <summary>The work may stand as "5 ECTS / 125 hours": both are read.</summary>
    private ImportIssue? Hours(string text)
    {
        var hours = TextValues.Hours(text);
        var credits = TextValues.Credits(text) is { } ects && TextValues.Credit().IsMatch(text) ? ects : (Ects?)null;
        if (hours is null && credits is null)
            return ImportIssue.NotUnderstood;
        if (credits is { } points && Value("ects", text, (Ects?)points, value => parts.Ects = value) is { } refused)
            return refused;
        return hours is { } amount ? Value("hours", text, (decimal?)amount, value => parts.Hours = value) : null;
    }

    private ImportIssue? Weeks(string text)
    {
        if (ImportWords.IsSelfPaced(text))
            return Once("schedule", text, () => parts.Schedule = new(ScheduleKind.SelfPaced));
        if (TextValues.Weeks(text, named: true) is { } weeks)
            return Value("weeks", text, (int?)weeks, value => parts.Weeks = value);
        if (TextValues.Hour().IsMatch(text))
            return Hours(text);
        return TextValues.Dates(text).Count > 0 ? Dated(text) : ImportIssue.NotUnderstood;
    }

    private ImportIssue? Level(string text)
    {
        var cycle = ImportWords.CycleOf(text);
        var eqf = TextValues.Eqf(text) ?? (text is [>= '1' and <= '8'] ? text[0] - '0' : null);
        if (eqf is null && cycle is null)
            return ImportIssue.NotUnderstood;
        // QF-EHEA and EQF name the same four levels (https://ehea.info/page-qualification-frameworks).
        eqf ??= (int)cycle! + 5; // one of both is there
        cycle ??= eqf >= 5 ? (Cycle)(eqf.Value - 5) : null;
        return Once("level", text, () => (parts.Eqf, parts.Cycle) = (eqf, cycle));
    }

    private ImportIssue? Dated(string text)
    {
        if (TextValues.Dates(text).Count == 0)
            return ImportIssue.NotUnderstood;
        parts.Schedule ??= new(ScheduleKind.FixedDates);
        return ImportIssue.DatesBelongToRuns;
    }

    private ImportIssue? Money(string member, string text)
    {
        if (member == "currency")
            return TextValues.CurrencyCode(text) is { } code
                ? Once(member, text, () => parts.Currency = code)
                : ImportIssue.NotUnderstood;
        if (TextValues.Price(text) is { } price)
            return Once(member, text, () => parts.Price = price);
        // A bare number is money once the currency is known, which may stand in a later column.
        return TextValues.Number(text) is { } amount
            ? Once(member, text, () => parts.BareAmount = amount)
            : ImportIssue.NotUnderstood;
    }

    private ImportIssue? Link(string text)
    {
        var links = text.Split(
            (char[])[' ', '\n', ';', '|'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (links.Length > 20 || !links.All(IsWeb))
            return ImportIssue.NotUnderstood;
        parts.Links.AddRange(links.Except(parts.Links, StringComparer.Ordinal));
        return null;
    }

    public static bool IsWeb(string link) =>
        link.Length <= 2000 && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    /// <summary>A text in a language: more of it in the same place is joined, line by line.</summary>
    private ImportIssue? Text(string member, string text, string language)
    {
        var known = parts.Texts.GetValueOrDefault(member, LangText.Empty);
        if (member == "title" && known.Has(language))
            return known[language] == text ? null : ImportIssue.Conflict;
        parts.Texts[member] = known.With(language, known.Has(language) ? $"{known[language]}\n{text}" : text);
        taken[member] = text;
        return null;
    }

    private ImportIssue? Item(string member, List<LangText> items, string text, string language)
    {
        var position = items.FindIndex(item => !item.Has(language));
        // A second language tells the same items again.
        if (position < 0)
        {
            if (items.Count >= MostItems)
                return ImportIssue.TooMany;
            items.Add(LangText.Of(language, text));
        }
        else
        {
            items[position] = items[position].With(language, text);
        }

        taken[member] = text;
        return null;
    }

    private ImportIssue? Value<T>(string member, string text, T? value, Action<T> set)
        where T : struct =>
        value is { } known ? Once(member, known.ToString() ?? text, () => set(known)) : ImportIssue.NotUnderstood;

    private ImportIssue? Value(string member, string text, IReadOnlyList<string>? value, Action<IReadOnlyList<string>> set) =>
        value is null ? ImportIssue.NotUnderstood : Once(member, string.Join(',', value), () => set(value));

    private ImportIssue? Named(string member, string text, string? value, Action<string> set) =>
        value is null ? ImportIssue.NotUnderstood : Once(member, value, () => set(value));

    // There is one of it: the first is taken, the same again is no news.
    private ImportIssue? Once(string member, string value, Action set)
    {
        if (taken.TryGetValue(member, out var known))
            return known == value ? null : ImportIssue.Conflict;
        taken[member] = value;
        set();
        return null;
    }

    /// <param name="language">Language of what has none of its own.</param>
    public ImportedDraft Build(string language)
    {
        if (parts.Price is null && parts.BareAmount is { } amount)
        {
            if (parts.Currency is { } currency)
                parts.Price = new(amount, currency, LangText.Empty);
            else if (values.Find(value => value.Member == "price") is { } bare)
            {
                values.Remove(bare);
                Leave(bare.Found, bare.Place);
                Report(ImportIssue.NotUnderstood, ImportSeverity.Warning, bare.Place, "price");
            }
        }

        if (!Has("title"))
            Report(ImportIssue.NoTitle, ImportSeverity.Error, place);
        return new()
        {
            Number = number,
            Place = place,
            Specification = parts.Build(language),
            Values = values,
            Leftover = Joined(),
            Findings = findings,
        };
    }

    // Lines that follow on one another are one text.
    private List<ImportedText> Joined()
    {
        var joined = new List<ImportedText>();
        var lines = new System.Text.StringBuilder();
        for (var i = 0; i < leftover.Count; i++)
        {
            lines.Append(leftover[i].Text);
            var first = i;
            while (i + 1 < leftover.Count && Follows(leftover[i].Place, leftover[i + 1].Place))
                lines.Append('\n').Append(leftover[++i].Text);
            joined.Add(new(lines.ToString(), leftover[first].Place));
            lines.Clear();
        }

        return joined;
    }

    private static bool Follows(ImportPlace one, ImportPlace next) =>
        one.Name.Length == 0 && next.Name.Length == 0 && one.Line > 0 && next.Line - one.Line is 0 or 1 or 2;
}
