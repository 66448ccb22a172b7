using Testamur.Education.Observatory;

namespace Testamur.Education.Tests.Observatory;

/// <summary>Published worked examples, each computed again here by another method. Numbers were carried over, no program.</summary>
public class CoderAgreementTests
{
    // 1: the printout of SAS PROC FREQ that the tests of statsmodels keep (test_inter_rater.py, table10): .4842, error .1380, .2137 to .7547.
    // 2: the overview of the R package irrCAC 1.0 (cont3x3abstractors): .7964094, error .05891072.
    // 3: Cohen 1960, table 2b on page 45, 200 diagnoses: .492, as the manual of the R package psych says, too; three decimals are all it prints.
    public static TheoryData<int[][], double, int, double?> KappaExamples =>
        new()
        {
            {
                [
                    [0, 4, 1],
                    [0, 8, 0],
                    [0, 1, 5],
                ],
                0.4842,
                4,
                0.1380
            },
            {
                [
                    [13, 0, 0],
                    [0, 20, 7],
                    [0, 4, 56],
                ],
                0.7964,
                4,
                0.0589
            },
            {
                [
                    [88, 14, 18],
                    [10, 40, 10],
                    [2, 6, 12],
                ],
                0.492,
                3,
                null
            },
        };

    [Theory, MemberData(nameof(KappaExamples))]
    public void Kappa_equals_published_examples(int[][] table, double published, int decimals, double? error)
    {
        var pairs = Pairs(table);
        var kappa = CoderAgreement.CohenKappa(pairs);
        Assert.Equal(published, kappa.Value!.Value, decimals); // these tables define it
        Assert.Equal(KappaByEnumeration(pairs), kappa.Value.Value, 10);
        Assert.Equal(pairs.Count, kappa.Units);
        if (error is { } known)
            Assert.Equal(known, kappa.StandardError!.Value, decimals);
    }

    [Fact]
    public void The_interval_of_kappa_is_the_published_one()
    {
        var interval = CoderAgreement
            .CohenKappa(
                Pairs([
                    [0, 4, 1],
                    [0, 8, 0],
                    [0, 1, 5],
                ])
            )
            .Interval;
        Assert.Equal((0.2137, 0.7547), (Math.Round(interval!.Low, 4), Math.Round(interval.High, 4))); // the table defines it
    }

    [Theory, MemberData(nameof(KappaExamples))]
    public void The_standard_error_of_kappa_is_that_of_the_delta_method(
        int[][] table,
        double published,
        int decimals,
        double? known
    )
    {
        var kappa = CoderAgreement.CohenKappa(Pairs(table));
        var error = ErrorByDifferences(table);
        Assert.Equal(error, kappa.StandardError!.Value, 5); // the examples define it
        Assert.Equal(known ?? error, error, decimals);
        Assert.Equal(kappa.Value!.Value - (1.96 * error), kappa.Interval!.Low, 4);
        Assert.True(kappa.Interval.Low < published && published < kappa.Interval.High);
    }

