using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>That model, lists, script and document of the tenancy say the same.</summary>
public sealed class TenancyModelTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>Unique over all institutions, so that two of them could meet there; each for a reason.</summary>
    private static readonly Dictionary<string, string> MayMeet = new(StringComparer.Ordinal)
    {
        ["alliance_invitations: secret_hash"] = "the hash of a random secret",
        ["design_partners: secret_hash"] = "the hash of a random secret",
        ["design_specifications: uri"] = "begins with the institution's own address",
        ["issuing_credentials: public_id"] = "random",
        ["issuing_status_lists: id"] = "random",
        ["priorlearning_cases: open_key"] = "a person and what they want: told to that person only",
        ["priorlearning_evidence: secret_hash"] = "the hash of a random secret",
        ["recognition_cases: agreement_key"] = "a person and what they want: told to that person only",
        ["recognition_cases: open_key"] = "a person and what they want: told to that person only",
        ["stacks_claims: open_key"] = "a person and what they want: told to that person only",
    };

    [Fact]
    public async Task A_table_that_names_an_institution_holds_its_own_rows_or_is_listed_as_shared()
    {
        var model = await ModelAsync(DatabaseKind.Sqlite);
        var shared = model
            .GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(ITenanted.Institution)) is not null)
            .Where(entity => !typeof(ITenanted).IsAssignableFrom(entity.ClrType))
            .Select(entity => entity.GetTableName()!); // each has one
        Assert.Equal(SharedTable.All.Select(table => table.Table).Order(), shared.Order());
    }

    [Fact]
    public async Task A_reading_lists_tables_of_institutions_and_each_table_once()
    {
        var all = RowSecurity.Tables(await ModelAsync(DatabaseKind.Sqlite));
        var (shown, open) = (
            SharedTable.All.Select(t => t.Table),
            SharedTable.All.Where(t => !t.OwnChanges).Select(t => t.Table)
        );
        foreach (var reading in Readings.All)
        {
            // What everybody reads or changes needs no reason.
            Assert.Equal(reading.Tables.Count, reading.Tables.Intersect(all).Except(shown).Except(reading.Changes).Count());
            Assert.Equal(reading.Changes.Count, reading.Changes.Intersect(all).Except(open).Count());
        }
    }

    [Theory, OnPostgres]
    public async Task The_script_is_what_model_and_lists_say(DatabaseKind database)
    {
        var script = SchemaUpgrader
            .Scripts(DatabaseProvider.Postgres)
            .Last(script => script.Name.EndsWith("row_security", StringComparison.Ordinal));
        Assert.Equal(RowSecurity.Script(await ModelAsync(database)), script.Sql);
    }

    [Fact]
    public async Task What_must_be_unique_is_so_within_an_institution_or_gives_nothing_away()
    {
        var model = await ModelAsync(DatabaseKind.Sqlite);
        var meeting = model
            .GetEntityTypes()
            .Where(entity => typeof(ITenanted).IsAssignableFrom(entity.ClrType))
            .SelectMany(entity =>
                entity
                    .GetIndexes()
                    .Where(index => index.IsUnique)
                    .Select(index => index.Properties)
                    .Concat(entity.GetKeys().Select(key => key.Properties))
                    .Where(properties => properties[0].Name != nameof(ITenanted.Institution))
                    .Select(properties =>
                        $"{entity.GetTableName()}: {string.Join(", ", properties.Select(property => property.GetColumnName()))}"
                    )
            );
        Assert.Equal(MayMeet.Keys.Order(), meeting.Order());
    }

    [Fact]
    public void The_document_names_every_reading_and_every_shared_table()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src/Testamur.Web/Platform/Tenancy/README.md"));
        foreach (var reading in Readings.All)
            Assert.Contains(lines, line => line.StartsWith($"| `{reading.Name}` | {reading.Why} |", StringComparison.Ordinal));
        foreach (var table in SharedTable.All)
            Assert.Contains(lines, line => line.StartsWith($"| `{table.Table}` | {table.Why} |", StringComparison.Ordinal));
    }

    private async Task<IModel> ModelAsync(DatabaseKind database) =>
        await (await apps.OnAsync(database)).InScopeAsync(null, services => Task.FromResult(services.Get<AppDb>().Model));
}
