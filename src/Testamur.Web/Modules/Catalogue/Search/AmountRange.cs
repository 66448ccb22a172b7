using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>From and to, both included, in hundredths of a credit, a euro or a percent.</summary>
internal sealed record AmountRange(int From, int To)
{
    public bool Holds(int? amount) => amount >= From && amount <= To;

    /// <summary>Reads <c>1-3</c>, <c>6-</c>, <c>-2.5</c> or <c>4</c>; null for anything else.</summary>
    public static AmountRange? Read(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || (parts[0].Length == 0 && parts[^1].Length == 0))
            return null;
        var (from, to) = (new Ects(0), new Ects(int.MaxValue));
        if (parts[0].Length > 0 && !Ects.TryParse(parts[0], out from))
            return null;
        if (parts[^1].Length > 0 && !Ects.TryParse(parts[^1], out to))
            return null;
        return from.Hundredths <= to.Hundredths ? new(from.Hundredths, to.Hundredths) : null;
    }
}
