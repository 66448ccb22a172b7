using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Architecture;

public sealed class SchemaParityTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>Statement by statement: the script says exactly what the model would create. Later scripts add what a model cannot say, such as triggers.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_scripts_create_what_the_model_describes(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var model = await app.InScopeAsync(
            null,
            services => Task.FromResult(services.GetRequiredService<AppDb>().Database.GenerateCreateScript())
        );
        var provider = database == DatabaseKind.Sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;
        var initial = SchemaUpgrader.Scripts(provider).Single(script => script.Number == 2);

        Assert.Equal(Statements(model), Statements(initial.Sql));
    }

    private static IReadOnlyList<string> Statements(string sql) =>
        [
            .. sql.Split(';')
                .Select(s => string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Where(s => s.Length > 0)
                .Order(StringComparer.Ordinal),
        ];
}
