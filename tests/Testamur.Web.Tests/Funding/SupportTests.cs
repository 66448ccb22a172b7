using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Funding;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Funding;

/// <summary>Money that follows an enrolment, over HTTP.</summary>
public sealed class SupportTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Support_is_set_aside_at_enrolment_used_at_the_start_and_refunded_by_the_rule_afterwards(
        DatabaseKind database
    )
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var offering = await scene.Learning.OpenAsync(starts: -1);
        Assert.Equal((500m, 500m, 0m, 0m), await scene.BalanceAsync());
        var (enrolment, _) = await scene.EnrolAsync(offering);
        Assert.Equal((500m, 300m, 200m, 0m), await scene.BalanceAsync());
        var mine = (await scene.MineAsync()).GetProperty("supports")[0];
        Assert.Equal(
            (300m, 200m, 100m),
            (
                mine.GetProperty("price").GetDecimal(),
                mine.GetProperty("support").GetDecimal(),
                mine.GetProperty("net").GetDecimal()
            )
        );

        await (await scene.Learning.MoveAsync(offering, "running")).JsonAsync();
        Assert.Equal((500m, 300m, 0m, 200m), await scene.BalanceAsync());
        Assert.Equal("used", await scene.StageAsync(enrolment));

        // Twenty days after the first day: half of it, as the scheme says.
        scene.Design.Advance(TimeSpan.FromDays(20));
        await (await scene.LeaveAsync(enrolment)).JsonAsync();
        Assert.Equal((500m, 400m, 0m, 100m), await scene.BalanceAsync());
        Assert.Equal("refunded", await scene.StageAsync(enrolment));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_comes_to_nothing_goes_back_and_a_cancelled_run_gives_everything_back(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (left, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        await (await scene.LeaveAsync(left)).JsonAsync();
        Assert.Equal((500m, 500m, 0m, 0m), await scene.BalanceAsync());
        Assert.Equal("released", await scene.StageAsync(left));

        var full = await scene.Learning.OpenAsync(capacity: 1);
        await scene.Learning.EnrolAsync(full, await scene.App.PersonAsync("First"));
        var (waiting, state) = await scene.EnrolAsync(full);
        Assert.Equal("waitlisted", state);
        Assert.Equal((500m, 300m, 200m, 0m), await scene.BalanceAsync());
        var decision = $"/offerings/{full}/enrolments/{waiting}/decision";
        await (await scene.Learning.PostAsync(scene.Registrar, decision, new { admit = false })).JsonAsync();
        Assert.Equal("released", await scene.StageAsync(waiting));

        var cancelled = await scene.Learning.OpenAsync();
        var (used, _) = await scene.EnrolAsync(cancelled);
        await (await scene.Learning.MoveAsync(cancelled, "running")).JsonAsync();
        Assert.Equal((500m, 300m, 0m, 200m), await scene.BalanceAsync());
        await (await scene.Learning.MoveAsync(cancelled, "cancelled")).JsonAsync();
        Assert.Equal((500m, 500m, 0m, 0m), await scene.BalanceAsync());
        Assert.Equal("refunded", await scene.StageAsync(used));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Events_that_come_again_and_late_change_nothing(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var offering = await scene.Learning.OpenAsync();
        var (enrolment, _) = await scene.EnrolAsync(offering);
        await (await scene.LeaveAsync(enrolment)).JsonAsync();
        var before = await LinesAsync(scene);
        for (var again = 0; again < 3; again++)
        {
            await SettleAsync(scene, settle => settle.HandleAsync(new EnrolmentMoved(enrolment), default));
            await SettleAsync(scene, settle => settle.HandleAsync(new RunMoved(offering), default));
        }

        Assert.Equal(["Grant", "Reserve", "Release"], before);
        Assert.Equal(before, await LinesAsync(scene));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_scheme_that_does_not_pay_is_refused_before_anybody_enrols(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database), granted: null);
        var offering = await scene.Learning.OpenAsync();
        Assert.Equal("learning.supportNotAvailable", await (await scene.AskAsync(offering)).CodeAsync(HttpStatusCode.Conflict));
        scene.Grant(scene.Learner, 0);
        Assert.Equal("learning.supportNotAvailable", await (await scene.AskAsync(offering)).CodeAsync(HttpStatusCode.Conflict));
        var row = (await scene.MineAsync())
            .GetProperty("schemes")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == scene.Scheme);
        Assert.Equal("usedUp", row.GetProperty("why").GetString());
        scene.Grant(scene.Learner, 5_000);
        await scene.EnrolAsync(offering);
        Assert.Equal((50m, 0m, 50m, 0m), await scene.BalanceAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reservation_the_funder_refuses_is_taken_back_and_the_learner_told(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var offering = await scene.Learning.OpenAsync();
        var (first, _) = await scene.EnrolAsync(offering);
        await (await scene.LeaveAsync(first)).JsonAsync();
        // The funder has given the rest away elsewhere, which we cannot know: its own record says so.
        var journal = Path.Combine(scene.Folder, "acts.jsonl");
        var told = (await File.ReadAllLinesAsync(journal)).Last(line =>
            line.Contains(scene.Scheme, StringComparison.Ordinal) && line.Contains("\"reserve\"", StringComparison.Ordinal)
        );
        var key = System.Text.Json.JsonDocument.Parse(told).RootElement.GetProperty("key").GetString()!; // every act has one
        await File.AppendAllTextAsync(
            journal,
            told.Replace(key, "elsewhere", StringComparison.Ordinal)
                .Replace("\"amount\":20000", "\"amount\":50000", StringComparison.Ordinal)
                .Replace($"{first}", $"{Guid.Empty}", StringComparison.Ordinal) + "\n"
        );

        var (second, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        Assert.Equal("refused", await scene.StageAsync(second));
        Assert.Equal((500m, 500m, 0m, 0m), await scene.BalanceAsync());
        var messages = await scene.Design.As(scene.Learner).GetStringAsync(new Uri("/api/v1/my/messages", UriKind.Relative));
        Assert.Contains("No support for", messages, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_nobody_used_in_time_lapses_and_can_be_used_for_something_else(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync(starts: 10));
        scene.Design.Advance(TimeSpan.FromDays(40));
        await LapseAsync(scene);
        Assert.Equal("reserved", await scene.StageAsync(enrolment));
        scene.Design.Advance(TimeSpan.FromDays(1));
        await LapseAsync(scene);
        await LapseAsync(scene);
        Assert.Equal("lapsed", await scene.StageAsync(enrolment));
        Assert.Equal((500m, 500m, 0m, 0m), await scene.BalanceAsync());
        Assert.Equal(
            "funding.notThere",
            await (await scene.ActAsync(enrolment, "use", "late")).CodeAsync(HttpStatusCode.Conflict)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task By_hand_money_moves_once_for_each_key_and_never_further_than_it_reaches(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        Assert.Equal(
            "funding.notThere",
            await (await scene.ActAsync(enrolment, "refund", "early")).CodeAsync(HttpStatusCode.Conflict)
        );
        await (await scene.ActAsync(enrolment, "use", "k1")).JsonAsync();
        await (await scene.ActAsync(enrolment, "use", "k1")).JsonAsync();
        Assert.Equal("funding.notThere", await (await scene.ActAsync(enrolment, "use", "k2")).CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal(
            "funding.keyTaken",
            await (await scene.ActAsync(enrolment, "refund", "k1")).CodeAsync(HttpStatusCode.Conflict)
        );
        Assert.Equal(
            "funding.notThere",
            await (await scene.ActAsync(enrolment, "refund", "k3", 200.01m)).CodeAsync(HttpStatusCode.Conflict)
        );
        await (await scene.ActAsync(enrolment, "refund", "k4", 50m)).JsonAsync();
        var rest = await (await scene.ActAsync(enrolment, "refund", "k5", 150m)).JsonAsync();
        Assert.Equal(200m, rest.GetProperty("refunded").GetDecimal());
        Assert.Equal(
            "funding.notThere",
            await (await scene.ActAsync(enrolment, "refund", "k6", 0.01m)).CodeAsync(HttpStatusCode.Conflict)
        );
        Assert.Equal(
            "funding.notByHand",
            await (await scene.ActAsync(enrolment, "grant", "k7")).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        Assert.Equal((500m, 500m, 0m, 0m), await scene.BalanceAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_read_the_same_ledger_cannot_both_write_its_next_line(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        // The rule that makes a second writer wait is left out on purpose: the keys alone have to refuse it.
        var account = await scene.App.InScopeAsync(
            scene.Design.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Support>()
                    .Where(one => one.Enrolment == enrolment)
                    .Select(one => one.Account!.Value)
                    .SingleAsync()
        );
        AccountLine Next(LedgerAct act, string key) =>
            new()
            {
                Account = account,
                Number = 3,
                Act = act,
                Amount = 20_000,
                Enrolment = enrolment,
                Institution = scene.Design.Home.Id,
                Key = key,
                At = scene.App.Time.GetUtcNow(),
            };
        await WriteAsync(scene, Next(LedgerAct.Use, "one"));
        await Assert.ThrowsAsync<DbUpdateException>(() => WriteAsync(scene, Next(LedgerAct.Release, "two")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task With_the_account_goes_the_person_and_the_lines_stay_under_the_funders_number(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        var data = await (await scene.Design.As(scene.Learner).SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        var account = data.GetProperty("funding").GetProperty("accounts")[0];
        Assert.Equal(2, account.GetProperty("Lines").GetArrayLength());

        await scene.App.InScopeAsync(
            null,
            services => services.Get<ForgetFunding>().HandleAsync(new AccountClosed(new(scene.Learner.Id)), default)
        );
        Assert.Empty((await scene.MineAsync()).GetProperty("supports").EnumerateArray());
        var row = (await scene.Design.GetAsync(scene.Registrar, "/funding")).GetProperty("items")[0];
        Assert.Equal((enrolment, ""), (row.GetProperty("enrolment").GetGuid(), row.GetProperty("learner").GetString()));
        // Somebody whom the funder knows by the same number takes the account up again.
        await scene.EnrolAsync(await scene.Learning.OpenAsync());
        Assert.Equal((500m, 100m, 400m, 0m), await scene.BalanceAsync());
    }

    private static Task WriteAsync(FundingScene scene, AccountLine line) =>
        scene.App.InScopeAsync(
            scene.Design.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Add(line);
                await db.SaveChangesAsync();
            }
        );

    private static Task SettleAsync(FundingScene scene, Func<SettleSupport, Task> settle) =>
        scene.App.InScopeAsync(
            scene.Design.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                await settle(services.Get<SettleSupport>());
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }
        );

    private static Task LapseAsync(FundingScene scene) =>
        scene.App.InScopeAsync(null, services => services.Get<LapseReservations>().HandleAsync(default));

    private static Task<List<string>> LinesAsync(FundingScene scene)
    {
        return scene.App.InScopeAsync(
            scene.Design.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var account = await db.Set<FundingAccount>()
                    .Where(one => one.Scheme == scene.Scheme)
                    .Select(one => one.Id)
                    .SingleAsync();
                var acts = await db.Set<AccountLine>()
                    .Where(line => line.Account == account)
                    .OrderBy(line => line.Number)
                    .Select(line => line.Act)
                    .ToListAsync();
                return acts.Select(act => act.ToString()).ToList();
            }
        );
    }
}
