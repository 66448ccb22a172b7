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
        await using var app = await App.StartAsync(
            await Apps.SettingsAsync(database),
            services => services.AddEventHandler<Counted, Count>()
        );
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
