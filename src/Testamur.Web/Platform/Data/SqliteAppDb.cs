using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Data;

/// <summary>SQLite compares no <see cref="DateTimeOffset"/>, so instants are stored as UTC milliseconds.</summary>
internal sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options, CurrentTenant tenant, EventDelivery delivery)
    : AppDb(options, tenant, delivery)
{
    // A transaction holds the whole file from its beginning.
    public override Task LockAsync(string name, CancellationToken cancel) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
    }

    private sealed class UtcMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            at => at.ToUnixTimeMilliseconds(),
            ms => DateTimeOffset.FromUnixTimeMilliseconds(ms)
        );
}
