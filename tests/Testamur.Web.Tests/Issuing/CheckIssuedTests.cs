using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Tests.Seals;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Checks;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class CheckIssuedTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_issued_is_verified_once_by_what_strangers_read_and_damage_is_told(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        await registrar.IssueAsync(2);
        var first = await CheckAsync(app, home, reachable: true);
        Assert.Equal((4, 0, 0), (first.Checked, first.Failed, first.Undetermined));
        Assert.Equal(0, (await CheckAsync(app, home, reachable: true)).Checked);

        app.Time.Advance(TimeSpan.FromSeconds(1)); // of one second the list has no order
        var damaged = (await registrar.IssueAsync(1))[0].Id();
        await DamageAsync(app, home, damaged);
        // What cannot be reached is no failure, and is looked at again.
        var apart = await CheckAsync(app, home, reachable: false);
        Assert.Equal(0, apart.Failed);
        Assert.True(apart.Undetermined > 0);
        var found = await CheckAsync(app, home, reachable: true);
        Assert.Equal(2, found.Failed); // the token says what the document says
        var answer = await (await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/checks")).JsonAsync();
        var findings = answer.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal([damaged, damaged], findings.Select(finding => finding.GetProperty("credential").GetGuid()));
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(app));
    }

    [Theory, OnSqlite]
    public async Task What_many_credentials_have_in_common_is_fetched_once_for_them_all(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        await registrar.IssueAsync(3);
        var asked = new List<string>();
        var check = await CheckAsync(app, home, reachable: true, asked);
        Assert.Equal((6, 0, 0), (check.Checked, check.Failed, check.Undetermined));
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Distinct(), asked);
    }

    [Theory, OnSqlite]
    public async Task What_is_issued_after_the_hour_of_a_check_is_left_to_the_next(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        await registrar.IssueAsync(2);
        app.Time.Advance(TimeSpan.FromMinutes(-5));
        var before = await CheckAsync(app, home, reachable: true);
        Assert.Equal((0, 0, 0), (before.Checked, before.Failed, before.Undetermined));
        app.Time.Advance(TimeSpan.FromMinutes(5));
        var after = await CheckAsync(app, home, reachable: true);
        Assert.Equal((4, 0, 0), (after.Checked, after.Failed, after.Undetermined));
    }

    [Theory, OnSqlite]
    public async Task A_european_form_is_looked_at_too_though_nobody_is_asked_whose_certificates_count(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        await SealTests.InstallAsync(registrar, authority, "VATFI-12345678");
        await registrar.IssueAsync(1);
        var sound = await CheckAsync(app, home, reachable: true);
        Assert.Equal((3, 0, 0), (sound.Checked, sound.Failed, sound.Undetermined));

        await registrar.IssueAsync(1);
        await app.InScopeAsync(
            home,
            async services =>
                await services
                    .Get<AppDb>()
                    .Set<Credential>()
                    .Where(c => c.CheckedAt == null)
                    .ExecuteUpdateAsync(c => c.SetProperty(x => x.European, x => x.European!.Replace("Learner", "learner")))
        );
        Assert.Equal(1, (await CheckAsync(app, home, reachable: true)).Failed);
    }

    private static Task<IssuedCheck> CheckAsync(App app, Institution home, bool reachable, List<string>? asked = null) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                var platform = services.Get<IOptions<TestamurOptions>>();
                using HttpMessageInvoker client = reachable ? app.Api(null) : new(new Unreachable());
                using var noted = new HttpMessageInvoker(new Noted(client, asked ?? []));
                var site = new PublicSite(noted, platform);
                return await new CheckIssued(services.Get<AppDb>(), services.Get<CurrentTenant>(), site, app.Time).HandleAsync(
                    CancellationToken.None
                );
            }
        );

    private static Task DamageAsync(App app, Institution home, Guid credential) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                var id = new Modules.Issuing.CredentialId(credential);
                var stored = services.Get<AppDb>().Set<Credential>().Where(c => c.Id == id);
                var text = (await stored.Select(c => c.DataIntegrity).SingleAsync()).Replace(
                    "Learner",
                    "learner",
                    StringComparison.Ordinal
                );
                await stored.ExecuteUpdateAsync(c => c.SetProperty(x => x.DataIntegrity, text));
            }
        );

    private static Task<HealthStatus> HealthAsync(App app) =>
        app.InScopeAsync(
            null,
            async services =>
                (await new IssuedHealth(services.Get<AppDb>()).CheckHealthAsync(new(), CancellationToken.None)).Status
        );

    private sealed class Noted(HttpMessageInvoker inner, List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add($"{request.RequestUri} {request.Headers.Accept}");
            return inner.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("No connection.");
    }
}
