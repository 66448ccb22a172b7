using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// PostgreSQL keeps instants as <c>timestamptz</c>, which takes UTC only, and holds institutions apart itself when each command says which one it works for.
/// </summary>
internal sealed class PostgresAppDb : AppDb
{
    private static readonly TenantInterceptor Tenants = new();

    public PostgresAppDb(DbContextOptions<PostgresAppDb> options, CurrentTenant tenant, EventDelivery delivery)
        : base(options, tenant, delivery) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(Tenants);

    public override Task LockAsync(string name, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
