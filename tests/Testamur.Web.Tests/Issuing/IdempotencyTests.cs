using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class IdempotencyTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_sent_twenty_times_at_once_has_one_effect_and_one_answer(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var offering = Guid.CreateVersion7(app.Time.GetUtcNow());
        for (var i = 0; i < 2; i++)
        {
            var award = GivenAwards.Of(i, offering);
            GivenAwards.All[award.Id] = (home.Id, award);
        }

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => AskedUntilAnsweredAsync(registrar, "evening", offering))
        );
        Assert.Single(answers.Distinct());
        await app.InScopeAsync(home, async services => Assert.Equal(1, await services.Get<AppDb>().Set<Batch>().CountAsync()));
        var other = await AskAsync(registrar, "evening", Guid.CreateVersion7(app.Time.GetUtcNow()));
        Assert.Equal("issuing.idempotencyKeyReused", await other.CodeAsync(HttpStatusCode.UnprocessableEntity));
        // Without a key, and with another, it is another request.
        await (await AskAsync(registrar, null, offering)).JsonAsync();
        await (await AskAsync(registrar, "next", offering)).JsonAsync();
        await app.InScopeAsync(home, async services => Assert.Equal(3, await services.Get<AppDb>().Set<Batch>().CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_still_being_worked_on_is_asked_to_wait_and_one_whose_process_died_may_be_sent_again(
        DatabaseKind database
    )
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var offering = Guid.CreateVersion7(app.Time.GetUtcNow());
        var award = GivenAwards.Of(1, offering);
        GivenAwards.All[award.Id] = (home.Id, award);
        var first = await (await AskAsync(registrar, "k", offering)).Content.ReadAsStringAsync();
        await StartedAsync(app, home, person, app.Time.GetUtcNow());
        var waits = await AskAsync(registrar, "k", offering);
        Assert.NotNull(waits.Headers.RetryAfter);
        Assert.Equal("issuing.requestInProgress", await waits.CodeAsync(HttpStatusCode.Conflict));

        await StartedAsync(app, home, person, app.Time.GetUtcNow() - ApiRequest.Lost);
        var second = await (await AskAsync(registrar, "k", offering)).JsonAsync();
        Assert.DoesNotContain(second.Id().ToString(), first, StringComparison.Ordinal);
    }

    private static async Task<string> AskedUntilAnsweredAsync(Registrar registrar, string key, Guid offering)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var answer = await AskAsync(registrar, key, offering);
            if (answer.StatusCode != HttpStatusCode.Conflict)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return await answer.Content.ReadAsStringAsync();
            }

            Assert.NotNull(answer.Headers.RetryAfter);
            await Task.Delay(50);
        }

        throw new InvalidOperationException("The first request never ended.");
    }

    private static Task<HttpResponseMessage> AskAsync(Registrar registrar, string? key, Guid offering)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{registrar.Root}/batches/awards", UriKind.Relative))
        {
            Content = JsonContent.Create(new { offering }),
        };
        if (key is not null)
            request.Headers.Add(Idempotency.Header, key);
        return registrar.Api.SendAsync(request);
    }

    /// <summary>As if the request were being worked on since then.</summary>
    private static Task<int> StartedAsync(
        App app,
        Modules.Alliance.Institution home,
        Platform.Identity.Person person,
        DateTimeOffset since
    ) =>
        app.InScopeAsync(
            home,
            services =>
            {
                var by = new Platform.Ids.PersonId(person.Id);
                return services
                    .Get<AppDb>()
                    .Set<ApiRequest>()
                    .Where(request => request.By == by)
                    .ExecuteUpdateAsync(request =>
                        request
                            .SetProperty(r => r.Status, (int?)null)
                            .SetProperty(r => r.Body, (byte[]?)null)
                            .SetProperty(r => r.StartedAt, since)
                    );
            }
        );
}
