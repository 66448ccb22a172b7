using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.Hosting;

/// <summary>However many rows are saved at once, what happens is the same on both databases.</summary>
public sealed class ManyRowsTests(Apps apps) : IClassFixture<Apps>
{
    private const int Rows = 60;

    [Theory, OnSqlite, OnPostgres]
    public async Task New_rows_are_read_back_as_they_were_saved_beside_those_they_point_to(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var batch = BatchOf(app, home.Id);
        // The rows come first: the one that they point to has to be written before them all the same.
        var items = ItemsOf(batch);
        foreach (var item in items.Where(item => item.Row % 3 != 0))
            Prepare(item, app);

        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.AddRange(items);
                db.Add(batch);
                if (database == DatabaseKind.Postgres)
                    Assert.NotNull(ManyRows.Of(db)); // or this test would show nothing
                Assert.Equal(Rows + 1, await db.SaveChangesAsync());
                Assert.Equal(0, await db.SaveChangesAsync());
            }
        );

        Assert.Equal(items.Select(Text), (await ReadAsync(app, home, batch)).Select(Text));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Changed_rows_are_read_back_as_they_were_changed_each_with_its_own_columns(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var batch = await SavedAsync(app, home);

        var changed = await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var items = await ItemsAsync(db, batch);
                foreach (var item in items)
                {
                    if (item.Row % 2 == 0)
                        Prepare(item, app);
                    else
                        item.HoldBack(new RowProblem("email", "invalid", "é \"'\\{}"));
                }

                var meant = items.ConvertAll(Text);
                Assert.Equal(Rows, await db.SaveChangesAsync());
                Assert.Equal(meant, items.Select(Text));
                return meant;
            }
        );

        Assert.Equal(changed, (await ReadAsync(app, home, batch)).Select(Text));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_which_somebody_else_changed_one_are_all_left_as_they_are(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var batch = await SavedAsync(app, home);

        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var items = await ItemsAsync(db, batch);
                await app.InScopeAsync(
                    home,
                    async others =>
                    {
                        var theirs = others.Get<AppDb>();
                        (await ItemsAsync(theirs, batch))[^1].TryAgain();
                        await theirs.SaveChangesAsync();
                    }
                );
                foreach (var item in items)
                    Prepare(item, app);
                await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
                Assert.All(db.ChangeTracker.Entries<BatchItem>(), entry => Assert.Equal(EntityState.Modified, entry.State));
            }
        );

        Assert.Equal(
            [.. Enumerable.Repeat(ItemState.HeldBack, Rows - 1), ItemState.Waiting],
            (await ReadAsync(app, home, batch)).Select(item => item.State)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_which_one_is_there_already_are_refused_together_and_the_transaction_goes_on(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var batch = BatchOf(app, home.Id);

        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Add(batch);
                db.Add(ItemsOf(batch)[7]);
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
                db.AddRange(ItemsOf(batch));
                await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
                await transaction.CommitAsync();
            }
        );

        Assert.Equal(8, Assert.Single(await ReadAsync(app, home, batch)).Row);
    }

    /// <summary>SQLite has no longest text.</summary>
    [Theory, OnPostgres]
    public async Task A_text_that_is_too_long_is_refused_and_not_cut(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var batch = BatchOf(app, home.Id);
        var items = ItemsOf(batch);
        items[^1].LearnerName = new('n', 201);

        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Add(batch);
                db.AddRange(items);
                await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            }
        );

        Assert.Empty(await ReadAsync(app, home, batch));
    }

    private static async Task<Batch> SavedAsync(App app, Institution home)
    {
        var batch = BatchOf(app, home.Id);
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Add(batch);
                db.AddRange(ItemsOf(batch));
                await db.SaveChangesAsync();
            }
        );
        return batch;
    }

    private static Batch BatchOf(App app, InstitutionId institution) =>
        new()
        {
            Institution = institution,
            Id = Ids.New<BatchId>(app.Time),
            Source = BatchSource.List,
            Specification = Ids.Public(),
            Version = 1,
            Title = "Many",
            Content = "{}",
            By = new(Ids.Public()),
            CreatedAt = app.Time.GetUtcNow(),
        };

    private static List<BatchItem> ItemsOf(Batch batch) =>
        [
            .. Enumerable
                .Range(1, Rows)
                .Select(row =>
                    BatchItem.HeldBack(
                        batch.Institution,
                        batch.Id,
                        row,
                        $"Zoë {row} 'Müller' {{0}}",
                        $"many-{row}@example.org",
                        new($"Zoë {row}", $"many-{row}@example.org", "2026-02-03"),
                        [new("awardedOn", "future")]
                    )
                ),
        ];

    private static void Prepare(BatchItem item, App app)
    {
        // Whole microseconds are what both databases keep.
        var at = DateTimeOffset.FromUnixTimeSeconds(app.Time.GetUtcNow().ToUnixTimeSeconds()).ToOffset(TimeSpan.FromHours(2));
        var place = new PreparedPlace(
            Ids.New<CredentialId>(app.Time),
            $"urn:uuid:{Ids.Public()}",
            new(Ids.Public()),
            item.Row,
            item.Row % 2 == 0,
            at
        );
        item.Prepare(place, $$"""{"row":{{item.Row}}}""", item.Row % 4 == 0 ? "{}" : null, null);
    }

    private static Task<List<BatchItem>> ItemsAsync(AppDb db, Batch batch) =>
        db.Set<BatchItem>().Where(item => item.Batch == batch.Id).OrderBy(item => item.Row).ToListAsync();

    private static Task<List<BatchItem>> ReadAsync(App app, Institution home, Batch batch) =>
        app.InScopeAsync(home, services => ItemsAsync(services.Get<AppDb>(), batch));

    private static string Text(BatchItem item) =>
        JsonSerializer.Serialize(
            new
            {
                item.Row,
                item.LearnerName,
                item.LearnerEmail,
                item.Given,
                item.Problems,
                State = $"{item.State}",
                Credential = item.Credential?.Value,
                item.PublicId,
                List = item.List?.Value,
                item.Index,
                item.Suspendable,
                IssuedAt = item.IssuedAt?.ToUnixTimeSeconds(),
                item.Payload,
                item.European,
                item.Fingerprint,
                item.Issue,
            }
        );
}
