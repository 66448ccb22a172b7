using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Watching;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What is promised to an applicant, and what reminds of it.</summary>
[Collection(RecognitionApps.Name)]
public sealed class WaitingTests(RecognitionApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_is_promised_from_a_complete_file_and_officers_are_reminded_once_in_each_stage(
        DatabaseKind database
    )
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        Assert.Equal(scene.Design.Day(28), (await scene.CaseAsync(id)).GetProperty("promisedOn").GetString());
        Assert.Equal(0, await RemindersAsync());
        scene.Design.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, await RemindersAsync());
        Assert.Equal(1, await RemindersAsync());
        scene.Design.Advance(TimeSpan.FromDays(12));
        Assert.Equal(2, await RemindersAsync());

        // A later day takes a reason; it is reminded of anew.
        foreach (
            var (reason, until) in new (string, string?)[]
            {
                (" ", scene.Design.Day(20)),
                ("The committee meets later.", null),
                ("The committee meets later.", scene.Design.Day(1)),
                ("The committee meets later.", scene.Design.Day(130)),
            }
        )
        {
            var refused = await scene.HereAsync(HttpMethod.Post, $"/{id}/delay", new { reason, until });
            Assert.Equal("recognition.delayNotMet", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        await (
            await scene.HereAsync(
                HttpMethod.Post,
                $"/{id}/delay",
                new { reason = "The committee meets later.", until = scene.Design.Day(20) }
            )
        ).JsonAsync();
        var seen = await scene.CaseAsync(id);
        Assert.Equal("The committee meets later.", seen.GetProperty("delayReason").GetString());
        Assert.Contains(
            await WalletStage.MessagesAsync(scene.App, scene.Learner.Email!),
            message => message.Kind == "Recognition.Delayed" && message.Arguments.Contains("The committee meets later.")
        );
        Assert.Equal(2, await RemindersAsync());
        scene.Design.Advance(TimeSpan.FromDays(21));
        Assert.Equal(1, await RemindersAsync("Recognition.Overdue"));

        // What is overdue leads the queue.
        await scene.OpenedAsync(await scene.BadgeAsync());
        var queue = await (await scene.HereAsync(HttpMethod.Get, "")).JsonAsync();
        Assert.Equal(id, queue[0].GetProperty("id").GetGuid());
        Assert.True(queue[0].GetProperty("isOverdue").GetBoolean());
        Assert.False(queue[1].GetProperty("isOverdue").GetBoolean());

        async Task<int> RemindersAsync(string kind = "Recognition.Due")
        {
            await scene.App.InScopeAsync(null, services => services.Get<SweepCases>().HandleAsync(default));
            var stages = await scene.App.InScopeAsync(
                scene.Home,
                services =>
                    services
                        .Get<AppDb>()
                        .Set<CaseReminder>()
                        .CountAsync(one => (one.Stage == 0) == (kind == "Recognition.Overdue"))
            );
            var told = await WalletStage.MessagesAsync(scene.App, scene.Officer.Email!); // people of tests have one
            Assert.Equal(stages > 0, told.Exists(message => message.Kind == kind));
            return stages;
        }
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(14, 14)]
    [InlineData(4, 14)]
    [InlineData(3, 3)]
    [InlineData(0, 3)]
    [InlineData(-1, 0)]
    public void A_reminder_belongs_to_the_nearest_stage(int daysLeft, int? stage) =>
        Assert.Equal(stage, RemindOfCases.StageOf(daysLeft, [14, 3]));

    [Theory, OnSqlite, OnPostgres]
    public async Task An_appeal_is_decided_by_others_on_a_fresh_clock_and_its_outcome_is_the_precedent(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", RecognitionScene.Refusal())).JsonAsync();
        var first = await StatementAsync();
        scene.Design.Advance(TimeSpan.FromDays(10));
        var appealed = await (
            await scene.MineAsync(HttpMethod.Post, $"/{id}/appeal", new { text = "It is at your level." })
        ).JsonAsync();
        Assert.Equal(scene.Design.Day(28), appealed.GetProperty("promisedOn").GetString());
        Assert.Equal("It is at your level.", appealed.GetProperty("appeal").GetString());

        var own = await scene.HereAsync(HttpMethod.Post, $"/{id}/appeal/upholding", new { reason = "No." });
        Assert.Equal("recognition.sameOfficer", await own.CodeAsync(HttpStatusCode.Forbidden));
        var form = await scene.SuggestedAsync(id);
        var changed = await (await scene.HereAsync(HttpMethod.Post, $"/{id}/appeal/decision", form, scene.Other)).JsonAsync();
        Assert.Equal("changed", RecognitionScene.State(changed.GetProperty("case")));
        Assert.Equal("full", changed.GetProperty("case").GetProperty("outcome").GetString());
        var second = await StatementAsync();
        Assert.NotEqual(first, second);
        // Time was moved past what a published list is good for; the periodic job would publish it again.
        await scene.App.InScopeAsync(
            null,
            services => ActivatorUtilities.CreateInstance<RepublishStatus>(services).Execute(null!, default).AsTask() // it needs no context
        );
        Assert.Equal("invalid", await VerdictAsync(first));
        Assert.Equal("valid", await VerdictAsync(second));

        // The next case about the same has it beside it, without its person, and follows it.
        var ben = await scene.App.PersonAsync("Ben Applicant");
        var next = await scene.OpenedAsync(await scene.BadgeAsync("Ben Applicant"), ben);
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{next}")).JsonAsync();
        Assert.Equal("precedent", seen.GetProperty("case").GetProperty("route").GetString());
        var precedent = Assert.Single(seen.GetProperty("precedents").EnumerateArray());
        Assert.Equal("full", precedent.GetProperty("outcome").GetString());
        Assert.True(precedent.GetProperty("afterAppeal").GetBoolean());
        Assert.DoesNotContain("Lena", seen.GetProperty("precedents").GetRawText(), StringComparison.Ordinal);
        var decided = await scene.DecidedAsync(next);
        Assert.Contains("decided before", decided.GetProperty("case").GetProperty("basis").GetString(), StringComparison.Ordinal);

        Task<string> StatementAsync() => ReadAsync($"/{id}/statement/json");
        async Task<string> ReadAsync(string path) =>
            await (await scene.MineAsync(HttpMethod.Get, path)).Content.ReadAsStringAsync();
        async Task<string?> VerdictAsync(string document)
        {
            using var content = new StringContent(document);
            using var anybody = scene.App.Api(null);
            var answer = await anybody.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
            return (await answer.JsonAsync()).GetProperty("verdict").GetString();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_works_on_their_own_case(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign, scene.Officer, "Bachelor of Rivers");
        var form = await scene.SuggestedAsync(id);
        foreach (var (path, body) in new (string, object)[] { ("decision", form), ("questions", new { what = "?" }) })
        {
            var own = await scene.HereAsync(HttpMethod.Post, $"/{id}/{path}", body);
            Assert.Equal("recognition.ownCase", await own.CodeAsync(HttpStatusCode.Forbidden));
        }

        Assert.Equal("full", (await scene.DecidedAsync(id, scene.Other)).GetProperty("case").GetProperty("outcome").GetString());
        // Neither is an officer reminded of their own.
        Assert.DoesNotContain(
            await WalletStage.MessagesAsync(scene.App, scene.Officer.Email!),
            message => message.Kind == "Recognition.Asked"
        );
    }
}
