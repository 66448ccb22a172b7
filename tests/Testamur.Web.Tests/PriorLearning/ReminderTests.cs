using Testamur.Web.Modules.PriorLearning.Reminding;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Wallet;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>What was promised to an applicant is not forgotten.</summary>
public sealed class ReminderTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Whose_turn_it_is_is_reminded_once_before_and_once_after_the_promised_day(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = (await ApiCalls.JsonAsync(await scene.OpenAsync(scene.Learner))).GetProperty("id").GetGuid();
        Assert.Equal((0, 0), await RemindedAsync(scene, scene.Adviser.Email!));
        scene.Design.Advance(TimeSpan.FromDays(11));
        Assert.Equal((1, 0), await RemindedAsync(scene, scene.Adviser.Email!));
        Assert.Equal((1, 0), await RemindedAsync(scene, scene.Adviser.Email!));
        scene.Design.Advance(TimeSpan.FromDays(4));
        Assert.Equal((1, 1), await RemindedAsync(scene, scene.Adviser.Email!));
        Assert.Equal((1, 1), await RemindedAsync(scene, scene.Adviser.Email!));

        // Once it is answered nothing is promised. A portfolio promises anew, and it is the panel's turn.
        await ApiCalls.JsonAsync(await scene.HereAsync(scene.Adviser, HttpMethod.Post, $"/{id}/adviser"));
        scene.Design.Advance(TimeSpan.FromDays(30));
        Assert.Equal((1, 1), await RemindedAsync(scene, scene.Adviser.Email!));
        await scene.WithPanelAsync(RplScene.Outcomes, await scene.App.PersonAsync("Luis Learner"));
        scene.Design.Advance(TimeSpan.FromDays(61));
        Assert.Equal((0, 1), await RemindedAsync(scene, scene.Assessors[0].Email!));
        Assert.Equal((0, 0), await RemindedAsync(scene, scene.Assessors[2].Email!));
    }

    private static async Task<(int Due, int Overdue)> RemindedAsync(RplScene scene, string email)
    {
        await scene.App.InScopeAsync(null, services => services.Get<SweepPromises>().HandleAsync(default));
        var told = await scene.App.MessagesAsync(email);
        return (told.Count(one => one.Kind == "PriorLearning.Due"), told.Count(one => one.Kind == "PriorLearning.Overdue"));
    }
}
