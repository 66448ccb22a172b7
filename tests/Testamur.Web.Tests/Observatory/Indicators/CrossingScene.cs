using System.Globalization;
using Testamur.Education.Tests.Observatory;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Tests.Observatory.Indicators;

/// <summary>Awards of institutions in fields, by three answers, and everything that is told of them: five cuts, one of them by two things at once.</summary>
internal sealed class CrossingScene
{
    private static readonly string[] Answers = ["list", "rpl", "taught"];
    private readonly List<(CutRow Row, int[] Atoms)> _told = [];
    private readonly long[] _people;

    /// <param name="fewOneIn">How rare combinations of few people are.</param>
    public CrossingScene(SeededSource source, int institutions, int fields, int countries, int fewOneIn)
    {
        _people =
        [
            .. Enumerable
                .Range(0, institutions * fields * Answers.Length)
                .Select(_ => (long)(source.Below(fewOneIn) == 0 ? source.Below(12) : 15 + source.Below(60))),
        ];
        int[] countryOf = [.. Enumerable.Range(0, institutions).Select(_ => source.Below(countries))];
        Total = Row("", _ => true);
        Crossing = new(
            [.. Enumerable.Range(0, institutions).Select(at => Row($"i{at:000}", atom => atom / Answers.Length / fields == at))],
            [
                .. Enumerable
                    .Range(0, countries)
                    .Where(countryOf.Contains)
                    .Select(at => Row($"c{at}", atom => countryOf[atom / Answers.Length / fields] == at)),
            ],
            institution => $"c{countryOf[int.Parse(institution[1..], CultureInfo.InvariantCulture)]}",
            [.. Enumerable.Range(0, fields).Select(at => Row($"f{at}", atom => atom / Answers.Length % fields == at))],
            [
                .. Enumerable
                    .Range(0, institutions)
                    .Select(row =>
                        (IReadOnlyList<CutRow>)
                            [
                                .. Enumerable
                                    .Range(0, fields)
                                    .Select(column =>
                                        Row($"i{row:000}/f{column}", atom => atom / Answers.Length == row * fields + column)
                                    ),
                            ]
                    ),
            ]
        );
    }

    public CutRow Total { get; }

    public Crossing Crossing { get; }

    public void Protect() => KeepBack.Apply([Measures.Award], Total, Crossing, []);

    /// <summary>Only what is small, without a look at its neighbours.</summary>
    public void HideTheSmall()
    {
        foreach (var (row, part, _) in Counts().Where(one => Sum(one.Atoms) < 10).ToList())
            row.Tally.Hide(Measures.Award, part);
    }

    /// <summary>Every count of every cut: who gave each answer, and who gave any.</summary>
    public IEnumerable<(CutRow Row, string Part, int[] Atoms)> Counts() =>
        _told.SelectMany(one =>
            Answers
                .Select((answer, at) => (one.Row, answer, one.Atoms.Where(atom => atom % Answers.Length == at).ToArray()))
                .Append((one.Row, Mark.Of, one.Atoms))
        );

    public long Sum(int[] atoms) => atoms.Sum(atom => _people[atom]);

    /// <summary>As a page would tell it.</summary>
    public static bool IsHidden(CutRow row, string part) =>
        row.Tally.Make(tally => Figure.Counted(part, tally.Count(Measures.Award, part), known: true)).Hidden;

    public DifferencingAttack Attack() =>
        new(_people.Length, Counts().Where(one => !IsHidden(one.Row, one.Part)).Select(one => (one.Atoms, Sum(one.Atoms))));

    private CutRow Row(string value, Func<int, bool> holds)
    {
        int[] atoms = [.. Enumerable.Range(0, _people.Length).Where(holds)];
        var row = new CutRow(value, new Tally());
        row.Tally.Add(Measures.Award, Mark.Of, Sum(atoms), 0);
        foreach (var atom in atoms)
            row.Tally.Add(Measures.Award, Answers[atom % Answers.Length], _people[atom], 0);
        _told.Add((row, atoms));
        return row;
    }
}
