using System.Globalization;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>Aggregates of one cut, ready to be asked. Figures are made from nothing else.</summary>
public sealed class Tally
{
    private readonly Dictionary<string, Dictionary<string, (long Count, long Sum)>> _parts = new(StringComparer.Ordinal);

    private readonly HashSet<(string Measure, string Part)> _hidden = [];
    private bool _sawHidden;

    public Tally() { }

    internal Tally(IEnumerable<Cell> cells)
    {
        foreach (var cell in cells)
            Add(cell.Measure, cell.Part, cell.Count, cell.Sum);
    }

    public void Add(string measure, string part, long count, long sum)
    {
        if (!_parts.TryGetValue(measure, out var parts))
            _parts[measure] = parts = new(StringComparer.Ordinal);
        var before = parts.GetValueOrDefault(part);
        parts[part] = (before.Count + count, before.Sum + sum);
    }

    /// <summary>Marks a count as one that must not be told, nor anything that is made of it.</summary>
    public void Hide(string measure, string part) => _hidden.Add((measure, part));

    /// <summary>Makes a figure; when it reads a hidden count, it is hidden itself.</summary>
    public Figure Make(Func<Tally, Figure> figure)
    {
        _sawHidden = false;
        var made = figure(this);
        return _sawHidden ? made.Hide() : made;
    }

    public long Count(string measure, string part) => Of(measure, part).Count;

    /// <summary>How many did not say; null when that must not be told.</summary>
    public long? Missing(string measure) => _hidden.Contains((measure, Mark.Unknown)) ? null : Count(measure, Mark.Unknown);

    public long Sum(string measure, string part) => Of(measure, part).Sum;

    /// <summary>The answers that were given, without <see cref="Mark.Of"/> and <see cref="Mark.Unknown"/>.</summary>
    public IEnumerable<(string Part, long Count)> Answers(string measure) =>
        Given(measure).OrderBy(one => one.Part, StringComparer.Ordinal);

    /// <summary>How many of those that answered gave one of these answers, which exclude each other.</summary>
    public Figure Share(string part, string measure, params string[] answers) =>
        Make(tally =>
            Figure.Quotient(
                part,
                IndicatorUnit.Share,
                answers.Sum(answer => tally.Count(measure, answer)),
                tally.Count(measure, Mark.Of),
                tally.Missing(measure)
            )
        );

    /// <summary>The share of each listed answer.</summary>
    public IReadOnlyList<Figure> Shares(string measure, params string[] answers) =>
        [.. answers.Select(answer => Share(answer, measure, answer))];

    /// <summary>The mean of a measured value.</summary>
    /// <param name="scale">How many of its units make one of the figure's.</param>
    public Figure Mean(string part, IndicatorUnit unit, string measure, int scale) =>
        Make(t => Figure.Quotient(part, unit, t.Sum(measure, Mark.Of), t.Count(measure, Mark.Of), t.Missing(measure), scale));

    /// <summary>The middle of the answers of a measure whose parts are whole numbers; the lower one of two.</summary>
    public Figure Median(string part, IndicatorUnit unit, string measure) => Make(tally => tally.MiddleOf(part, unit, measure));

    private Figure MiddleOf(string part, IndicatorUnit unit, string measure)
    {
        var answers = Numbers(measure).OrderBy(one => one.Number).ToList();
        var all = Count(measure, Mark.Of);
        var (seen, median) = (0L, (double?)null);
        foreach (var (number, count) in answers)
        {
            seen += count;
            if (median is null && seen * 2 >= all)
                median = number;
        }

        return new(part, unit, median, all, all, Missing(measure));
    }

    /// <summary>The answers of a measure whose parts are whole numbers.</summary>
    public IEnumerable<(int Number, long Count)> Numbers(string measure) =>
        Given(measure).Select(one => (int.Parse(one.Part, CultureInfo.InvariantCulture), one.Count));

    private IEnumerable<(string Part, long Count)> Given(string measure) =>
        _parts.TryGetValue(measure, out var parts)
            ? parts
                .Where(one => one.Key is not (Mark.Of or Mark.Unknown) && one.Value.Count != 0)
                .Select(one => (one.Key, one.Value.Count))
            : [];

    private (long Count, long Sum) Of(string measure, string part)
    {
        _sawHidden |= _hidden.Contains((measure, part));
        return _parts.TryGetValue(measure, out var parts) ? parts.GetValueOrDefault(part) : default;
    }
}
