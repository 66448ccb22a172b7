using Testamur.Education.Observatory;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Observatory;

public class DisclosureControlTests
{
    private const int Rounds = 50;
    private const int CutsPerRound = 4;
    private const long Largest = DisclosureControl.Threshold - 1;

    [Fact]
    public void A_differencing_attack_over_200_random_cuts_finds_no_hidden_cell()
    {
        var hiddenSmall = 0;
        var published = 0;
        foreach (var (counts, cells) in RandomPublications())
        {
            var hidden = DisclosureControl.Hide(counts, cells);
            var attack = Attack(counts, cells, hidden);
            foreach (var cell in cells.Index().Where(cell => Sum(counts, cell.Item) <= Largest))
            {
                hiddenSmall++;
                Assert.True(hidden[cell.Index]);
                Assert.False(attack.Determines(cell.Item));
                var (low, high) = attack.Bounds(cell.Item);
                Assert.True(low <= 0 && high >= Largest, $"{low} to {high}");
            }

            published += hidden.Count(one => !one);
        }

        // The test would be empty if there were nothing to find, or nothing to find it from.
        Assert.True(hiddenSmall > 300, $"{hiddenSmall}");
        Assert.True(published > 500, $"{published}");
    }

    [Fact]
    public void The_same_attack_finds_cells_where_only_small_ones_are_hidden()
    {
        var found = 0;
        foreach (var (counts, cells) in RandomPublications())
        {
            var hidden = cells.Select(cell => Sum(counts, cell) <= Largest).ToList();
            var attack = Attack(counts, cells, hidden);
            found += cells.Any(cell => Sum(counts, cell) <= Largest && attack.Determines(cell)) ? 1 : 0;
        }

        Assert.True(found > Rounds / 2, $"{found} of {Rounds}");
    }

    [Fact]
    public void Whole_tables_exist_that_fit_and_have_each_end_of_the_range()
    {
        var source = new SeededSource(11);
        for (var round = 0; round < 20; round++)
        {
            long[] counts = [.. Enumerable.Range(0, 6).Select(_ => (long)source.Below(30))];
            int[][] cells =
            [
                [0],
                [1],
                [2],
                [3],
                [4],
                [5],
                [0, 3],
                [1, 4],
                [2, 5],
                [0, 1, 2],
                [3, 4, 5],
                [0, 1, 2, 3, 4, 5],
            ];
            var hidden = DisclosureControl.Hide(counts, cells);
            var published = cells
                .Index()
                .Where(cell => !hidden[cell.Index])
                .Select(cell => (cell.Item, Sum(counts, cell.Item)))
                .ToList();
            foreach (var cell in cells.Where(cell => Sum(counts, cell) <= Largest))
            {
                Assert.True(Exists(new long[6], 0, [.. published, (cell, 0)]));
                Assert.True(Exists(new long[6], 0, [.. published, (cell, Largest)]));
            }
        }
    }

