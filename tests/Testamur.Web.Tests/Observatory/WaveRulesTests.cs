using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Coding;
using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Tests.Observatory;

public sealed class WaveRulesTests
{
    private static readonly WaveId Id = new(new(1, 2, 3, new byte[8]));
    private static readonly PersonId One = new(new(1, 0, 0, new byte[8]));
    private static readonly PersonId Two = new(new(2, 0, 0, new byte[8]));
    private static readonly PersonId Three = new(new(3, 0, 0, new byte[8]));

    [Fact]
    public void A_wave_moves_forward_by_one_state_and_never_back()
    {
        var allowed =
            from state in Enum.GetValues<WaveState>()
            from move in Enum.GetValues<WaveMove>()
            let next = WaveMoves.After(state, move)
            where next is not null
            select $"{state} {move} {next}";
        Assert.Equal(
            ["Draft Start Coding", "Coding Reconcile Reconciling", "Reconciling Freeze Frozen", "Frozen Publish Published"],
            allowed
        );
        Assert.Null(WaveMoves.Next(WaveState.Published));
    }

    [Fact]
    public void Codings_are_open_when_everybody_is_done_and_not_before()
    {
        Assert.Equal([false, false, true, true, true], Enum.GetValues<WaveState>().Select(state => state.IsOpen()));
    }

    [Fact]
    public void Coders_differ_where_some_found_a_code_and_others_did_not()
    {
        var rows = Rows([Found(One, "AP1"), Found(Two, "AP1"), Found(One, "AP2")], []);
        var dispute = Assert.Single(Disputes.Open(rows));
        Assert.Equal(("AP2", Two), (dispute.Code, Assert.Single(dispute.NotFound)));
        Assert.Empty(Disputes.Open(rows with { Decisions = [Decided("AP2", present: false)] }));
    }

    [Fact]
    public void A_table_holds_what_all_found_and_what_was_decided_to_hold()
    {
        var rows = Rows(
            [Found(One, "AP1"), Found(Two, "AP1"), Found(One, "AP2"), Found(Two, "AP3")],
            [Decided("AP2", present: true), Decided("AP3", present: false)]
        );
        var table = TableReading.Of(AWave(), rows);
        Assert.Equal(
            [("AP1", MarkBasis.Agreed, null), ("AP2", MarkBasis.Decided, "Because.")],
            table.Marks.Select(mark => (mark.Code, mark.Basis, mark.Reason))
        );
        Assert.NotEqual(
            table.Fingerprint(),
            TableReading.Of(AWave(), rows with { Decisions = [Decided("AP2", true), Decided("AP3", true)] }).Fingerprint()
        );
    }

    [Fact]
    public void The_published_table_has_the_marks_of_the_study_and_its_prose_is_inference()
    {
        var study = PublishedStudies.Table;
        Assert.Equal((41, 65, 66), (study.Units.Count, study.Sample, study.Marks.Count));
        Assert.Equal((41, 26, 6), study.Spread());
        Assert.Equal([6, 3, 14, 16, 20, 7], study.Book.Codes.Select(code => study.CountOf(code.Id)));
        Assert.All(study.Marks, mark => Assert.Equal(MarkBasis.Printed, mark.Basis));
        Assert.Equal(38, PublishedStudies.Prose.Marks.Count);
        Assert.All(PublishedStudies.Prose.Marks, mark => Assert.Equal(MarkBasis.Inferred, mark.Basis));
        Assert.Contains(study.Units, unit => unit.Printed == "UIREKA");
    }

    [Fact]
    public void Two_spellings_of_an_alliance_are_one_unit()
    {
        Assert.Equal(UnitNames.Key("UNA EUROPA"), UnitNames.Key("Una Europa"));
        Assert.Equal("4EU", UnitNames.Fold("4EU+"));
        Assert.Equal("", UnitNames.Fold("–!"));
    }

    [Fact]
    public void Waves_are_compared_by_the_alliances_in_both()
    {
        var before = PublishedStudies.Table;
        var after = before with
        {
            Key = "later",
            Units = [new("civis", "Civis"), new("new", "New")],
            Marks = [new("civis", "AP1", MarkBasis.Agreed, null, []), new("civis", "AP2", MarkBasis.Agreed, null, [])],
        };
        var civis = before.Marks.Where(mark => mark.Unit == "civis").Select(mark => mark.Code).ToList();
        var found = CompareWaves.Of(before, after);
        var unit = Assert.Single(found.Units);
        Assert.Equal(new[] { "AP1", "AP2" }.Except(civis), unit.Gained);
        Assert.Equal(civis.Except(["AP1", "AP2"]), unit.Lost);
        Assert.Equal((40, "New"), (found.OnlyBefore.Count, Assert.Single(found.OnlyAfter)));
        Assert.All(found.Codes, code => Assert.Equal(code.After - code.Before, code.Gained - code.Lost));
    }

    [Fact]
    public void Agreement_counts_every_code_at_every_alliance_and_kappa_needs_the_same_two_throughout()
    {
        var rows = Rows([Found(One, "AP1"), Found(Two, "AP1"), Found(One, "AP2")], []);
        var two = WaveAgreement.Of(CodeBooks.Approaches, rows);
        Assert.Equal(6, two.Alpha.Units);
        Assert.Equal(5 / 6.0, two.Percent!.Value!.Value, 10);
        // By hand: agreement 5/6, expected (2·1 + 4·5)/36.
        Assert.Equal((5 / 6.0 - 22 / 36.0) / (1 - 22 / 36.0), two.Kappa!.Value!.Value, 10);
        var three = WaveAgreement.Of(CodeBooks.Approaches, rows with { Assignments = [.. rows.Assignments, Work(Three)] });
        Assert.Null(three.Kappa);
        Assert.NotNull(three.Alpha.Value);
    }

    private static WaveRows Rows(IReadOnlyList<Mark> marks, IReadOnlyList<Decision> decisions) =>
        new(
            [
                new()
                {
                    Wave = Id,
                    Unit = "civis",
                    Printed = "CIVIS",
                },
            ],
            [Work(One), Work(Two)],
            marks,
            decisions,
            []
        );

    private static Assignment Work(PersonId coder) =>
        new()
        {
            Wave = Id,
            Unit = "civis",
            Coder = coder,
        };

    private static Mark Found(PersonId coder, string code) =>
        new()
        {
            Wave = Id,
            Unit = "civis",
            Coder = coder,
            Code = code,
        };

    private static Decision Decided(string code, bool present) =>
        new()
        {
            Wave = Id,
            Unit = "civis",
            Code = code,
            Present = present,
            Reason = "Because.",
            By = Three,
            At = DateTimeOffset.UnixEpoch,
        };

    private static Wave AWave() =>
        new()
        {
            Id = Id,
            Key = "wave",
            Title = "Wave",
            Book = CodeBooks.Approaches.Id,
            BookVersion = CodeBooks.Approaches.Version,
            From = new(2026, 1, 1),
            Until = new(2026, 3, 31),
            Method = "As agreed.",
            DefinedBy = One,
            DefinedAt = DateTimeOffset.UnixEpoch,
        };
}
