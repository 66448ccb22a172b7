using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Testamur.Education.Observatory;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>On what a mark of a table rests.</summary>
public enum MarkBasis
{
    /// <summary>All coders found it, blind to each other.</summary>
    Agreed,

    /// <summary>Coders differed and somebody else decided, with a reason.</summary>
    Decided,

    /// <summary>It stands in a published study.</summary>
    Printed,

    /// <summary>We read it out of a study's prose; the study itself does not print it.</summary>
    Inferred,
}

/// <param name="Unit">The same in every wave.</param>
/// <param name="Printed">As this wave spells it.</param>
public sealed record TableUnit(string Unit, string Printed);

/// <param name="Hash">SHA-256 of the archived copy, in hexadecimal; the copy itself stays with the alliance.</param>
public sealed record TableEvidence(string Address, DateOnly? RetrievedOn, string? Page, string? Hash);

/// <param name="Reason">Why it was decided so; or where in a study it stands.</param>
public sealed record TableMark(string Unit, string Code, MarkBasis Basis, string? Reason, IReadOnlyList<TableEvidence> Evidence);

/// <summary>The result of a wave: which alliance shows which code, and on what that rests. Alliances are organisations; nobody's name is in it.</summary>
/// <param name="Sample">How many alliances were looked at, those without any mark included.</param>
/// <param name="Source">The published study it was taken from; null for a wave of our own.</param>
public sealed record WaveTable(
    string Key,
    string Title,
    CodeBook Book,
    DateOnly From,
    DateOnly Until,
    int Sample,
    string Method,
    string? Source,
    DateTimeOffset? PublishedAt,
    string? StoredFingerprint,
    IReadOnlyList<TableUnit> Units,
    IReadOnlyList<TableMark> Marks
)
{
    private readonly Dictionary<(string Unit, string Code), TableMark> places = Index(Marks);

    /// <summary>At most one for each alliance and code.</summary>
    public IReadOnlyList<TableMark> Marks
    {
        get;
        init => (field, places) = (value, Index(value));
    } = Marks;

    public TableMark? Find(string unit, string code) => places.GetValueOrDefault((unit, code));

    public int CountOf(string code) => Marks.Count(mark => mark.Code == code);

    public int CountAt(string unit) => Marks.Count(mark => mark.Unit == unit);

    /// <summary>Alliances that show at least one code, exactly one, and three or more.</summary>
    public (int Any, int One, int Many) Spread()
    {
        var counts = Marks.GroupBy(mark => mark.Unit).Select(group => group.Count()).ToList();
        return (counts.Count, counts.Count(count => count == 1), counts.Count(count => count >= 3));
    }

    /// <summary>Whether a table of our own is still what was frozen.</summary>
    public bool IsWhole => StoredFingerprint is null || StoredFingerprint == Fingerprint();

    /// <summary>SHA-256 of <see cref="Csv"/> in hexadecimal: whoever saves the file can compute it.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Csv())));

    /// <summary>One line per alliance and code, in fixed order, the same for every reader.</summary>
    public string Csv()
    {
        var file = new StringBuilder("wave,unit,printed,code,mark,basis,reason,evidence\r\n");
        foreach (var unit in Units.OrderBy(unit => unit.Unit, StringComparer.Ordinal))
        {
            foreach (var code in Book.Codes)
            {
                var mark = Find(unit.Unit, code.Id);
                string?[] fields =
                [
                    Key,
                    unit.Unit,
                    unit.Printed,
                    code.Id,
                    mark is null ? "0" : "1",
                    mark?.Basis.ToString().ToLowerInvariant(),
                    mark?.Reason,
                    mark is null ? null : string.Join(" | ", mark.Evidence.Select(Line)),
                ];
                file.AppendJoin(',', fields.Select(CsvField.Write)).Append("\r\n");
            }
        }

        return file.ToString();
    }

    private static string Line(TableEvidence one) =>
        string.Join(
            ' ',
            new[]
            {
                one.Address,
                one.RetrievedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                one.Page,
                one.Hash is null ? null : $"sha256:{one.Hash}",
            }.OfType<string>()
        );

    private static Dictionary<(string Unit, string Code), TableMark> Index(IReadOnlyList<TableMark> marks) =>
        marks.ToDictionary(mark => (mark.Unit, mark.Code));
}