    [Fact]
    public void A_small_cell_takes_a_second_one_with_it()
    {
        var table = Assert.Single(
            DisclosureControl.Protect(
                [new(["a"], 4), new(["b"], 30), new(["c"], 25), new(["d"], 40)],
                [
                    [0],
                ]
            )
        );
        Assert.Equal(["a", "c"], table.Cells.Where(cell => cell.IsHidden).Select(cell => cell.Categories[0]));
        Assert.Equal(99, table.Find([null])?.Count);
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_is_small()
    {
        var table = Assert.Single(
            DisclosureControl.Protect(
                [new(["a", "x"], 10), new(["a", "y"], 11), new(["b", "x"], 12), new(["b", "y"], 13)],
                [
                    [0, 1],
                ]
            )
        );
        Assert.Equal(9, table.Cells.Count);
        Assert.DoesNotContain(table.Cells, cell => cell.IsHidden);
        Assert.Equal((21, 22), (table.Find(["a", null])?.Count, table.Find([null, "x"])?.Count));
    }

    [Fact]
    public void A_combination_that_nobody_has_is_hidden_like_a_small_one()
    {
        var table = Assert.Single(
            DisclosureControl.Protect(
                [new(["a", "x"], 20), new(["b", "y"], 20)],
                [
                    [0, 1],
                ]
            )
        );
        Assert.True(table.Find(["a", "y"])?.IsHidden);
        Assert.True(table.Find(["a", "x"])?.IsHidden);
    }

    [Fact]
    public void A_margin_of_another_table_gives_nothing_away()
    {
        CountedFact[] facts =
        [
            new(["a", "x"], 5),
            new(["a", "y"], 20),
            new(["b", "x"], 20),
            new(["b", "y"], 20),
            new(["c", "x"], 30),
            new(["c", "y"], 30),
        ];
        var tables = DisclosureControl.Protect(
            facts,
            [
                [0, 1],
                [0],
                [1],
            ]
        );
        Assert.Equal((25, 25), (tables[0].Find(["a", null])?.Count, tables[1].Find(["a", null])?.Count));
        Assert.Equal((55, 55), (tables[0].Find([null, "x"])?.Count, tables[2].Find([null, "x"])?.Count));
        Assert.True(tables[0].Cells.Count(cell => cell.IsHidden) >= 4);
    }

    [Fact]
    public void An_empty_publication_and_a_small_whole_are_protected()
    {
        Assert.Empty(
            Assert
                .Single(
                    DisclosureControl.Protect(
                        [],
                        [
                            [0],
                        ]
                    )
                )
                .Cells
        );
        var all = Assert.Single(
            DisclosureControl.Protect(
                [new(["a"], 3), new(["b"], 2)],
                [
                    [0],
                ]
            )
        );
        Assert.All(all.Cells, cell => Assert.True(cell.IsHidden));
    }

    [Fact]
    public void What_cannot_be_protected_is_refused()
    {
        Assert.Throws<ArgumentException>(() =>
            DisclosureControl.Protect(
                [new(["a"], -1)],
                [
                    [0],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() =>
            DisclosureControl.Protect(
                [new(["a"], 1), new(["a", "b"], 1)],
                [
                    [0],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() =>
            DisclosureControl.Protect(
                [new(["a"], 1)],
                [
                    [1],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() =>
            DisclosureControl.Hide(
                [1],
                [
                    [1],
                ]
            )
        );
        CountedFact[] many = [.. Enumerable.Range(0, 70).Select(i => new CountedFact([$"{i}", $"{i}"], 1))];
        Assert.Throws<ArgumentException>(() =>
            DisclosureControl.Protect(
                many,
                [
                    [0, 1],
                ]
            )
        );
    }

    /// <summary>Facts by three questions, and of them random tables with their margins, some of whose categories are joined: what an agency publishes over time.</summary>
    private static IEnumerable<(long[] Counts, int[][] Cells)> RandomPublications()
    {
        var source = new SeededSource(20_260_101);
        for (var round = 0; round < Rounds; round++)
        {
            int[] sizes = [2 + source.Below(3), 2 + source.Below(3), 2 + source.Below(2)];
            var atoms = sizes[0] * sizes[1] * sizes[2];
            long[] counts =
            [
                .. Enumerable.Range(0, atoms).Select(_ => (long)(source.Below(3) == 0 ? source.Below(15) : 5 + source.Below(40))),
            ];
            var cells = new Dictionary<string, int[]>(StringComparer.Ordinal);
            for (var cut = 0; cut < CutsPerRound; cut++)
            {
                // Each question is left out, asked in full, or asked with its first two categories joined; the first table asks everything.
                int[] asked = cut == 0 ? [1, 1, 1] : [source.Below(3), source.Below(3), source.Below(3)];
                var labels = sizes.Select((size, question) => Labels(size, asked[question])).ToArray();
                foreach (var a in labels[0])
                foreach (var b in labels[1])
                foreach (var c in labels[2])
                {
                    int[] cell =
                    [
                        .. Enumerable
                            .Range(0, atoms)
                            .Where(atom =>
                                a.Contains(atom % sizes[0])
                                && b.Contains(atom / sizes[0] % sizes[1])
                                && c.Contains(atom / (sizes[0] * sizes[1]))
                            ),
                    ];
                    cells.TryAdd(string.Join(',', cell), cell);
                }
            }

            yield return (counts, [.. cells.Values]);
        }
    }

    private static List<int[]> Labels(int size, int asked)
    {
        int[] all = [.. Enumerable.Range(0, size)];
        return asked switch
        {
            0 => [all],
            1 => [.. all.Select(one => new[] { one }), all],
            _ =>
            [
                [0, 1],
                .. all[2..].Select(one => new[] { one }),
                all,
            ],
        };
    }

    private static DifferencingAttack Attack(long[] counts, int[][] cells, IReadOnlyList<bool> hidden) =>
        new(counts.Length, cells.Index().Where(cell => !hidden[cell.Index]).Select(cell => (cell.Item, Sum(counts, cell.Item))));

    private static long Sum(long[] counts, int[] cell) => cell.Sum(place => counts[place]);

    /// <summary>Search over whole numbers from 0 to 60, pruned by what is published.</summary>
    private static bool Exists(long[] values, int at, List<(int[] Places, long Sum)> equations)
    {
        if (at == values.Length)
            return true;
        for (values[at] = 0; values[at] <= 60; values[at]++)
        {
            var fits = equations.TrueForAll(equation =>
            {
                var soFar = equation.Places.Where(place => place <= at).Sum(place => values[place]);
                return equation.Places.Max() <= at ? soFar == equation.Sum : soFar <= equation.Sum;
            });
            if (fits && Exists(values, at + 1, equations))
                return true;
        }

        values[at] = 0;
        return false;
    }
}
