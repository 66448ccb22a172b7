using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit;

namespace Testamur.Tests.Shared;

public sealed class PostgresClusterTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [PostgresFact]
    public async Task Databases_made_from_one_template_are_copies_that_do_not_see_each_other()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var prepared = 0;
        Task PrepareAsync(string connection)
        {
            Interlocked.Increment(ref prepared);
            return RunAsync(connection, "CREATE TABLE thing (n int); INSERT INTO thing VALUES (1)");
        }

        var databases = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async number =>
                {
                    await cluster.PrepareTemplateAsync("cluster_tests", PrepareAsync);
                    return await cluster.CreateDatabaseAsync($"cluster_tests_{number}", "cluster_tests", Never);
                })
        );
        await RunAsync(databases[0], "INSERT INTO thing VALUES (2)");

        Assert.Equal(1, prepared);
        Assert.Equal(2L, await AskAsync(databases[0], "SELECT count(*) FROM thing"));
        Assert.Equal(1L, await AskAsync(databases[3], "SELECT count(*) FROM thing"));
        await cluster.DropDatabaseAsync("cluster_tests_3", Never);
        Assert.Equal(0L, await AskAsync(databases[0], "SELECT count(*) FROM pg_database WHERE datname = 'cluster_tests_3'"));
    }

    [PostgresFact]
    public async Task Text_is_utf8_and_sorted_by_code_point()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var connection = cluster.ConnectionString("postgres");

        Assert.Equal("UTF8", await AskAsync(connection, "SHOW server_encoding"));
        Assert.Equal(true, await AskAsync(connection, "SELECT 'Z' < 'a'"));
    }

    [PostgresFact]
    public async Task A_name_that_is_more_than_a_name_is_refused()
    {
        var cluster = await PostgresCluster.SharedAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => cluster.CreateDatabaseAsync("x; DROP DATABASE postgres", null, Never));
    }

    [PostgresFact]
    public async Task Disposing_stops_the_server_and_removes_the_folder()
    {
        var cluster = await PostgresCluster.StartAsync(Never);
        var server = cluster.ServerId;
        Assert.True(IsRunning(server));

        await cluster.DisposeAsync();

        Assert.False(IsRunning(server));
        Assert.False(Directory.Exists(cluster.Folder));
    }

    [PostgresFact]
    public async Task No_server_is_left_when_its_owner_is_killed()
    {
        var folder = PostgresCluster.NewFolder();
        var command = PostgresCluster.Command(folder, PostgresCluster.FindBinaries("/usr/lib/postgresql"));
        var ownerFile = Path.GetTempFileName();
        // The owner is a process that only holds the other end of the watchdog's input, as this test run does for its own cluster.
        const string Script = """sh -c 'echo $$ >"$0"; exec sleep 3600' "$0" | "$@" """;
        using var starter = Process.Start(
            new ProcessStartInfo("sh", ["-c", Script, ownerFile, command.FileName, .. command.ArgumentList])
        )!;
        var server = await ServerOfAsync(folder);

        using (
            var owner = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(ownerFile), CultureInfo.InvariantCulture))
        )
            owner.Kill();

        await UntilAsync(() => !IsRunning(server) && !Directory.Exists(folder));
        File.Delete(ownerFile);
    }

    [Fact]
    public void A_machine_without_the_server_is_told_what_to_install()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PostgresCluster.FindBinaries("/nowhere"));

        Assert.Contains("postgresql", error.Message, StringComparison.Ordinal);
    }

    private static async Task<int> ServerOfAsync(string folder)
    {
        var file = Path.Combine(folder, "data", "postmaster.pid");
        string[] lines = [];
        // Making the cluster runs servers, too, whose files come and go; only the one that stays says that it is ready.
        await UntilAsync(() => (lines = LinesOf(file)) is [_, _, _, _, _, _, _, var state, ..] && state.Trim() == "ready");
        return int.Parse(lines[0], CultureInfo.InvariantCulture);
    }

    private static string[] LinesOf(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(20, limit.Token);
    }

    private static bool IsRunning(int process) => Directory.Exists($"/proc/{process}");

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
