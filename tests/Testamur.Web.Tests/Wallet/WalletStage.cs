using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

/// <summary>What happens around a wallet, in the words of a test.</summary>
internal static class WalletStage
{
    /// <summary>An institution issues a credential to somebody, with an account or known by address only.</summary>
    public static async Task<IssuedCredential> IssueAsync(
        this App app,
        HandMadeIssuing issuing,
        Institution home,
        Person? learner,
        string? email = null,
        string title = "Sustainability and Climate",
        DateTimeOffset? validUntil = null
    )
    {
        var key = Ids.Public();
        var document = new IssuedCredential(
            key,
            $"urn:uuid:{key}",
            $$"""{"id":"urn:uuid:{{key}}",  "note":"ąß – spaces stay as sealed" }""",
            $"e30.{key:n}.c2ln",
            null,
            app.Time.GetUtcNow(),
            null,
            null
        );
        issuing.Documents[key] = document;
        var award = new AwardView(
            Ids.Public(),
            learner is null ? null : new PersonId(learner.Id),
            learner?.Name ?? "Aino Korhonen",
            learner?.Email ?? email!, // one of the two is given
            Ids.Public(),
            1,
            null,
            new DateOnly(2026, 3, 20),
            "pass",
            ["o1"],
            "supervised-online",
            "Video call",
            "taught"
        );
        issuing.Awards[award.Id] = award;
        await app.HappenedAsync(
            home,
            new CredentialIssued(key, document.PublicId, award, title, 200, document.IssuedAt, validUntil)
        );
        return document;
    }

    public static Task RevokeAsync(this App app, Institution home, IssuedCredential credential, Person learner, string reason) =>
        app.HappenedAsync(
            home,
            new CredentialRevoked(
                credential.Id,
                credential.PublicId,
                new(learner.Id),
                learner.Email!,
                "Title",
                reason,
                app.Time.GetUtcNow()
            ) // people of tests have one
        );

    public static Task HappenedAsync(this App app, Institution? home, IEvent happened) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                db.Publish(happened, app.Time);
                await db.SaveChangesAsync();
            }
        );

    /// <summary>Messages asked for, oldest first.</summary>
    public static Task<List<MessageRequested>> MessagesAsync(this App app, string email) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var type = typeof(MessageRequested).FullName;
                var rows = await services
                    .GetRequiredService<AppDb>()
                    .Set<OutboxMessage>()
                    .Where(message => message.Type == type)
                    .OrderBy(message => message.Id)
                    .ToListAsync();
                return rows.Select(row => (MessageRequested)row.Read(typeof(MessageRequested)))
                    .Where(message => message.Email == email)
                    .ToList();
            }
        );

    public static async Task<string> ClaimSecretAsync(this App app, string email) =>
        (await app.MessagesAsync(email)).Last(m => m.Kind == "Wallet.ClaimInvitation").Link!["/claim/".Length..]; // an invitation has one

    /// <summary>The ids of what the person's wallet lists.</summary>
    public static async Task<JsonArray> HoldingsAsync(this HttpClient api, string query = "")
    {
        var page = await api.GetFromJsonAsync<JsonObject>("/api/v1/my/holdings" + query);
        return page!["items"]!.AsArray(); // asserted by failing
    }

    public static async Task<string> OnlyHoldingAsync(this HttpClient api) =>
        Assert.Single(await api.HoldingsAsync())!["id"]!.GetValue<string>();

    public static Task<HttpResponseMessage> PostAsync(this HttpClient api, string path) =>
        api.PostAsync(new Uri(path, UriKind.Relative), null);

    public static Task<HttpResponseMessage> FetchAsync(this HttpClient api, string path) =>
        api.GetAsync(new Uri(path, UriKind.Relative));

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>())!; // null is no answer of ours

    public static async Task<string> CodeAsync(this HttpResponseMessage response) =>
        (await response.JsonAsync())["code"]?.GetValue<string>() ?? "";

    /// <summary>A learner with one accepted credential.</summary>
    public static async Task<(HttpClient Api, Person Learner, string Holding)> LearnerWithCredentialAsync(
        this App app,
        HandMadeIssuing issuing,
        string name = "Aino Korhonen"
    )
    {
        var home = await app.InstitutionAsync();
        var learner = await app.PersonAsync(name);
        await app.IssueAsync(issuing, home, learner);
        var api = app.Api(learner);
        var holding = await api.OnlyHoldingAsync();
        (await api.PostAsync($"/api/v1/my/holdings/{holding}/accept")).EnsureSuccessStatusCode();
        return (api, learner, holding);
    }

    /// <returns>The answer of making a link: the share and its address.</returns>
    public static async Task<(string Id, string Secret)> ShareAsync(this HttpClient api, string holding, object? request = null)
    {
        var response = await api.PostAsJsonAsync(
            $"/api/v1/my/holdings/{holding}/shares",
            request ?? new { purpose = "Nordwind Energy, job application" }
        );
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var made = await response.JsonAsync();
        var url = made["url"]!.GetValue<string>();
        return (made["share"]!["id"]!.GetValue<string>(), url[(url.LastIndexOf('/') + 1)..]);
    }
}
