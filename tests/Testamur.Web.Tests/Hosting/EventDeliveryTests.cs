using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Settings;

namespace Testamur.Web.Tests.Hosting;

public sealed class EventDeliveryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_event_whose_handler_fails_keeps_none_of_those_beside_it_from_being_handled_once(DatabaseKind database)
    {
        await using var app = await CountingAsync(database);
        string[] names = ["first", "second", Count.Broken, "fourth"];
        await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                foreach (var name in names)
                    db.Publish(new Counted(name), app.Time);
                await db.SaveChangesAsync();
            }
        );

        var (settings, open) = await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                var type = typeof(Counted).FullName;
                return (
                    await db.Set<Setting>().Where(s => EF.Functions.Like(s.Key, "counted-%")).OrderBy(s => s.Key).ToListAsync(),
                    await db.Set<OutboxMessage>().Where(m => m.Type == type && m.HandledAt == null).ToListAsync()
                );
            }
        );
        Assert.Equal(["counted-first 1", "counted-fourth 1", "counted-second 1"], settings.Select(s => $"{s.Key} {s.Value}"));
        Assert.Contains(Count.Broken, Assert.Single(open).Body, StringComparison.Ordinal);
        Assert.Equal(1, open[0].Attempts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_event_that_several_deliver_at_once_is_handled_once(DatabaseKind database)
    {
        await using var app = await CountingAsync(database);
        var id = await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Publish(new Counted("alone"), app.Time);
                await db.SaveChangesAsync();
                await transaction.CommitAsync(); // as if the process had died here
                return await db.Set<OutboxMessage>()
                    .Where(m => m.Type == typeof(Counted).FullName)
                    .Select(m => m.Id)
                    .SingleAsync();
            }
        );

        await app.InScopeAsync(
            null,
            services =>
                Task.WhenAll(
                    Enumerable.Range(0, 4).Select(_ => services.Get<EventDelivery>().DeliverAsync([id], CancellationToken.None))
                )
        );

        Assert.Equal("1", await ValueAsync(app, "counted-alone"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_handler_that_fails_takes_nothing_back_of_another_which_runs_once_however_often_the_event_is_tried(
        DatabaseKind database
    )
    {
        await using var app = await App.StartAsync(
            await Apps.SettingsAsync(database),
            services =>
            {
                services.AddEventHandler<Counted, Count>();
                services.AddEventHandler<Counted, Fail>();
            }
        );
        var id = await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Publish(new Counted("beside"), app.Time);
                await db.SaveChangesAsync();
                return await db.Set<OutboxMessage>().Where(m => m.HandledAt == null).Select(m => m.Id).SingleAsync();
            }
        );

        await app.InScopeAsync(null, services => services.Get<EventDelivery>().DeliverAsync([id], CancellationToken.None));

        Assert.Equal("1", await ValueAsync(app, "counted-beside"));
        Assert.Equal(
            2,
            await app.InScopeAsync(
                null,
                s => s.Get<AppDb>().Set<OutboxMessage>().Where(m => m.Id == id).Select(m => m.Attempts).SingleAsync()
            )
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_event_for_later_waits_until_its_kind_is_hurried_or_its_time_has_come(DatabaseKind database)
    {
        await using var app = await CountingAsync(database);
        await PublishLaterAsync(app, "hurried");
        await RelayAsync(app);
        Assert.Null(await FindAsync(app, "counted-hurried"));
        await app.InScopeAsync(
            null,
            services =>
                EventDelivery.HurryAsync<Counted>(services.Get<AppDb>(), default, app.Time.GetUtcNow(), CancellationToken.None)
        );
        await RelayAsync(app);
        Assert.Equal("1", await FindAsync(app, "counted-hurried"));

        await PublishLaterAsync(app, "waited");
        app.Time.Advance(TimeSpan.FromSeconds(59));
        await RelayAsync(app);
        Assert.Null(await FindAsync(app, "counted-waited"));
        app.Time.Advance(TimeSpan.FromSeconds(2));
        await RelayAsync(app);
        Assert.Equal("1", await FindAsync(app, "counted-waited"));
    }

    private static Task PublishLaterAsync(App app, string name) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.PublishLater(new Counted(name), TimeSpan.FromMinutes(1), app.Time);
                await db.SaveChangesAsync();
            }
        );

    private static Task RelayAsync(App app) =>
        app.InScopeAsync(
            null,
            services => ActivatorUtilities.CreateInstance<OutboxRelay>(services).Execute(null!, default).AsTask() // it needs no context
        );

    private static async Task<App> CountingAsync(DatabaseKind database) =>
        await App.StartAsync(await Apps.SettingsAsync(database), services => services.AddEventHandler<Counted, Count>());

    private static async Task<string> ValueAsync(App app, string key) =>
        await FindAsync(app, key) ?? throw new InvalidOperationException($"{key} is not there.");

    private static Task<string?> FindAsync(App app, string key) =>
        app.InScopeAsync(
            null,
            services => services.Get<AppDb>().Set<Setting>().Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync()
        );

    internal sealed class Fail : IEventHandler<Counted>
    {
        public Task HandleAsync(Counted happened, CancellationToken cancel) =>
            throw new InvalidOperationException("This was thrown by a test.");
    }

    internal sealed record Counted(string Name) : IEvent;

    /// <summary>Would count twice what it is given twice.</summary>
    internal sealed class Count(AppDb db) : IEventHandler<Counted>
    {
        public const string Broken = "third";

        public async Task HandleAsync(Counted happened, CancellationToken cancel)
        {
            if (happened.Name == Broken)
                throw new InvalidOperationException("This was thrown by a test.");
            var key = $"counted-{happened.Name}";
            if (await db.Set<Setting>().SingleOrDefaultAsync(s => s.Key == key, cancel) is { } before)
                before.Value += " again";
            else
                db.Add(new Setting { Key = key, Value = "1" });
        }
    }
}
