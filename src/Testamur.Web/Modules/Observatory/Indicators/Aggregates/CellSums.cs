using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Aggregates;

/// <summary>
/// Adds up what facts add, for every axis. Adding is all there is: a change of a fact takes away what it added and adds what it adds now, so the
/// sums kept by events and the sums made from scratch are the same sums.
/// </summary>
internal sealed class CellSums
{
    private readonly Dictionary<CellKey, (long Count, long Sum)> _sums = [];

    /// <summary>The cells that are not nothing, in the order in which writers take them.</summary>
    public IEnumerable<(CellKey Key, long Count, long Sum)> Sorted =>
        _sums
            .Where(cell => cell.Value != default)
            .OrderBy(cell => cell.Key)
            .Select(cell => (cell.Key, cell.Value.Count, cell.Value.Sum));

    public void Add(Fact fact) => Add(fact, fact.Adds, 1);

    public void TakeAway(Fact fact) => Add(fact, fact.Adds, -1);

    public void Add(CellKey key, long count, long sum)
    {
        var before = _sums.GetValueOrDefault(key);
        _sums[key] = (before.Count + count, before.Sum + sum);
    }

    private void Add(Fact fact, IReadOnlyList<Mark> marks, int sign)
    {
        foreach (var mark in marks)
        {
            Add(fact, mark, sign, Axis.All, "");
            Add(fact, mark, sign, Axis.Institution, fact.Institution.Value.ToString("n"));
            Add(fact, mark, sign, Axis.Alliance, fact.Alliance);
            Add(fact, mark, sign, Axis.Country, fact.Country);
            Add(fact, mark, sign, Axis.Field, fact.Field);
        }
    }

    private void Add(Fact fact, Mark mark, int sign, Axis axis, string value) =>
        Add(new(mark.Measure, axis, value, fact.Month, mark.Part), sign * mark.Count, sign * mark.Sum);
}
