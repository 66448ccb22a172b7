using System.Net;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What is recognised on a condition counts once somebody has seen that it is met.</summary>
[Collection(RecognitionApps.Name)]
public sealed class ConditionTests(RecognitionApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_met_condition_makes_it_full_with_who_when_and_by_what(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        var met = new { evidence = "Oral examination of 3 May, passed." };
        Task<HttpResponseMessage> MeetAsync(object body) =>
            scene.HereAsync(HttpMethod.Post, $"/{id}/condition", body, scene.Other);
        Assert.Equal("recognition.wrongState", await (await MeetAsync(met)).CodeAsync(HttpStatusCode.Conflict));
        var form = await scene.SuggestedAsync(
            id,
            form =>
                (form["outcome"], form["condition"], form["reason"]) = (
                    "conditional",
                    "Pass the oral examination.",
                    "One outcome was not assessed."
                )
        );
        await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form)).JsonAsync();
        Assert.Empty(await HeldAsync(scene));
        var first = await StatementAsync(scene, id);
        Assert.Contains("Pass the oral examination.", first, StringComparison.Ordinal);

        var unseen = await MeetAsync(new { evidence = " " });
        Assert.Equal("recognition.reasonNeeded", await unseen.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var seen = await (await MeetAsync(met)).JsonAsync();
        Assert.Equal("full", seen.GetProperty("case").GetProperty("outcome").GetString());
        Assert.False(seen.GetProperty("mayMeetCondition").GetBoolean());
        var step = seen.GetProperty("case").GetProperty("steps").EnumerateArray().Last();
        Assert.Equal(("conditionMet", met.evidence), (step.GetProperty("act").GetString(), step.GetProperty("text").GetString()));
        Assert.False(step.GetProperty("byPlatform").GetBoolean());
        Assert.Equal("transfer", Assert.Single(await HeldAsync(scene)).Source);
        Assert.Contains(
            await WalletStage.MessagesAsync(scene.App, scene.Learner.Email!),
            message => message.Kind == "Recognition.ConditionMet"
        );
        // The conditional statement is withdrawn; the one that counts tells how the condition was met.
        var second = await StatementAsync(scene, id);
        Assert.Contains(met.evidence, second, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"full\"", second, StringComparison.Ordinal);
        Assert.Equal("recognition.wrongState", await (await MeetAsync(met)).CodeAsync(HttpStatusCode.Conflict));
    }

    private static Task<IReadOnlyList<HoldingView>> HeldAsync(RecognitionScene scene) =>
        scene.App.InScopeAsync(null, services => services.Get<IHoldings>().ListAsync(new(scene.Learner.Id), default));

    private static async Task<string> StatementAsync(RecognitionScene scene, Guid id) =>
        await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/json")).Content.ReadAsStringAsync();
}
