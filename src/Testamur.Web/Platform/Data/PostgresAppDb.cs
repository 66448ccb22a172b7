using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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

    protected override async Task<int> WriteAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        if (!acceptAllChangesOnSuccess || ManyRows.Of(this) is not { } many)
            return await base.WriteAsync(acceptAllChangesOnSuccess, cancel);
        if (Database.CurrentTransaction is { } transaction)
        {
            await WithinAsync(transaction, many, cancel);
        }
        else
        {
            await using var own = await Database.BeginTransactionAsync(cancel);
            await many.WriteAsync(cancel);
            await own.CommitAsync(cancel);
        }

        return many.Accept();
    }

    // As the mapper does: whoever catches the error may go on with the transaction, unless it said that it does not.
    private async Task WithinAsync(IDbContextTransaction transaction, ManyRows many, CancellationToken cancel)
    {
        const string Savepoint = "many";
        if (!Database.AutoSavepointsEnabled)
        {
            await many.WriteAsync(cancel);
            return;
        }

        await transaction.CreateSavepointAsync(Savepoint, cancel);
        try
        {
            await many.WriteAsync(cancel);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackToSavepointAsync(Savepoint, cancel);
            throw;
        }

        await transaction.ReleaseSavepointAsync(Savepoint, cancel);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
