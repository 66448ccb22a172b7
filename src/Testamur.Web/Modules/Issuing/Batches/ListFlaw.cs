using System.Globalization;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Why a list cannot be read as a whole. What is wrong with one row is a <see cref="RowProblem"/>.</summary>
/// <param name="Code">Stable; the pages' texts are <c>Problem.issuing.listUnreadable.{Code}</c>.</param>
/// <param name="Sentence">What the API says.</param>
internal sealed record ListFlaw(string Code, string Sentence, params object[] Arguments)
{
    public static ListFlaw TooLarge(int mebibytes) =>
        Of("tooLarge", $"The file is larger than {mebibytes} MiB. Split it.", mebibytes);

    public static ListFlaw NotUtf8() => Of("notUtf8", $"The file is not UTF-8. Save it as \"CSV UTF-8\" and hand it in again.");

    public static ListFlaw NoWorkbook() =>
        Of("noWorkbook", $"This workbook cannot be read. Save it as XLSX without links and errors, or as \"CSV UTF-8\".");

    public static ListFlaw TooManyRows(int most) =>
        Of("tooManyRows", $"The file has more than {most} rows. Split it and hand in the parts one after another.", most);

    public static ListFlaw Quotes(int line) =>
        Of("quotes", $"The quotation marks of the record in line {line} do not match. Write a mark inside a field twice.", line);

    public static ListFlaw Header(IEnumerable<string> required, IEnumerable<string> optional)
    {
        var (must, may) = (string.Join(", ", required ?? []), string.Join(", ", optional ?? []));
        return Of("header", $"The first line must name the columns: {must}; {may} may follow.", must, may);
    }

    public static ListFlaw NoRows() =>
        Of("noRows", $"The file has a header but no rows. Write one row for each learner below it.");

    private static ListFlaw Of(string code, FormattableString sentence, params object[] arguments) =>
        new(code, sentence.ToString(CultureInfo.InvariantCulture), arguments);
}
