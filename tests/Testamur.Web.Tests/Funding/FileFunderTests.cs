using System.Text;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Funding;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Funding;

public sealed class FileFunderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("testamur-funder-").FullName;

    private string Journal => Path.Combine(_folder, "acts.jsonl");

    [Fact]
    public void The_funder_of_the_demo_can_be_read()
    {
        var file = FunderFile.Read(File.ReadAllBytes(Demo), out var flaw);
        Assert.Null(flaw);
        Assert.Equal(["example-learning-account", "meridia-voucher"], file!.Schemes.Select(scheme => scheme.Id)); // or flaw says why
    }

    [Theory]
    [InlineData("\"percent\": 80", "\"percent\": 0", "schemes[0].percent")]
    [InlineData("\"percent\": 80", "\"percent\": 80, \"percent\": 90", "percent")]
    [InlineData("\"percent\": 80", "\"percents\": 80", "percents")]
    [InlineData("\"most\": 20000", "\"most\": 20000.5", "most")]
    [InlineData("\"most\": 20000", "\"most\": \"20000\"", "most")]
    [InlineData("\"kind\": \"account\"", "\"kind\": \"loan\"", "kind")]
    [InlineData("\"currency\": \"EUR\"", "\"currency\": \"euro\"", "schemes[0].currency")]
    [InlineData("\"validFrom\": \"2026-01-01\"", "\"validFrom\": \"2036-01-01\"", "schemes[0].validUntil")]
    [InlineData("\"partDays\": 42", "\"partDays\": 4", "schemes[0].refund.partDays")]
    [InlineData("\"id\": \"meridia-voucher\"", "\"id\": \"example-learning-account\"", "schemes[1].id")]
    [InlineData("\"granted\": 50000", "\"granted\": -1", "accounts[0].granted")]
    [InlineData("\"number\": \"EX-0003\"", "\"number\": \"EX-0001\"", "accounts[1].number")]
    [InlineData("\"scheme\": \"meridia-voucher\"", "\"scheme\": \"nobody\"", "accounts[2].scheme")]
    [InlineData("testamur-funder/1", "testamur-funder/9", "format")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, string place)
    {
        var text = File.ReadAllText(Demo);
        Assert.Contains(right, text, StringComparison.Ordinal);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var file = FunderFile.Read(Encoding.UTF8.GetBytes(text.Remove(at, right.Length).Insert(at, wrong)), out var flaw);
        Assert.Null(file);
        Assert.Contains(place, flaw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\": null, \"schemes\": [], \"accounts\": []}")]
    [InlineData("{\"format\": \"testamur-funder/1\", \"schemes\": null, \"accounts\": []}")]
    public void What_is_no_funder_is_refused(string text)
    {
        Assert.Null(FunderFile.Read(Encoding.UTF8.GetBytes(text), out var flaw));
        Assert.False(string.IsNullOrWhiteSpace(flaw));
    }

    [Fact]
    public async Task An_act_is_done_once_however_often_it_is_told()
    {
        var funder = Open();
        var act = Act("k1", LedgerAct.Reserve, 20_000);
        Assert.Null(await funder.TellAsync(act, default));
        Assert.Null(await funder.TellAsync(act with { At = act.At.AddMinutes(1) }, default));
        Assert.Equal("the key was used for another act", await funder.TellAsync(act with { Amount = 1 }, default));
        Assert.Equal("the money is not there", await funder.TellAsync(Act("k2", LedgerAct.Use, 20_001), default));
        Assert.Equal(
            "no such account",
            await funder.TellAsync(Act("k3", LedgerAct.Reserve, 1) with { Account = "EX-9" }, default)
        );
        Assert.Equal([act], (await funder.ReadStatementAsync(act.Scheme, act.Institution, default)).Acts);
    }

    [Fact]
    public async Task Two_who_take_the_last_of_an_account_at_once_do_not_both_get_it()
    {
        FileFunder[] funders = [Open(), Open(), Open(), Open()];
        var answers = await Task.WhenAll(
            funders.Select(
                (funder, number) =>
                    funder.TellAsync(
                        Act($"k{number}", LedgerAct.Reserve, 40_000, new Guid(number + 1, 0, 0, new byte[8])),
                        default
                    )
            )
        );
        Assert.Single(answers, answer => answer is null);
        Assert.Equal(3, answers.Count(answer => answer == "the money is not there"));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_was_never_told()
    {
        var funder = Open();
        await funder.TellAsync(Act("k1", LedgerAct.Reserve, 20_000), default);
        await File.AppendAllTextAsync(Journal, "{\"key\": \"k2\", \"sch");
        Assert.Null(await funder.TellAsync(Act("k3", LedgerAct.Use, 20_000), default));
        var told = await funder.ReadStatementAsync("example-learning-account", "home", default);
        Assert.Equal(["k1", "k3"], told.Acts.Select(act => act.Key));
    }

    [Fact]
    public async Task A_journal_that_was_tampered_with_is_not_read_past()
    {
        var funder = Open();
        await File.WriteAllTextAsync(Journal, "no act\n");
        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() =>
            funder.TellAsync(Act("k1", LedgerAct.Reserve, 1), default)
        );
        Assert.Contains("Line 1", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(thrown.Message, (await funder.ReadStatementAsync("example-learning-account", "home", default)).Flaw);
    }

    [Fact]
    public void Our_record_and_the_funders_are_compared_act_by_act()
    {
        var (same, more, other) = (Act("k1", LedgerAct.Reserve, 5), Act("k2", LedgerAct.Use, 5), Act("k3", LedgerAct.Refund, 5));
        Assert.Empty(Reconciliation.Compare([same, more], [more, same]));
        var differences = Reconciliation.Compare(
            [same, more, other, Act("k5", LedgerAct.Use, 1)],
            [same, same, more with { Amount = 6 }, other with { Account = "EX-9" }, Act("k4", LedgerAct.Use, 9)]
        );
        Assert.Equal(
            [
                ("k1", DifferenceKind.Twice),
                ("k2", DifferenceKind.Amount),
                ("k3", DifferenceKind.Other),
                ("k4", DifferenceKind.OnlyTheirs),
                ("k5", DifferenceKind.OnlyOurs),
            ],
            differences.Select(one => (one.Key, one.Kind)).OrderBy(one => one.Key, StringComparer.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Demo => Path.Combine(Repository.Root, "samples", "demo", "funder.json");

    private FileFunder Open()
    {
        File.Copy(Demo, Path.Combine(_folder, "funder.json"), overwrite: true);
        return new(
            Options.Create(new FundingOptions { Folder = _folder }),
            Options.Create(new TestamurOptions()),
            TimeProvider.System
        );
    }

    private static FunderAct Act(string key, LedgerAct act, long amount, Guid? reference = null) =>
        new(
            key,
            "example-learning-account",
            "EX-0001",
            "home",
            reference ?? Guid.Empty,
            act,
            amount,
            "EUR",
            new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero)
        );
}
