using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

public sealed class DatabaseClockTests
{
    [Theory, OnPostgres]
    public async Task A_machine_whose_clock_is_wrong_is_told_by_how_much_and_dates_nothing(DatabaseKind database)
    {
        var right = await ClockAsync(database, TimeSpan.Zero);
        await right.RequireAsync(default);

        var ahead = await ClockAsync(database, TimeSpan.FromHours(2));
        Assert.InRange(await ahead.AheadAsync(default), TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
        var why = await Assert.ThrowsAsync<ClockDiffersException>(() => ahead.RequireAsync(default));
        Assert.Contains("ahead of", why.Message, StringComparison.Ordinal);

        var behind = await ClockAsync(database, TimeSpan.FromMinutes(-10));
        Assert.InRange(await behind.AheadAsync(default), TimeSpan.FromMinutes(-11), TimeSpan.FromMinutes(-9));
        await Assert.ThrowsAsync<ClockDiffersException>(() => behind.RequireAsync(default));
    }

    [Theory, OnPostgres]
    public async Task A_few_seconds_are_borne(DatabaseKind database)
    {
        var clock = await ClockAsync(database, TimeSpan.FromSeconds(4));
        await clock.RequireAsync(default);
        Assert.NotEqual(TimeSpan.Zero, await clock.AheadAsync(default));
    }

    [Theory, OnSqlite]
    public async Task A_file_has_the_clock_of_its_machine(DatabaseKind database)
    {
        var clock = await ClockAsync(database, TimeSpan.FromHours(2));
        Assert.Equal(TimeSpan.Zero, await clock.AheadAsync(default));
    }

    private static async Task<DatabaseClock> ClockAsync(DatabaseKind database, TimeSpan wrong)
    {
        var options = new DatabaseOptions
        {
            Provider = database == DatabaseKind.Sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres,
            Connection = (await Apps.SettingsAsync(database)).GetValueOrDefault("Testamur:Database:Connection"),
        };
        return new(new(Options.Create(options), Options.Create(new TestamurOptions())), new Machine(wrong));
    }

    private sealed class Machine(TimeSpan wrong) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + wrong;
    }
}
