using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Recovery;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recovery;

/// <summary>Somebody does what learners do, and goes. Afterwards every table is read.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Name = "Ottilie Quendelberg";
    private static readonly string[] Marks = ["quendelberg", "ottilie"];

    private readonly KeptLogs _logs = new();

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_an_erased_learner_is_left_but_what_a_law_tells_an_institution_to_keep(DatabaseKind database)
    {
        await using var app = await IssuingApps.StartAsync(await Apps.SettingsAsync(database), AddLogs);
        var learner = await app.PersonAsync(Name);
        string[] marks = [.. Marks, learner.Email!.Split('@')[0]]; // people of tests have one
        var (free, freeHome, _) = await Registrar.AtNewInstitutionAsync(app);
        var (bound, boundHome, _) = await Registrar.AtNewInstitutionAsync(app);
        using (free)
        using (bound)
        {
            await StateBasisAsync(bound, "Higher Education Act, section 30");
            var share = await LearnAsync(app, learner, free);
            await LearnAsync(app, learner, bound);
            var before = await PlacesAsync(app, database, marks);
            Assert.Superset(Expected, before.Select(place => place.Split('.')[0]).ToHashSet());
            AssertNotLogged(marks);

            await app.EraseAsync(learner);
            Assert.Equal(
                [
                    "issuing_credentials.data_integrity",
                    "issuing_credentials.learner_email",
                    "issuing_credentials.learner_name",
                    "issuing_credentials.search_text",
                    "issuing_items.award_json",
                    "issuing_items.given",
                    "issuing_items.learner_email",
                    "issuing_items.learner_name",
                    "learning_awards.learner_email",
                    "learning_awards.learner_name",
                ],
                await PlacesAsync(app, database, marks)
            );
            Assert.Empty(await free.CredentialsAsync());
            Assert.Equal((0, 1), (await AwardsAsync(app, freeHome), await AwardsAsync(app, boundHome)));
            using var stranger = app.Browser(null);
            await stranger.PageAsync($"/s/{share}", HttpStatusCode.NotFound);

            // The basis falls away, and the next account that goes takes everything along.
            await StateBasisAsync(bound, null);
            var again = await app.PersonAsync(Name);
            await LearnAsync(app, again, bound);
            await app.EraseAsync(again);
            Assert.Empty(await PlacesAsync(app, database, [again.Email!.Split('@')[0]])); // as above
            var journal = await app.InScopeAsync(null, services => services.Get<ErasureJournal>().ReadAsync(default));
            Assert.Equal([learner.Id, again.Id], journal.Select(erased => erased.Person));
            AssertNotLogged(marks);
        }
    }

    [Theory, OnSqlite]
    public async Task Whom_the_journal_cannot_take_is_not_erased(DatabaseKind database)
    {
        await using var app = await IssuingApps.StartAsync(await Apps.SettingsAsync(database));
        var learner = await app.PersonAsync(Name);
        // A file where the folder should be: as when the disk of the journal is away.
        await File.WriteAllTextAsync(Path.Combine(app.DataFolder, "recovery"), "");
        await Assert.ThrowsAnyAsync<IOException>(() => app.EraseAsync(learner));
        Assert.True(await app.InScopeAsync(null, services => services.Get<AppDb>().Users.AnyAsync(p => p.Id == learner.Id)));
        var health = await app.InScopeAsync(null, services => services.Get<HealthCheckService>().CheckHealthAsync());
        Assert.Equal(HealthStatus.Degraded, health.Entries["recovery"].Status);
    }

    public void Dispose() => _logs.Dispose();

    /// <summary>Where a learner leaves name or address while learning: with fewer the walk would prove little.</summary>
    private static readonly HashSet<string> Expected =
    [
        "alliance_invitations",
        "identity_people",
        "issuing_credentials",
        "issuing_items",
        "learning_awards",
        "messages_mail",
        "platform_outbox",
        "wallet_holdings",
    ];

    private void AddLogs(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(_logs);
        // As an operator runs it.
        services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Information);
    }

    private void AssertNotLogged(string[] marks)
    {
        Assert.NotEmpty(_logs.Lines);
        Assert.DoesNotContain(_logs.Lines, line => marks.Any(mark => line.Contains(mark, StringComparison.OrdinalIgnoreCase)));
    }

    private static Task StateBasisAsync(Registrar registrar, string? basis) =>
        registrar.Api.SendAsync(HttpMethod.Put, $"/api/v1/t/{registrar.Slug}/institution/register", new { basis }).OkAsync();

    /// <returns>The secret of a share.</returns>
    private static async Task<string> LearnAsync(App app, Person learner, Registrar registrar)
    {
        using var api = app.Api(learner);
        using var stranger = app.Api(null);
        await stranger.SendAsync(HttpMethod.Post, "/api/v1/session", new { email = learner.Email, password = "wrong password" });
        var invitation = new { email = learner.Email!.ToUpperInvariant(), roles = new[] { "author" } }; // people of tests have one
        await registrar.Api.SendAsync(HttpMethod.Post, $"/api/v1/t/{registrar.Slug}/people/invitations", invitation);

        var known = (await registrar.CredentialsAsync()).Select(credential => credential.Id()).ToHashSet();
        var batch = await (
            await registrar.HandInAsync($"name,email,awardedOn\r\n{learner.Name},{learner.Email},2026-02-03\r\n")
        ).JsonAsync();
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        var issued = (await registrar.CredentialsAsync()).Single(credential => !known.Contains(credential.Id()));
        var holding = (await WalletStage.HoldingsAsync(api))[0]!["id"]!.GetValue<string>(); // what was issued lies there
        await api.SendAsync(HttpMethod.Post, $"/api/v1/my/holdings/{holding}/accept").OkAsync();
        var (_, secret) = await WalletStage.ShareAsync(api, holding);
        await api.SendAsync(HttpMethod.Post, "/api/v1/my/collections", new { name = $"Courses of {learner.Name}" }).OkAsync();
        var reason = new { code = "other", reason = "The learner asked for it." };
        await registrar
            .Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/credentials/{issued.Id()}/revocation", reason)
            .OkAsync();
        return secret;
    }

    private static Task<int> AwardsAsync(App app, Institution home) =>
        app.InScopeAsync(home, services => services.Get<AppDb>().Set<Award>().CountAsync());

    private static Task<List<string>> PlacesAsync(App app, DatabaseKind database, string[] marks) =>
        app.InScopeAsync(null, services => EveryTable.WhereAsync(services.Get<AppDb>(), database, marks));
}
