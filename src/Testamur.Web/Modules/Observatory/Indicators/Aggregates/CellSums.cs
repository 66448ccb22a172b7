using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Aggregates;

/// <summary>
/// Adds up what facts add, for every axis. Adding is all there is: a change of a fact takes away what it added and adds what it adds now, so the
/// sums kept by events and the sums made from scratch are the same sums.
/// </summary>
internal sealed class CellSums
{
    /// <summary>The month of a sum over all months.</summary>
    public const int AllMonths = 0;

    private readonly Dictionary<CellKey, (long Count, long Sum)> _sums = [];

    /// <summary>The cells that are not nothing, in the order in which writers take them.</summary>
    public IEnumerable<(CellKey Key, long Count, long Sum)> Sorted =>
        _sums
            .Where(cell => cell.Value != default)
            .OrderBy(cell => cell.Key)
            .Select(cell => (cell.Key, cell.Value.Count, cell.Value.Sum));

    public void Add(Fact fact) => Add(fact, 1);

    public void TakeAway(Fact fact) => Add(fact, -1);

    public void Add(CellKey key, long count, long sum)
    {
        var before = _sums.GetValueOrDefault(key);
        _sums[key] = (before.Count + count, before.Sum + sum);
    }

    // By month over everything; by the other axes over all months. No page asks for both at once, and sixty times as many rows would be read.
    private void Add(Fact fact, int sign)
    {
        if (!fact.Counts)
            return;
        var institution = fact.Institution.Value.ToString("n");
        var crossed = $"{institution}/{fact.Field}";
        Add(new(Measures.Fact, Axis.All, "", fact.Month, Mark.Of), sign, 0);
        foreach (var mark in fact.Adds)
        {
            var (count, sum) = (sign * mark.Count, sign * mark.Sum);
            Add(new(mark.Measure, Axis.All, "", fact.Month, mark.Part), count, sum);
            Add(new(mark.Measure, Axis.Institution, institution, AllMonths, mark.Part), count, sum);
            Add(new(mark.Measure, Axis.Alliance, fact.Alliance, AllMonths, mark.Part), count, sum);
            Add(new(mark.Measure, Axis.Country, fact.Country, AllMonths, mark.Part), count, sum);
            Add(new(mark.Measure, Axis.Field, fact.Field, AllMonths, mark.Part), count, sum);
            Add(new(mark.Measure, Axis.InstitutionField, crossed, AllMonths, mark.Part), count, sum);
        }
    }
}
