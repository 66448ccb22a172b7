using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Tests.Observatory.Indicators;

public sealed class KeepBackTests
{
    private static readonly Indicator Awards = AllIndicators.List.Single(one => one.Id == "K07");

    [Fact]
    public void A_small_institution_is_kept_back_and_another_with_it()
    {
        var rows = Rows(("a", 500), ("b", 40), ("c", 4));
        var total = Protect(rows, []);
        Assert.True(Shown(rows[2]).Hidden);
        // With the total known, one hidden row could be worked out: a second one is hidden.
        Assert.Equal(2, rows.Count(row => Shown(row).Hidden));
        Assert.False(Shown(total).Hidden);
    }

    [Fact]
    public void A_country_does_not_give_its_small_institution_away()
    {
        var rows = Rows(("a", 500), ("b", 40), ("c", 4), ("d", 300));
        var countries = Rows(("FI", 504), ("DE", 340));
        Protect(rows, countries, row => row is "a" or "c" ? "FI" : "DE");
        Assert.True(Shown(rows[2]).Hidden);
        // Finland less the large one would be the small one.
        Assert.True(Shown(rows[0]).Hidden || Shown(countries[0]).Hidden);
    }

    [Fact]
    public void Everything_large_is_told()
    {
        var rows = Rows(("a", 500), ("b", 40));
        var total = Protect(rows, []);
        Assert.All(rows.Append(total), row => Assert.False(Shown(row).Hidden));
        Assert.Equal(540, Shown(total).Denominator);
    }

    [Fact]
    public void A_small_answer_is_kept_back_where_the_whole_is_told()
    {
        var rows = Rows(("a", 500), ("b", 400));
        rows[0].Tally.Add(Measures.Award, "rpl", 3, 0);
        rows[1].Tally.Add(Measures.Award, "rpl", 60, 0);
        Protect(rows, []);
        Assert.True(Shown(rows[0]).Hidden);
        Assert.Equal(0, Shown(rows[0]).Numerator);
        Assert.Equal(0, Shown(rows[0]).Denominator);
    }

    [Fact]
    public void What_specifications_say_is_public_however_few_there_are()
    {
        var tally = new Tally();
        tally.Add(Measures.Mode, Mark.Of, 2, 0);
        tally.Add(Measures.Mode, "online", 1, 0);
        var row = new CutRow("a", tally);
        KeepBack.Apply([Measures.Mode], row, new([row], [], _ => "", [], null), []);
        Assert.Equal(0.5, AllIndicators.List.Single(one => one.Id == "K08").Compute(tally)[2].Value);
    }

    [Fact]
    public void Hundreds_of_institutions_are_protected_by_whole_rows()
    {
        var rows = Rows([.. Enumerable.Range(0, 300).Select(number => ($"i{number}", number % 50 == 0 ? 3L : 100L))]);
        foreach (var row in rows)
            row.Tally.Add(Measures.Award, "list", row.Tally.Count(Measures.Award, Mark.Of), 0);
        rows[1].Tally.Add(Measures.Award, "list", -50, 0);
        rows[1].Tally.Add(Measures.Award, "rpl", 50, 0);
        Protect(rows, []);
        Assert.All(rows.Where(row => row.Tally.Count(Measures.Award, Mark.Of) < 10), row => Assert.True(Shown(row).Hidden));
    }

    private static CutRow Protect(
        IReadOnlyList<CutRow> rows,
        IReadOnlyList<CutRow> countries,
        Func<string, string>? countryOf = null
    )
    {
        var all = new Tally();
        foreach (var row in rows)
        {
            all.Add(Measures.Award, Mark.Of, row.Tally.Count(Measures.Award, Mark.Of), 0);
            foreach (var (part, count) in row.Tally.Answers(Measures.Award))
                all.Add(Measures.Award, part, count, 0);
        }

        var total = new CutRow("", all);
        KeepBack.Apply([Measures.Award], total, new(rows, countries, countryOf ?? (_ => ""), [], null), []);
        return total;
    }

    private static List<CutRow> Rows(params (string Value, long Awards)[] rows) =>
        [
            .. rows.Select(row =>
            {
                var tally = new Tally();
                tally.Add(Measures.Award, Mark.Of, row.Awards, 0);
                return new CutRow(row.Value, tally);
            }),
        ];

    private static Figure Shown(CutRow row) => Awards.Compute(row.Tally)[0];
}
