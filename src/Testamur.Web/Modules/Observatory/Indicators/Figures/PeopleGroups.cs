using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// The groups of people that a measure tells apart, which do not overlap: who answered, by answer; who answered something that has no name here; who
/// did not say. A group that is empty everywhere is nobody, and needs no hiding.
/// </summary>
internal sealed class PeopleGroups
{
    private const string Other = "";
    private readonly string _measure;
    private readonly HashSet<string> _answers;

    public PeopleGroups(string measure, CutRow total)
    {
        _measure = measure;
        _answers = Measures.Numbered.Contains(measure) ? [] : [.. total.Tally.Answers(measure).Select(answer => answer.Part)];
        Names = [.. _answers.Append(Other).Append(Mark.Unknown).Where(group => Size(total, group) > 0)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>How many of them answered: they come first.</summary>
    public int Answered => Names.Count(group => group != Mark.Unknown);

    public long Size(CutRow row, string group)
    {
        if (group != Other)
            return row.Tally.Count(_measure, group);
        // Answers of one measure about people exclude each other; money and credits are no people.
        var named = _answers.Sum(answer => row.Tally.Count(_measure, answer));
        return Math.Max(0, row.Tally.Count(_measure, Mark.Of) - named);
    }

    /// <summary>Keeps back one count of a row: a group's, or all who answered.</summary>
    public void Hide(CutRow row, string part) => row.Tally.Hide(_measure, part);

    /// <summary>Keeps back everything that the measure tells of a row.</summary>
    public void HideAll(CutRow row)
    {
        foreach (var part in Names.Append(Mark.Of))
            Hide(row, part);
    }
}
