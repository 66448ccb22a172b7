using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

/// <summary>An institution that has published a larger credential and has keys, a learner, and a registrar who decides.</summary>
internal sealed class ClaimScene : IDisposable
{
    public required Scene Design { get; init; }

    public required Person Learner { get; init; }

    public required Person Registrar { get; init; }

    /// <summary>Stable address of the larger credential's specification.</summary>
    public required string Uri { get; init; }

    public App App => Design.App;

    public Institution Home => Design.Home;

    public string Pathway => $"stack-{Home.Slug}";

    public static async Task<ClaimScene> SetAsync(App app)
    {
        var design = await Scene.SetAsync(app);
        var (specification, _) = await design.PublishedAsync();
        await (await design.PostAsync(design.Administrator, "/issuing/keys")).JsonAsync();
        var entry = await app.InScopeAsync(null, services => services.Get<ICatalogue>().FindAsync(specification, default));
        return new()
        {
            Design = design,
            Learner = await app.PersonAsync("Lena Learner"),
            Registrar = await app.PersonAsync("Rita Registrar", (design.Home, Role.Registrar)),
            Uri = entry!.Content.Id, // it was published
        };
    }

    public HoldingView Held(string spec, int ects) => App.Held(Home, spec, ects);

    public Task<HttpResponseMessage> MineAsync(HttpMethod method, string path, object? body = null) =>
        Design.As(Learner).SendAsync(method, "/api/v1/my/claims" + path, body);

    public Task<HttpResponseMessage> HereAsync(HttpMethod method, string path, object? body = null, Person? by = null) =>
        Design.As(by ?? Registrar).SendAsync(method, $"/api/v1/t/{Home.Slug}/claims" + path, body);

    public async Task<JsonElement> EvaluatedAsync()
    {
        var made = await (await MineAsync(HttpMethod.Post, "", new { pathway = Pathway })).JsonAsync();
        var id = made.GetProperty("id").GetGuid();
        return await (await MineAsync(HttpMethod.Post, $"/{id}/evaluation", new { })).JsonAsync();
    }

    public async Task<Guid> SubmittedAsync()
    {
        var claim = await EvaluatedAsync();
        Assert.True(claim.GetProperty("satisfied").GetBoolean());
        var id = claim.GetProperty("id").GetGuid();
        await (await MineAsync(HttpMethod.Post, $"/{id}/submission")).JsonAsync();
        return id;
    }

    public Task<HttpResponseMessage> DecideAsync(Guid claim, bool grant, string reason, Person? by = null) =>
        HereAsync(HttpMethod.Post, $"/{claim}/decision", new { grant, reason }, by);

    /// <summary>Waits until the job has sealed the credential.</summary>
    public async Task<JsonElement> AwaitAsync(Guid claim, string state)
    {
        for (var i = 0; i < 300; i++)
        {
            var seen = await (await MineAsync(HttpMethod.Get, $"/{claim}")).JsonAsync();
            if (seen.GetProperty("state").GetString() == state)
                return seen;
            await Task.Delay(100);
        }

        throw new TimeoutException($"The claim did not become {state} within half a minute.");
    }

    /// <summary>The sealed document with that id.</summary>
    public async Task<JsonObject> IssuedAsync(string publicId)
    {
        var root = $"/api/v1/t/{Home.Slug}/issuing/credentials";
        var listed = await (await Design.As(Registrar).SendAsync(HttpMethod.Get, root)).JsonAsync();
        foreach (var row in listed.GetProperty("credentials").EnumerateArray())
        {
            var path = $"{root}/{row.GetProperty("id").GetGuid()}";
            var one = await (await Design.As(Registrar).SendAsync(HttpMethod.Get, path)).JsonAsync();
            var document = JsonNode.Parse(one.GetProperty("dataIntegrity").GetString()!)!.AsObject(); // an issued one has it
            if ((string?)document["id"] == publicId)
                return document;
        }

        throw new InvalidOperationException($"{publicId} is not in the register.");
    }

    public void Dispose() => Design.Dispose();
}