    // Krippendorff 2011 (Computing Krippendorff's Alpha-Reliability), examples A (two observers, binary) and B (two, nominal): .095 and .692, three
    // decimals; C (four, with values missing): .743, and .743421 in the tests of NLTK (test_disagreement.py). The table of irrCAC as above: .7972585.
    public static TheoryData<string[], double, int> AlphaExamples =>
        new()
        {
            { ["0100000010", "1110010000"], 0.095, 3 },
            { ["aabbdcccedda", "babbbccceddd"], 0.692, 3 },
            { ["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743421, 6 },
            { Coders((13, "aa"), (20, "bb"), (7, "bc"), (4, "cb"), (56, "cc")), 0.7972585, 7 },
        };

    [Theory, MemberData(nameof(AlphaExamples))]
    public void Alpha_equals_published_examples(string[] coders, double published, int decimals)
    {
        var units = Units(coders);
        var alpha = CoderAgreement.KrippendorffAlpha(units);
        Assert.Equal(published, alpha.Value!.Value, decimals); // these data define it
        Assert.Equal(AlphaByPairs(units), alpha.Value.Value, 10);
        Assert.True(alpha.Interval!.Low < alpha.Value && alpha.Value < alpha.Interval.High);
        Assert.Equal(alpha, CoderAgreement.KrippendorffAlpha(units));
    }

    [Fact]
    public void Percent_agreement_is_the_share_of_equal_pairs() =>
        Assert.Equal(
            0.7,
            CoderAgreement
                .Percent(
                    Pairs([
                        [88, 14, 18],
                        [10, 40, 10],
                        [2, 6, 12],
                    ])
                )
                .Value!.Value,
            10
        ); // there are pairs

    [Fact]
    public void Without_a_pair_nothing_is_defined()
    {
        Assert.Equal(NotDefinedReason.NoPair, CoderAgreement.Percent([]).NotDefined);
        Assert.Equal(NotDefinedReason.NoPair, CoderAgreement.CohenKappa([]).NotDefined);
        var alone = CoderAgreement.KrippendorffAlpha([
            ["a", null],
            [null, "b"],
        ]);
        Assert.Equal((null, NotDefinedReason.NoPair, 0), (alone.Value, alone.NotDefined, alone.Units));
    }

    [Fact]
    public void With_one_category_chance_cannot_be_set_off()
    {
        var kappa = CoderAgreement.CohenKappa([new("a", "a"), new("a", "a")]);
        Assert.Equal((null, NotDefinedReason.OneCategory, 2), (kappa.Value, kappa.NotDefined, kappa.Units));
        Assert.Equal(
            NotDefinedReason.OneCategory,
            CoderAgreement
                .KrippendorffAlpha([
                    ["a", "a"],
                    ["a", "a", null],
                ])
                .NotDefined
        );
        Assert.Equal(1, CoderAgreement.Percent([new("a", "a")]).Value);
    }

    [Fact]
    public void Full_agreement_over_two_categories_is_one_and_certain()
    {
        var kappa = CoderAgreement.CohenKappa([new("a", "a"), new("b", "b"), new("b", "b")]);
        Assert.Equal((1d, 0d, 1d), (kappa.Value, kappa.StandardError, kappa.Interval?.Low));
        Assert.Equal(
            1,
            CoderAgreement
                .KrippendorffAlpha([
                    ["a", "a"],
                    ["b", "b"],
                ])
                .Value
        );
    }

    [Fact]
    public void Opposite_coders_have_less_than_chance() =>
        Assert.Equal(-1, CoderAgreement.CohenKappa([new("a", "b"), new("b", "a")]).Value);

    private static List<CodedPair> Pairs(int[][] table) =>
        [
            .. table
                .Index()
                .SelectMany(row =>
                    row.Item.Index()
                        .SelectMany(cell => Enumerable.Repeat(new CodedPair($"{row.Index}", $"{cell.Index}"), cell.Item))
                ),
        ];

    /// <summary>What two coders said, from how often each pair of values came.</summary>
    private static string[] Coders(params (int Times, string Pair)[] pairs) =>
        [
            .. Enumerable
                .Range(0, 2)
                .Select(coder => string.Concat(pairs.Select(pair => new string(pair.Pair[coder], pair.Times)))),
        ];

    private static List<IReadOnlyList<string?>> Units(string[] coders) =>
        [
            .. Enumerable
                .Range(0, coders[0].Length)
                .Select(unit => coders.Select(coder => coder[unit] == '.' ? null : $"{coder[unit]}").ToList()),
        ];

    /// <summary>Chance agreement as the share of all pairings of any first with any second value.</summary>
    private static double KappaByEnumeration(List<CodedPair> pairs)
    {
        var observed = pairs.Average(pair => pair.First == pair.Second ? 1.0 : 0);
        var expected = pairs.Average(one => pairs.Average(other => one.First == other.Second ? 1.0 : 0));
        return (observed - expected) / (1 - expected);
    }

    /// <summary>Variance of a function of multinomial shares, its derivatives taken by small differences.</summary>
    private static double ErrorByDifferences(int[][] table)
    {
        const double step = 1e-6;
        double all = table.Sum(row => row.Sum());
        var shares = table.Select(row => row.Select(cell => cell / all).ToArray()).ToArray();
        double mean = 0,
            squares = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            for (var j = 0; j < shares.Length; j++)
            {
                var share = shares[i][j];
                shares[i][j] = share + step;
                var up = Kappa(shares);
                shares[i][j] = share - step;
                var slope = (up - Kappa(shares)) / (2 * step);
                shares[i][j] = share;
                mean += share * slope;
                squares += share * slope * slope;
            }
        }

        return Math.Sqrt((squares - (mean * mean)) / all);
    }

    private static double Kappa(double[][] shares)
    {
        double observed = 0,
            expected = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            observed += shares[i][i];
            expected += shares[i].Sum() * shares.Sum(row => row[i]);
        }

        return (observed - expected) / (1 - expected);
    }

    /// <summary>Disagreement within units beside disagreement among all values, by looking at every ordered pair; no coincidence matrix.</summary>
    private static double AlphaByPairs(List<IReadOnlyList<string?>> units)
    {
        var coded = units.Select(unit => unit.OfType<string>().ToList()).Where(unit => unit.Count > 1).ToList();
        var values = coded.SelectMany(unit => unit).ToList();
        var observed = coded.Sum(unit => Different(unit) / (double)(unit.Count - 1)) / values.Count;
        var expected = Different(values) / ((double)values.Count * (values.Count - 1));
        return 1 - (observed / expected);
    }

    private static int Different(List<string> values) => values.Sum(one => values.Count(other => other != one));
}
