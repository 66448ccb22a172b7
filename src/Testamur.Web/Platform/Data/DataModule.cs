using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Testamur.Web.Platform.Data;

internal static class DataModule
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<DatabaseOptions>()
            .BindConfiguration("Testamur:Database")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton(services => new DatabaseClock(
            services.GetRequiredService<Database>(),
            TimeProvider.System
        ));
        builder.Services.AddSingleton<SchemaUpgrader>();
        builder.Services.AddSingleton<DatabaseRole>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseRole>("tenancy");
        if (builder.Configuration.GetValue("Testamur:Database:Provider", DatabaseProvider.Sqlite) == DatabaseProvider.Sqlite)
        {
            builder.Services.AddDbContext<AppDb, SqliteAppDb>(
                (services, options) => options.UseSqlite(services.GetRequiredService<Database>().Connection).Shared()
            );
        }
        else
        {
            builder.Services.AddDbContext<AppDb, PostgresAppDb>(
                (services, options) => options.UseNpgsql(services.GetRequiredService<Database>().Connection).Shared()
            );
        }
    }

    // A row that is missing because of the institution filter is meant to be missing from its owner's collection, too.
    private static void Shared(this DbContextOptionsBuilder options) =>
        options
#pragma warning disable EF9100 // See InterpretedConstants.
            .ReplaceService<ILiftableConstantProcessor, InterpretedConstants>()
#pragma warning restore EF9100
            .ConfigureWarnings(warnings =>
                warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
            );
}
