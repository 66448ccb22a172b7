using System.Net;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Funding;

/// <summary>This process and another one on the same database want the same money at the same moment.</summary>
public abstract class TwoProcessTests
{
    private const int Rounds = 6;

    private protected static async Task WantTheSameMoneyAsync(DatabaseKind database)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-two-").FullName;
        var settings = await Apps.SettingsAsync(database);
        settings["Testamur:DataFolder"] = folder;
        settings["Testamur:Funding:Folder"] = Path.Combine(folder, "funding");
        try
        {
            await using var app = await App.StartAsync(settings);
            using var scene = await FundingScene.SetAsync(app, folder: settings["Testamur:Funding:Folder"]);
            settings["Logging:LogLevel:Default"] = "Warning";
            await using var other = await PlatformProcess.StartAsync(_ => settings);
            await UseOnceAsync(scene, other);
            await TakeTheLastOnceAsync(scene, other);
            var differences = await scene.Design.GetAsync(scene.Registrar, $"/funding/schemes/{scene.Scheme}/reconciliation");
            Assert.Empty(differences.GetProperty("differences").EnumerateArray());
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task UseOnceAsync(FundingScene scene, PlatformProcess other)
    {
        using var officer = Client(other, scene, scene.Registrar);
        for (var round = 0; round < Rounds; round++)
        {
            scene.Grant(scene.Learner, 20_000 * (round + 1));
            var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
            var answers = await Task.WhenAll(
                scene.ActAsync(enrolment, "use", "here"),
                officer.SendAsync(
                    HttpMethod.Post,
                    $"{scene.Design.Root}/funding/{enrolment}/acts",
                    new
                    {
                        act = "use",
                        key = "there",
                        reason = "At the same moment",
                    }
                )
            );
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.Equal(
                "funding.notThere",
                await answers.Single(answer => !answer.IsSuccessStatusCode).CodeAsync(HttpStatusCode.Conflict)
            );
            var used = 200m * (round + 1);
            Assert.Equal((used, 0m, 0m, used), await scene.BalanceAsync());
        }
    }

    private static async Task TakeTheLastOnceAsync(FundingScene scene, PlatformProcess other)
    {
        using var learner = Client(other, scene, scene.Learner);
        scene.Grant(scene.Learner, 20_000 * (Rounds + 1));
        var (one, two) = (await scene.Learning.OpenAsync(), await scene.Learning.OpenAsync());
        var answers = await Task.WhenAll(
            scene.AskAsync(one),
            learner.SendAsync(HttpMethod.Post, $"{scene.Design.Root}/offerings/{two}/enrolments", new { support = scene.Scheme })
        );
        // Who comes clearly second is refused; who comes at the same moment has the place and is told that nothing could be set aside.
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var granted = 200m * (Rounds + 1);
        Assert.Equal((granted, 0m, 200m, granted - 200m), await scene.BalanceAsync());
    }

    private static HttpClient Client(PlatformProcess process, FundingScene scene, Platform.Identity.Person person) =>
        new(new SocketsHttpHandler())
        {
            BaseAddress = process.Address,
            DefaultRequestHeaders = { Authorization = scene.Design.As(person).DefaultRequestHeaders.Authorization },
        };
}

// Classes of their own run beside each other, and most of the time both wait.
public sealed class TwoProcessOnSqliteTests : TwoProcessTests
{
    [Theory, OnSqlite]
    public Task Two_processes_that_want_the_same_money_get_it_once(DatabaseKind database) => WantTheSameMoneyAsync(database);
}

public sealed class TwoProcessOnPostgresTests : TwoProcessTests
{
    [Theory, OnPostgres]
    public Task Two_processes_that_want_the_same_money_get_it_once(DatabaseKind database) => WantTheSameMoneyAsync(database);
}
