using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

/// <summary>For tests that look at what nobody in the platform may: all rows of all institutions.</summary>
internal static class Unbound
{
    /// <summary>A transaction as the database's owner; where the database holds nobody back, just a transaction.</summary>
    public static async Task<IDbContextTransaction> BeginUnboundAsync(this AppDb db)
    {
        var transaction = await db.Database.BeginTransactionAsync();
        if (db is PostgresAppDb)
            await db.Database.ExecuteSqlRawAsync("SET LOCAL ROLE postgres");
        return transaction;
    }
}
