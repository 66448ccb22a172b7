using System.Globalization;
using System.Net.Mail;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <param name="Email">Lower case.</param>
internal sealed record ListRow(
    int Line,
    string Name,
    string Email,
    DateOnly AwardedOn,
    string? Grade,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<RowProblem> Problems,
    ListFields Fields
);

/// <summary>What stands in a row, as it was written.</summary>
internal sealed record ListFields(string Name, string Email, string AwardedOn, string? Grade = null, string? Outcomes = null)
{
    public string this[string column] =>
        column switch
        {
            "name" => Name,
            "email" => Email,
            "awardedOn" => AwardedOn,
            "grade" => Grade ?? "",
            "outcomes" => Outcomes ?? "",
            _ => "",
        };
}

/// <summary>Reads the rows of a list for one specification. Pure: what is wrong stands beside the row.</summary>
internal static class ListRules
{
    public static readonly IReadOnlyList<string> Required = ["name", "email", "awardedOn"];
    public static readonly IReadOnlyList<string> Optional = ["grade", "outcomes"];
    public static readonly DateOnly Earliest = new(1990, 1, 1);
    private const int MostKept = 500;

    /// <param name="holders">Lower-case e-mail addresses of those who hold this credential already.</param>
    /// <param name="flaw">What is wrong with the header; null when nothing is.</param>
    public static List<ListRow> Read(
        IReadOnlyList<ListRecord> records,
        Specification specification,
        DateOnly today,
        IReadOnlySet<string> holders,
        out ListFlaw? flaw
    )
    {
        if (records.Count == 0 || Columns(records[0]) is not { } columns)
        {
            flaw = ListFlaw.Header(Required, Optional);
            return [];
        }

        flaw = records.Count == 1 ? ListFlaw.NoRows() : null;
        var rows = records.Skip(1).Select(record => Row(record, columns, specification, today)).ToList();
        var first = rows.Where(row => row.Email.Length > 0)
            .GroupBy(row => row.Email)
            .ToDictionary(g => g.Key, g => g.First().Line);
        return [.. rows.Select(row => row with { Problems = [.. row.Problems, .. Duplicates(row, first, holders)] })];
    }

    /// <summary>One row by what somebody typed.</summary>
    /// <param name="others">Lower-case addresses of the other rows, with their lines.</param>
    public static ListRow Read(
        int line,
        ListFields fields,
        Specification specification,
        DateOnly today,
        IReadOnlySet<string> holders,
        IReadOnlyDictionary<string, int> others
    )
    {
        var row = Row(line, fields, [], specification, today);
        return row with { Problems = [.. row.Problems, .. Duplicates(row, others, holders)] };
    }

    private static IEnumerable<RowProblem> Duplicates(
        ListRow row,
        IReadOnlyDictionary<string, int> lines,
        IReadOnlySet<string> holders
    )
    {
        if (lines.TryGetValue(row.Email, out var first) && first != row.Line)
            yield return new("email", "repeated", row.Email, first.ToString(CultureInfo.InvariantCulture));
        else if (holders.Contains(row.Email))
            yield return new("email", "alreadyHolds", row.Email);
    }

    private static Dictionary<string, int>? Columns(ListRecord header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, index) in header.Fields.Select((field, index) => (field.Trim(), index)))
        {
            var known = Required.Concat(Optional).Contains(name, StringComparer.OrdinalIgnoreCase);
            if (!known || !columns.TryAdd(name, index))
                return null;
        }

        return Required.All(columns.ContainsKey) ? columns : null;
    }

    private static ListRow Row(ListRecord record, Dictionary<string, int> columns, Specification specification, DateOnly today)
    {
        var problems = new List<RowProblem>();
        if (record.Fields.Count != columns.Count)
        {
            var expected = columns.Count.ToString(CultureInfo.InvariantCulture);
            problems.Add(new(null, "fieldCount", record.Fields.Count.ToString(CultureInfo.InvariantCulture), expected));
        }

        string Field(string column) =>
            columns.TryGetValue(column, out var index) && index < record.Fields.Count
                ? Cut(record.Fields[index].Trim(), MostKept)
                : "";
        var fields = new ListFields(Field("name"), Field("email"), Field("awardedOn"), Field("grade"), Field("outcomes"));
        return Row(record.Line, fields, problems, specification, today);
    }

    private static ListRow Row(
        int line,
        ListFields fields,
        List<RowProblem> problems,
        Specification specification,
        DateOnly today
    )
    {
        string Field(string column) => fields[column].Trim();
        void Wrong(string column, string code, string? detail = null) =>
            problems.Add(new(column, code, Cut(Field(column), 100), detail));

        var name = Field("name");
        if (name.Length == 0)
            Wrong("name", "missing");
        else if (name.Length > 200 || name.Any(char.IsControl))
            Wrong("name", "nameUnusable");

        var email = Field("email").ToLowerInvariant();
        if (email.Length == 0)
            Wrong("email", "missing");
        else if (!IsAddress(email))
            Wrong("email", "emailUnusable");

        if (
            !DateOnly.TryParseExact(
                Field("awardedOn"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            Wrong("awardedOn", Field("awardedOn").Length == 0 ? "missing" : "dateUnreadable");
        else if (day > today)
            Wrong("awardedOn", "dateInFuture");
        else if (day < Earliest)
            Wrong("awardedOn", "dateTooEarly");

        var grade = Field("grade") is { Length: > 0 } given ? given : null;
        if (grade is not null && specification.Grading is { Values.Count: > 0 } scheme && !scheme.Values.Contains(grade))
            Wrong("grade", "gradeUnknown", string.Join(", ", scheme.Values));
        else if (grade is { Length: > 50 })
            Wrong("grade", "tooLong");

        string[] outcomes = Field("outcomes")
            .Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (outcomes.Any(id => specification.LearningOutcomes.All(known => known.Id != id)))
            Wrong("outcomes", "outcomeUnknown", string.Join(" ", specification.LearningOutcomes.Select(outcome => outcome.Id)));
        else if (outcomes.Length == 0)
            outcomes = [.. specification.LearningOutcomes.Select(outcome => outcome.Id)];

        return new(line, Cut(name, 200), Cut(email, 320), day, grade, outcomes, problems, fields);
    }

    private static bool IsAddress(string text) =>
        text.Length <= 254
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
