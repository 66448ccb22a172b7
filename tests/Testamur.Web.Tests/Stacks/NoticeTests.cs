using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Stacks;

public sealed class NoticeTests(StacksApps apps) : IClassFixture<StacksApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_is_told_once_that_little_is_missing_and_once_that_nothing_is(DatabaseKind database)
    {
        var (app, home, id) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        await TakeAsync(app, aino, app.Held(home, $"urn:{id}:a", 200));
        Assert.Empty(await ToldAsync(app, aino, id));
        await TakeAsync(app, aino, app.Held(home, $"urn:{id}:b", 200));
        Assert.Equal(["Stacks.Nearly"], await ToldAsync(app, aino, id));
        // Another credential that changes nothing says nothing, and neither does the same event again.
        await TakeAsync(app, aino, app.Held(home, "urn:other", 200));
        Assert.Equal(["Stacks.Nearly"], await ToldAsync(app, aino, id));
        foreach (var part in new[] { "c", "d", "e" })
            await TakeAsync(app, aino, app.Held(home, $"urn:{id}:{part}", 200));
        await TellAsync(app, aino);
        Assert.Equal(["Stacks.Nearly", "Stacks.Complete"], await ToldAsync(app, aino, id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_has_switched_it_off_hears_nothing(DatabaseKind database)
    {
        var (app, home, id) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        using var browser = app.Browser(aino);
        await browser.PostFormAsync("/my/messages", "topics", ("told", null));
        await TakeAsync(app, aino, app.Held(home, $"urn:{id}:a", 200));
        await TakeAsync(app, aino, app.Held(home, $"urn:{id}:b", 200));
        Assert.Empty(await ToldAsync(app, aino, id));
        using var api = app.Api(aino);
        var topics = await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/messages/topics")).JsonAsync();
        Assert.False(topics[0].GetProperty("told").GetBoolean());
        await (
            await api.SendAsync(HttpMethod.Put, "/api/v1/my/messages/topics", new { told = new[] { "Stacks.Reached" } })
        ).JsonAsync();
        await TellAsync(app, aino);
        Assert.Equal(["Stacks.Nearly"], await ToldAsync(app, aino, id));
    }

    private async Task TakeAsync(App app, Person person, HoldingView holding)
    {
        apps.Holdings.Of.AddOrUpdate(new(person.Id), _ => [holding], (_, held) => [.. held, holding]);
        await TellAsync(app, person);
    }

    private static Task TellAsync(App app, Person person) =>
        WalletStage.HappenedAsync(app, null, new HoldingAccepted(Ids.Public(), new(person.Id)));

    private static async Task<IReadOnlyList<string>> ToldAsync(App app, Person person, string pathway)
    {
        var inbox = await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Set<InboxMessage>()
                    .Where(message => message.Person == new PersonId(person.Id))
                    .OrderBy(message => message.Id)
                    .ToListAsync()
        );
        return [.. inbox.Where(message => message.Link == $"/my/stacks/{pathway}").Select(message => message.Kind)];
    }

    // Five parts whose size the rules leave open: each that is missing is taken for one credit, and three of those are near.
    private async Task<(App App, Institution Home, string Pathway)> SetAsync(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var id = $"n{home.Slug}";
        var parts = string.Join(
            ", ",
            new[] { "a", "b", "c", "d", "e" }.Select(part => """{"credential": {"spec": "urn:""" + $"{id}:{part}" + "\"}}")
        );
        await app.ImportAsync(StacksStage.File(id, home.Slug, """{"allOf": [""" + parts + "]}", ects: "8"));
        return (app, home, id);
    }
}
