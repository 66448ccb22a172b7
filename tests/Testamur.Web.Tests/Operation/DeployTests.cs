using System.Text.RegularExpressions;
using Npgsql;
using Testamur.Tests.Shared;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Recovery;
using Testamur.Web.Platform.Settings;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Recovery;

namespace Testamur.Web.Tests.Operation;

/// <summary>What an operator copies from <c>deploy/</c> is what the program understands.</summary>
public sealed partial class DeployTests
{
    private static readonly string Deploy = Path.Combine(Repository.Root, "deploy");

    private static readonly IReadOnlySet<string> Known = Settings.All();

    public static TheoryData<string> FilesWithSettings =>
        new() { "testamur.env.example", "compose/compose.yaml", "../docs/operating.md" };

    [Theory]
    [MemberData(nameof(FilesWithSettings))]
    public void Every_setting_that_is_named_exists(string file)
    {
        var text = File.ReadAllText(Path.Combine(Deploy, file));
        var named = InEnvironment().Matches(text).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal));
        var written = InProse().Matches(text).Select(match => match.Value.TrimEnd(':'));
        var all = named.Concat(written).Select(name => Number().Replace(name, "")).Distinct().ToList();
        Assert.NotEmpty(all);
        Assert.Empty(all.Except(Known));
    }

    [Fact]
    public void What_an_installation_must_decide_is_in_the_example()
    {
        var example = File.ReadAllText(Path.Combine(Deploy, "testamur.env.example"));
        string[] decided = ["Testamur:PublicUrl", "Testamur:DataFolder", .. Known.Where(name => Decided().IsMatch(name))];
        Assert.True(decided.Length > 15);
        Assert.DoesNotContain(
            decided,
            name => !example.Contains(name.Replace(":", "__", StringComparison.Ordinal), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_proxy_asks_both_nodes_hands_on_who_asks_and_keeps_the_inside_inside()
    {
        var proxy = File.ReadAllText(Path.Combine(Deploy, "nginx", "testamur.conf"));
        Assert.Equal(2, Upstream().Count(proxy));
        Assert.Contains("proxy_set_header X-Forwarded-For", proxy, StringComparison.Ordinal);
        Assert.Contains("proxy_set_header X-Forwarded-Proto", proxy, StringComparison.Ordinal);
        Assert.Contains("location = /metrics { return 404; }", proxy, StringComparison.Ordinal);
        // The platform's own limit is 8 MiB and answers in its words.
        Assert.Contains("client_max_body_size 9m;", proxy, StringComparison.Ordinal);
        Assert.DoesNotContain("non_idempotent", proxy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup-database")]
    [InlineData("backup-keys")]
    [InlineData("restore-database")]
    [InlineData("publish")]
    [InlineData("testamur")]
    [InlineData("compose/first-start.sh")]
    public async Task Every_script_is_readable_by_its_shell_and_says_how_it_is_used(string script)
    {
        var path = Path.Combine(Deploy, script);
        var (status, output) = await Programs.RunAsync("bash", ["-n", path], new Dictionary<string, string>());
        Assert.True(status == 0, output);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
        if (script.EndsWith(".sh", StringComparison.Ordinal))
            return;
        var (used, usage) = await Programs.RunAsync(path, [], new Dictionary<string, string>());
        Assert.Equal(64, used);
        Assert.StartsWith("usage: ", usage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_units_are_understood_by_the_program_that_reads_them()
    {
        var units = Directory.EnumerateFiles(Path.Combine(Deploy, "systemd")).ToList();
        Assert.Equal(3, units.Count);
        var (_, output) = await Programs.RunAsync(
            "/usr/bin/systemd-analyze",
            ["verify", "--man=no", .. units],
            new Dictionary<string, string>()
        );
        // What is not installed here is not executable; everything else would be a mistake of ours.
        Assert.DoesNotContain(
            output.Split('\n').Where(line => line.Contains("testamur", StringComparison.Ordinal)),
            line => !line.Contains("is not executable", StringComparison.Ordinal)
        );
    }

    [PostgresFact]
    public async Task The_application_s_role_uses_the_tables_and_owns_nothing()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var mark = $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}"[..20];
        var names = new[] { "database", "owner", "app", "backup" }.ToDictionary(role => role, role => $"{role}_{mark}");
        string[] arguments =
        [
            "-q",
            .. names.SelectMany(name => new[] { "-v", $"{name.Key}={name.Value}" }),
            .. new[] { "owner", "app", "backup" }.SelectMany(role => new[] { "-v", $"{role}_password=secret" }),
            "-f",
            Path.Combine(Deploy, "postgres", "roles.sql"),
        ];
        var (status, output) = await Programs.RunAsync(
            "psql",
            arguments,
            new Dictionary<string, string>
            {
                ["PGHOST"] = cluster.Folder,
                ["PGUSER"] = "postgres",
                ["PGDATABASE"] = "postgres",
            }
        );
        Assert.True(status == 0, output);

        string As(string role) =>
            new NpgsqlConnectionStringBuilder(cluster.ConnectionString(names["database"], pooled: false))
            {
                Username = names[role],
            }.ConnectionString;
        var database = new Database(
            Microsoft.Extensions.Options.Options.Create(
                new DatabaseOptions
                {
                    Provider = DatabaseProvider.Postgres,
                    Connection = As("app"),
                    Owner = As("owner"),
                }
            ),
            Microsoft.Extensions.Options.Options.Create(new TestamurOptions())
        );
        Assert.NotEmpty(await new SchemaUpgrader(database, TimeProvider.System).UpgradeAsync(default));

        await using var app = new NpgsqlConnection(As("app"));
        await app.OpenAsync();
        Assert.Equal("1", await AskAsync(app, "INSERT INTO platform_settings (key, value) VALUES ('a', 'b') RETURNING 1"));
        Assert.Equal("0", await AskAsync(app, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"));
        Assert.Equal("False", await AskAsync(app, "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal("1min", await AskAsync(app, "SHOW idle_in_transaction_session_timeout"));
        foreach (
            var forbidden in new[] { "CREATE TABLE stolen (a int)", "DROP TABLE platform_settings", "TRUNCATE platform_audit" }
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(app, forbidden));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        // It may ask where the database is, and is told a second time that it is there still.
        var home = new DatabaseHome(database, new StoredSettings(database));
        Assert.True(await home.IsSameAsync(default));
        Assert.True(await home.IsSameAsync(default));
        Assert.Matches(
            "^[0-9]+/[0-9A-F]{8}/[0-9]+$",
            await AskAsync(app, "SELECT value FROM platform_settings WHERE key = 'home'")
        );

        await using var backup = new NpgsqlConnection(As("backup"));
        await backup.OpenAsync();
        Assert.Equal("b", await AskAsync(backup, "SELECT value FROM platform_settings WHERE key = 'a'"));
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(backup, "DELETE FROM platform_settings"));
    }

#pragma warning disable CA2100 // The sentences are those of the test above.
    private static async Task<string?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync()}";
    }
#pragma warning restore CA2100

    [GeneratedRegex("Testamur__[A-Za-z0-9_]+")]
    private static partial Regex InEnvironment();

    [GeneratedRegex("Testamur:[A-Za-z0-9:]+")]
    private static partial Regex InProse();

    [GeneratedRegex(":[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("^Testamur:(Database|Keys|Mail|Recovery|Operation|Proxies):")]
    private static partial Regex Decided();

    [GeneratedRegex(@"^\s*server 127\.0\.0\.1:508[12] ", RegexOptions.Multiline)]
    private static partial Regex Upstream();
}
