using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Operation;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Operation;

public sealed class OperatorTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    private const string Token = "a token of an operator";

    [Theory]
    [InlineData(null, "127.0.0.1", null, null, true)]
    [InlineData(null, "::1", null, null, true)]
    [InlineData(null, "192.0.2.7", null, null, false)]
    [InlineData(null, null, null, null, false)]
    [InlineData(null, "127.0.0.1", "X-Forwarded-For", null, false)]
    [InlineData(null, "127.0.0.1", "Forwarded", null, false)]
    [InlineData(Token, "192.0.2.7", null, $"Bearer {Token}", true)]
    [InlineData(Token, "127.0.0.1", null, null, false)]
    [InlineData(Token, "127.0.0.1", null, "Bearer another", false)]
    [InlineData("", "127.0.0.1", null, "Bearer ", true)]
    public void An_operator_sits_at_the_machine_or_has_the_token(
        string? token,
        string? address,
        string? header,
        string? authorization,
        bool expected
    )
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        if (header is not null)
            context.Request.Headers[header] = "192.0.2.7";
        context.Request.Headers.Authorization = authorization;
        Assert.Equal(expected, new Operators(Options.Create(new OperatorOptions { Token = token })).IsOperator(context));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_learn_one_word_and_operators_what_was_counted_and_what_waits(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var stranger = app.Api(null);
        var refused = await stranger.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains(
            await stranger.GetStringAsync(new Uri("/health/ready", UriKind.Relative)),
            new[] { "Healthy", "Degraded" } // a class before may have moved its lists' clock
        );

        var before = await ReadAsync(app);
        await stranger.SendAsync(HttpMethod.Post, "/api/v1/session", new { email = "nobody@example.org", password = "x" });
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using (registrar)
            await registrar.IssueAsync(3);
        var after = await ReadAsync(app);
        Assert.Equal(1, after["testamur_sign_in_failures_total"] - before["testamur_sign_in_failures_total"]);
        Assert.Equal(3, after["testamur_credentials_sealed_total"] - before["testamur_credentials_sealed_total"]);
        Assert.Equal(3, after["testamur_seal_seconds_count"] - before["testamur_seal_seconds_count"]);
        Assert.True(after["testamur_seal_seconds_sum"] > before["testamur_seal_seconds_sum"]);
        Assert.Equal(after["testamur_seal_seconds_count"], after["testamur_seal_seconds_bucket{le=\"+Inf\"}"]);
        Assert.Superset(Promised, after.Keys.ToHashSet());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_event_that_nobody_can_handle_is_told_in_plain_words(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                var stuck = OutboxMessage.Of(new AccountClosed(default), default, TimeProvider.System);
                db.Add(stuck);
                db.Entry(stuck).Property(message => message.CreatedAt).CurrentValue = app.Time.GetUtcNow().AddMinutes(-10);
                db.Entry(stuck).Property(message => message.NextAttemptAt).CurrentValue = app.Time.GetUtcNow().AddDays(1);
                await db.SaveChangesAsync();
                var report = await services.Get<HealthCheckService>().CheckHealthAsync();
                db.Remove(stuck);
                await db.SaveChangesAsync();
                var entry = report.Entries["events"];
                Assert.Equal(HealthStatus.Degraded, entry.Status);
                Assert.StartsWith("An event waits for", entry.Description, StringComparison.Ordinal);
                Assert.Equal(HealthStatus.Healthy, report.Entries["database"].Status);
            }
        );
    }

    /// <summary>What the operator's guide names.</summary>
    private static readonly HashSet<string> Promised =
    [
        "testamur_batches_waiting",
        "testamur_rows_waiting",
        "testamur_outbox_waiting",
        "testamur_outbox_lag_seconds",
        "testamur_mails_waiting",
        "testamur_mails_waiting_seconds",
        "testamur_mails_given_up",
        "testamur_mails_sent_total",
        "testamur_mail_failures_total",
        "testamur_job_failures_total",
        "testamur_status_list_age_seconds",
    ];

    private static async Task<Dictionary<string, double>> ReadAsync(App app)
    {
        var text = await app.InScopeAsync(null, services => services.Get<MetricsAnswer>().WriteAsync(default));
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(line => line[0], line => double.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
