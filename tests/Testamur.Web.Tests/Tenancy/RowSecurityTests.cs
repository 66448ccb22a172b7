using Testamur.Tests.Shared;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>What PostgreSQL itself keeps apart, asked in plain SQL: no filter of the platform stands between.</summary>
public sealed class RowSecurityTests
{
    private const string Unguarded = """
        SELECT relname::text FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'institution' AND NOT attisdropped)
            AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))
        """;

    [PostgresFact]
    public async Task Every_table_that_names_an_institution_has_row_level_security_forced_and_a_policy()
    {
        await using var filled = await FilledDatabase.MakeAsync();
        Assert.InRange(filled.Tables.Count, 60, 1000);

        Assert.Empty(await filled.AskAsync(Unguarded));

        await filled.BecomeAsync("postgres");
        await filled.RunAsync("CREATE TABLE forgotten (institution uuid, id uuid)");
        await filled.RunAsync("ALTER TABLE learning_awards NO FORCE ROW LEVEL SECURITY");
        Assert.Equal(["forgotten", "learning_awards"], (await filled.AskAsync(Unguarded)).Order());
    }

    [PostgresFact]
    public async Task An_institution_sees_and_changes_its_own_rows_and_whoever_says_nothing_sees_none()
    {
        await using var filled = await FilledDatabase.MakeAsync();
        var (shared, open) = (Shared(_ => true), Shared(table => !table.OwnChanges));

        foreach (var institution in new[] { FilledDatabase.Home, FilledDatabase.Other })
        {
            await filled.SayAsync(institution);
            Assert.DoesNotContain(await filled.SeenAsync(), seen => seen.Value != (shared.Contains(seen.Key) ? 2 : 1));
            Assert.DoesNotContain(await filled.ChangedAsync(), changed => changed.Value != (open.Contains(changed.Key) ? 2 : 1));
        }

        await filled.SayAsync(null);
        Assert.DoesNotContain(await filled.SeenAsync(), seen => seen.Value != (shared.Contains(seen.Key) ? 2 : 0));
        Assert.DoesNotContain(await filled.ChangedAsync(), changed => changed.Value != (open.Contains(changed.Key) ? 2 : 0));

        // Without the rule the same questions show everything, so they would tell.
        await filled.BecomeAsync("postgres");
        Assert.All(await filled.SeenAsync(), seen => Assert.Equal(2, seen.Value));
        foreach (var table in filled.Tables)
            await filled.RunAsync($"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
        await filled.BecomeAsync(Apps.Role);
        Assert.All(await filled.SeenAsync(), seen => Assert.Equal(2, seen.Value));
    }

    [PostgresFact]
    public async Task No_row_is_written_for_another_institution_and_none_is_handed_over()
    {
        await using var filled = await FilledDatabase.MakeAsync();
        var open = Shared(table => !table.OwnChanges);
        await filled.SayAsync(FilledDatabase.Home);
        foreach (var table in filled.Tables.Where(table => !open.Contains(table)))
        {
            var insert = filled.Insert(table, FilledDatabase.Other);
            Assert.Equal("42501", (await filled.RefusedAsync(insert)).SqlState);
            var handOver = $"UPDATE {table} SET institution = '{FilledDatabase.Other}'";
            Assert.Equal("42501", (await filled.RefusedAsync(handOver)).SqlState);
        }
    }

    [PostgresFact]
    public async Task A_named_reading_opens_the_tables_it_lists_and_no_other()
    {
        await using var filled = await FilledDatabase.MakeAsync();
        var (shared, open) = (Shared(_ => true), Shared(table => !table.OwnChanges));
        foreach (var reading in Readings.All)
        {
            await filled.SayAsync(null, reading.Name);
            var seen = (await filled.SeenAsync()).Where(table => table.Value == 2).Select(table => table.Key);
            Assert.Equal(reading.Tables.Union(reading.Changes).Union(shared).Order(), seen.Order());
            var changed = (await filled.ChangedAsync()).Where(table => table.Value > 0).Select(table => table.Key);
            Assert.Equal(reading.Changes.Concat(open).Order(), changed.Order());
        }

        await filled.SayAsync(null, "everything");
        Assert.Equal(shared.Order(), (await filled.SeenAsync()).Where(t => t.Value > 0).Select(t => t.Key).Order());
    }

    [PostgresFact]
    public async Task A_clash_with_another_institution_s_row_shows_nothing_of_it()
    {
        await using var filled = await FilledDatabase.MakeAsync();
        await filled.SayAsync(FilledDatabase.Other);
        var id = Assert.Single(await filled.AskAsync("SELECT id::text FROM issuing_status_lists"));
        await filled.SayAsync(FilledDatabase.Home);
        var clash = $"UPDATE issuing_status_lists SET id = '{id}'";

        var told = await filled.RefusedAsync(clash);
        Assert.Equal("23505", told.SqlState);
        Assert.DoesNotContain(id, $"{told.MessageText} {told.Detail} {told.Hint} {told.Where}", StringComparison.Ordinal);

        // The database tells whom the rule does not bind: the values of the row it clashed with.
        await filled.BecomeAsync("postgres");
        var owner = await filled.RefusedAsync($"{clash} WHERE institution = '{FilledDatabase.Home}'");
        Assert.Contains(id, owner.Detail, StringComparison.Ordinal);
    }

    private static HashSet<string> Shared(Func<SharedTable, bool> which) =>
        [.. SharedTable.All.Where(which).Select(table => table.Table)];
}
