using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Recovery;

/// <summary>
/// A machine is lost. What was issued, revoked and erased after the last backup is not in it, and must hold on the new machine all the same. Everything is real: the
/// scripts and commands that an operator runs, the process that waits, the lists that strangers have.
/// </summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly string _safe = Directory.CreateTempSubdirectory("testamur-safe-").FullName;
    private readonly string _machine = Directory.CreateTempSubdirectory("testamur-new-").FullName;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_restored_platform_stays_closed_until_it_knows_what_happened_after_the_backup(DatabaseKind database)
    {
        var before = await LoseAsync(database);
        var settings = await RestoreAsync(database, before);
        if (database == DatabaseKind.Sqlite)
            await OpenBesideAWaitingNodeAsync(before, settings);
        else
            await OpenAfterAskingAsync(settings);
        await using var app = await IssuingApps.StartAsync(settings);
        using var stranger = app.Api(null);
        await VerifyAsync(stranger, before);
        await IssuesOnFreshEntriesAsync(app, before);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_safe, recursive: true);
        Directory.Delete(_machine, recursive: true);
        return Task.CompletedTask;
    }

    /// <param name="Credentials">Two from before the backup, one from after it; the first was revoked after it.</param>
    /// <param name="Lists">The published lists, revocations first, as strangers have them.</param>
    private sealed record Before(
        Institution Home,
        Person Rita,
        Person Erased,
        IReadOnlyList<JsonElement> Credentials,
        IReadOnlyList<string> Lists,
        int Version,
        string Backup
    );

    private async Task<Before> LoseAsync(DatabaseKind database)
    {
        var settings = await Apps.SettingsAsync(database);
        await using var app = await IssuingApps.StartAsync(settings);
        var (registrar, home, rita) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var erased = await app.PersonAsync("Lena Learner");
        var first = (await registrar.IssueAsync(2))[0];
        var backup = await BackUpAsync(database, settings, app.DataFolder);

        await registrar.IssueAsync(1);
        var reason = new
        {
            code = "issuedInError",
            reason = "Wrong course.",
            urgent = true,
        };
        await (
            await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/credentials/{first.Id()}/revocation", reason)
        ).JsonAsync();
        await app.EraseAsync(erased);
        await app.InScopeAsync(
            null,
            // The job asks its context for nothing.
            async services =>
                await ActivatorUtilities.CreateInstance<RepublishStatus>(services).Execute(null!, default)
        );
        var credentials = await registrar.CredentialsAsync();
        var list = first.Entry().List;
        var lists = new[] { await registrar.ListAsync(list), await registrar.ListAsync(StatusPublisher.SuspensionOf(list)) };
        var version = await VersionAsync(app, home);
        foreach (var folder in new[] { "keys", "recovery" })
            Copy(Path.Combine(app.DataFolder, folder), Path.Combine(_safe, folder));
        var ordered = credentials.OrderBy(credential => credential.Id() != first.Id()).ToList();
        return new(home, rita, erased, ordered, lists, version, backup);
    }

    private async Task<string> BackUpAsync(DatabaseKind database, Dictionary<string, string?> settings, string data)
    {
        var folder = Path.Combine(_safe, "databases");
        var environment =
            database == DatabaseKind.Sqlite
                ? new Dictionary<string, string> { ["TESTAMUR_DATA"] = data, ["TESTAMUR_PROGRAM"] = PlatformProcess.Program }
                : await PostgresAsync(
                    new Npgsql.NpgsqlConnectionStringBuilder(settings["Testamur:Database:Connection"]).Database!
                ); // every connection of a test names one
        var (status, output) = await Programs.RunAsync(Script("backup-database"), [folder], environment);
        Assert.True(status == 0, output);

        // The other half lies elsewhere, or nobody backs up at all.
        var keys = new Dictionary<string, string> { ["TESTAMUR_DATA"] = data };
        var (together, why) = await Programs.RunAsync(Script("backup-keys"), [folder], keys);
        Assert.Equal(1, together);
        Assert.Contains("another folder", why, StringComparison.Ordinal);
        var (apart, keysOutput) = await Programs.RunAsync(Script("backup-keys"), [Path.Combine(_safe, "halves")], keys);
        Assert.True(apart == 0, keysOutput);
        return Directory
            .EnumerateFiles(folder)
            .Single(file => file.EndsWith(".db", StringComparison.Ordinal) || file.EndsWith(".dump", StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, string?>> RestoreAsync(DatabaseKind database, Before before)
    {
        Copy(Path.Combine(_safe, "keys"), Path.Combine(_machine, "keys"));
        Copy(Path.Combine(_safe, "recovery"), Path.Combine(_machine, "recovery"));
        // Each way once: from the copies of its own, and from the files that others have.
        if (database == DatabaseKind.Sqlite)
            Directory.Delete(Path.Combine(_machine, "recovery", "lists"), recursive: true);
        var settings = new Dictionary<string, string?> { ["Testamur:DataFolder"] = _machine };
        if (database == DatabaseKind.Sqlite)
        {
            File.Copy(before.Backup, Path.Combine(_machine, "testamur.db"));
            return settings;
        }

        var name = $"restored_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
        var environment = await PostgresAsync("postgres");
        var (status, output) = await Programs.RunAsync(
            Script("restore-database"),
            [before.Backup, name, "postgres"],
            environment
        );
        Assert.True(status == 0, output);
        var (again, refused) = await Programs.RunAsync(
            Script("restore-database"),
            [before.Backup, name, "postgres"],
            environment
        );
        Assert.Equal(1, again);
        Assert.Contains("already", refused, StringComparison.Ordinal);
        settings["Testamur:Database:Provider"] = "Postgres";
        settings["Testamur:Database:Connection"] = (await PostgresCluster.SharedAsync()).ConnectionString(name);
        return settings;
    }

    private static async Task IsClosedAsync(PlatformProcess server)
    {
        using var stranger = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address };
        var ready = await stranger.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.StartsWith("Closed.", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var refused = await stranger.SendAsync(HttpMethod.Get, "/api/v1/institutions");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("platform.restored", await refused.CodeAsync(HttpStatusCode.ServiceUnavailable));
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        stranger.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        var page = await stranger.PageAsync("/catalogue", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(
            ("de", "Bald wieder da"),
            (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")?.TextContent)
        );
    }

    // A node that was started too early waits, and the operator has no copies of the lists at first.
    private async Task OpenBesideAWaitingNodeAsync(Before before, Dictionary<string, string?> settings)
    {
        await using var server = await PlatformProcess.StartAsync(_ => settings, "/health/live");
        await IsClosedAsync(server);
        var (refused, missing) = await Programs.PlatformAsync(settings, "restore", "open");
        Assert.Equal(1, refused);
        Assert.Contains(before.Credentials[0].Entry().List, missing, StringComparison.Ordinal);
        var lists = Directory.CreateDirectory(Path.Combine(_safe, "lists")).FullName;
        await File.WriteAllTextAsync(Path.Combine(lists, "revoked.json"), before.Lists[0]);
        await File.WriteAllTextAsync(Path.Combine(lists, "suspended.json"), before.Lists[1]);
        await OpenAsync(new(settings) { ["lists"] = lists });
        await BecomesReadyAsync(server);
    }

    private static async Task OpenAfterAskingAsync(Dictionary<string, string?> settings)
    {
        var (closed, why) = await Programs.PlatformAsync(settings, "restore", "check");
        Assert.Equal(1, closed);
        Assert.Contains("put back from a backup", why, StringComparison.Ordinal);
        await OpenAsync(settings);
    }

    private static async Task OpenAsync(Dictionary<string, string?> settings)
    {
        var (opened, output) = await Programs.PlatformAsync(settings, "restore", "open");
        Assert.True(opened == 0, output);
        Assert.Contains("People erased again: 1.", output, StringComparison.Ordinal);
        Assert.Contains("taken over from them: 1.", output, StringComparison.Ordinal);
    }

    private static async Task BecomesReadyAsync(PlatformProcess server)
    {
        using var stranger = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address };
        for (var attempt = 0; attempt < 2400; attempt++)
        {
            try
            {
                if ((await stranger.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Between the one that waited and the platform nobody listens.
            }

            await Task.Delay(50);
        }

        Assert.Fail($"The platform was opened and did not start:\n{server.Output}");
    }

    private static async Task VerifyAsync(HttpClient stranger, Before before)
    {
        var found = new List<string>();
        foreach (var credential in before.Credentials)
        {
            using var document = JsonDocument.Parse(credential.DataIntegrity());
            var report = await (await stranger.SendAsync(HttpMethod.Post, "/api/v1/verifications", document)).JsonAsync();
            var checks = report
                .GetProperty("checks")
                .EnumerateArray()
                .ToDictionary(check => $"{check.GetProperty("code")}", check => $"{check.GetProperty("outcome")}");
            found.Add($"{checks["integrity"]} {checks["issuerBinding"]} {checks["validity"]} {checks["status"]}");
        }

        // The last one is in no register any more, and holds all the same.
        Assert.Equal(["passed passed passed failed", "passed passed passed passed", "passed passed passed passed"], found);
    }

    private async Task IssuesOnFreshEntriesAsync(App app, Before before)
    {
        // Without its keys the other half is of no use.
        var kek = Path.Combine(_machine, "keys", "kek");
        var right = await File.ReadAllTextAsync(kek);
        File.Delete(kek);
        KeyFile.Create(kek);
        await app.InScopeAsync(
            null,
            services => Assert.ThrowsAsync<StartRefusedException>(() => services.PrepareKeysAsync(default))
        );
        await File.WriteAllTextAsync(kek, right);

        var erased = before.Erased.Id;
        Assert.False(
            await app.InScopeAsync(null, services => services.Get<AppDb>().Users.AnyAsync(person => person.Id == erased))
        );
        using var registrar = new Registrar(app.Api(before.Rita), before.Home.Slug);
        Assert.True(await VersionAsync(app, before.Home) > before.Version);
        var after = await registrar.IssueAsync(1);
        var old = before.Credentials.Select(credential => credential.Entry()).ToHashSet();
        var fresh = after.Select(credential => credential.Entry()).Where(entry => !old.Contains(entry)).ToList();
        Assert.Single(fresh);
        Assert.NotEqual(before.Credentials[0].Entry().List, fresh[0].List);
    }

    private static Task<int> VersionAsync(App app, Institution home) =>
        app.InScopeAsync(home, services => services.Get<AppDb>().Set<StatusVersion>().MaxAsync(version => version.Number));

    private static async Task<Dictionary<string, string>> PostgresAsync(string database) =>
        new()
        {
            ["PGHOST"] = (await PostgresCluster.SharedAsync()).Folder,
            ["PGUSER"] = "postgres",
            ["PGDATABASE"] = database,
        };

    private static string Script(string name) => Path.Combine(RepositoryRoot.Path, "deploy", name);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }
    }
}
