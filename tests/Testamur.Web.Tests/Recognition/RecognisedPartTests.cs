using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Stacks;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What was recognised in part is read by a later enrolment, and is a part of the award in the end.</summary>
[Collection(RecognitionApps.Name)]
public sealed class RecognisedPartTests(RecognitionApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_recognised_part_is_not_taken_again_and_never_counts_beside_the_whole(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", await scene.SuggestedAsync(id, Part))).JsonAsync();
        var course = new LearningScene // what it holds is the scene's
        {
            Design = scene.Design,
            Specification = scene.Target,
            Registrar = await scene.App.PersonAsync("Rita Registrar", (scene.Home, Role.Registrar)),
            Assessor = await scene.App.PersonAsync("Arno Assessor", (scene.Home, Role.Assessor)),
            Learner = scene.Learner,
        };
        var offering = await course.OpenAsync();
        using var browser = scene.App.Browser(scene.Learner);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/offerings/{offering}/enrol");
        Assert.Single(page.QuerySelectorAll($"main a[href='/my/recognitions/{id}']"));

        var (enrolment, _) = await course.EnrolAsync(offering);
        await (await course.MarkAsync(offering, enrolment, "t1", ["o2"])).JsonAsync();
        await (await course.MarkAsync(offering, enrolment, "t2", ["o3"])).JsonAsync();
        var award = await (await course.RatifyAsync(offering, enrolment)).JsonAsync();
        Assert.Equal("taught", award.GetProperty("source").GetString());
        Assert.Equal(["o1"], award.GetProperty("fromElsewhere").EnumerateArray().Select(one => one.GetString()));

        var request = new { award = award.GetProperty("id").GetGuid() };
        await (await course.PostAsync(course.Registrar, "/issuing/credentials", request)).JsonAsync();
        var held = await TakenAsync(scene, 2);
        var facts = StackFacts.Holdings(held, new Dictionary<Guid, string>());
        var statement = Assert.Single(facts, one => one.Source == "transfer");
        var whole = Assert.Single(facts, one => one.Source == "taught");
        Assert.Equal([statement.Id], whole.PartsOf);
    }

    private static void Part(JsonObject form)
    {
        (form["outcome"], form["reason"], form["acceptedEcts"]) = ("partial", "The first outcome is covered.", 1);
        form["outcomes"] = new JsonArray(
            new JsonObject
            {
                ["their"] = 0,
                ["our"] = 0,
                ["match"] = "covers",
            }
        );
    }

    /// <summary>Everything that waits is sealed, and the learner takes it into the wallet.</summary>
    private static async Task<IReadOnlyList<HoldingView>> TakenAsync(RecognitionScene scene, int count)
    {
        await scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                foreach (var batch in await services.Get<AppDb>().Set<Batch>().Select(batch => batch.Id).ToListAsync())
                    await services.Get<SealBatch>().HandleAsync(scene.Home.Id, batch, CancellationToken.None);
            }
        );
        var api = scene.Design.As(scene.Learner);
        // What was issued is in the wallet a moment later.
        for (var asked = 0; asked < 300 && (await WalletStage.HoldingsAsync(api)).Count < count; asked++)
            await Task.Delay(100);
        foreach (var holding in await WalletStage.HoldingsAsync(api))
            await WalletStage.PostAsync(api, $"/api/v1/my/holdings/{holding!["id"]}/accept"); // a holding has one
        return await scene.App.InScopeAsync(
            null,
            services => services.Get<IHoldings>().ListAsync(new(scene.Learner.Id), default)
        );
    }
}
