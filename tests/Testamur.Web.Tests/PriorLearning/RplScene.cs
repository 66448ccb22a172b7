using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Wallet;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>An institution that has published a micro-credential of three outcomes, and everybody who has a part in a case.</summary>
internal sealed class RplScene : IDisposable
{
    public const string Watched = "supervised-with-id-verification";

    public static readonly string[] Outcomes = ["o1", "o2", "o3"];

    public required Scene Design { get; init; }

    public required Guid Specification { get; init; }

    public required Person Learner { get; init; }

    public required Person Adviser { get; init; }

    /// <summary>Four assessors: two for a panel, two for another.</summary>
    public required Person[] Assessors { get; init; }

    public required Person Officer { get; init; }

    public required Person OtherOfficer { get; init; }

    public App App => Design.App;

    public Institution Home => Design.Home;

    public static async Task<RplScene> SetAsync(App app)
    {
        var design = await Scene.SetAsync(app);
        var (specification, _) = await design.PublishedAsync();
        await (await design.PostAsync(design.Administrator, "/issuing/keys")).JsonAsync();
        var home = design.Home;
        return new()
        {
            Design = design,
            Specification = specification,
            Learner = await app.PersonAsync("Lena Learner"),
            Adviser = await app.PersonAsync("Alma Adviser", (home, Role.Adviser)),
            Assessors =
            [
                await app.PersonAsync("Arno Assessor", (home, Role.Assessor)),
                await app.PersonAsync("Asta Assessor", (home, Role.Assessor)),
                await app.PersonAsync("Anke Assessor", (home, Role.Assessor)),
                await app.PersonAsync("Aldo Assessor", (home, Role.Assessor)),
            ],
            Officer = await app.PersonAsync("Rita Registrar", (home, Role.Registrar)),
            OtherOfficer = await app.PersonAsync("Olli Registrar", (home, Role.Registrar)),
        };
    }

    public Task<HttpResponseMessage> MineAsync(Person person, HttpMethod method, string path, object? body = null) =>
        Design.As(person).SendAsync(method, "/api/v1/my/prior-learning" + path, body);

    public Task<HttpResponseMessage> HereAsync(Person person, HttpMethod method, string path, object? body = null) =>
        Design.As(person).SendAsync(method, $"/api/v1/t/{Home.Slug}/prior-learning" + path, body);

    public async Task<JsonElement> CaseAsync(Guid id, Person? person = null) =>
        await (await MineAsync(person ?? Learner, HttpMethod.Get, $"/{id}")).JsonAsync();

    public Task<HttpResponseMessage> OpenAsync(Person person) =>
        MineAsync(person, HttpMethod.Post, "", new { specification = Specification, text = "I have done this for years." });

    /// <summary>A case in which the outcomes are claimed, marked and documented by links.</summary>
    public async Task<Guid> DocumentedAsync(string[] claimed, Person? person = null)
    {
        var learner = person ?? Learner;
        var id = (await (await OpenAsync(learner)).JsonAsync()).GetProperty("id").GetGuid();
        await (await HereAsync(Adviser, HttpMethod.Post, $"/{id}/adviser")).JsonAsync();
        var statements = claimed.Select(outcome => new { outcome, text = $"Learnt at work: {outcome}." });
        await (await MineAsync(learner, HttpMethod.Put, $"/{id}/statements", new { statements })).JsonAsync();
        var marks = Outcomes.Select(outcome => new { outcome, value = claimed.Contains(outcome) ? "shown" : "not" });
        await (await HereAsync(Adviser, HttpMethod.Put, $"/{id}/marks", new { marks })).JsonAsync();
        await (await HereAsync(Adviser, HttpMethod.Post, $"/{id}/identification")).JsonAsync();
        await (await AddLinkAsync(id, claimed, learner)).JsonAsync();
        return id;
    }

    public Task<HttpResponseMessage> AddLinkAsync(Guid id, string[] outcomes, Person? person = null) =>
        MineAsync(
            person ?? Learner,
            HttpMethod.Post,
            $"/{id}/evidence",
            new
            {
                kind = "link",
                context = "work",
                outcomes,
                title = "Report on shade in the old town",
                origin = "City office of a fictitious town",
                madeOn = "2025-05-02",
                url = "https://example.org/report",
            }
        );

    /// <summary>The same, handed in, with a panel of two.</summary>
    public async Task<Guid> WithPanelAsync(string[] claimed, Person? person = null)
    {
        var id = await DocumentedAsync(claimed, person);
        await (await MineAsync(person ?? Learner, HttpMethod.Post, $"/{id}/hand-in")).JsonAsync();
        await (await NamePanelAsync(id, Adviser, Assessors[0], Assessors[1])).JsonAsync();
        return id;
    }

    public Task<HttpResponseMessage> NamePanelAsync(Guid id, Person by, params Person[] assessors) =>
        HereAsync(by, HttpMethod.Put, $"/{id}/panel", new { assessors = assessors.Select(person => person.Id) });

    public Task<HttpResponseMessage> DecideAsync(Guid id, Person assessor, string outcome, bool shown) =>
        HereAsync(
            assessor,
            HttpMethod.Post,
            $"/{id}/decisions",
            new
            {
                outcome,
                shown,
                method = "interview",
                reason = "Explained with examples of their own.",
            }
        );

    /// <summary>The panel decides, checks the identity, agrees and hands over.</summary>
    public async Task AssessAsync(Guid id, string[] claimed, string[] shown, params Person[] panel)
    {
        foreach (var outcome in claimed)
            await (await DecideAsync(id, panel[0], outcome, shown.Contains(outcome))).JsonAsync();
        var check = new { how = "Student card", supervision = Watched };
        await (await HereAsync(panel[0], HttpMethod.Put, $"/{id}/identity", check)).JsonAsync();
        foreach (var assessor in panel)
            await (await HereAsync(assessor, HttpMethod.Post, $"/{id}/agreement")).JsonAsync();
        await (await HereAsync(panel[1], HttpMethod.Post, $"/{id}/certification")).JsonAsync();
    }

    public Task<HttpResponseMessage> CertifyAsync(Guid id, string kind, Person? officer = null, string? advice = null) =>
        HereAsync(
            officer ?? Officer,
            HttpMethod.Post,
            $"/{id}/result",
            new
            {
                kind,
                reason = "As the panel found.",
                advice,
            }
        );

    public async Task<Guid> CertifiedAsync(string[] claimed, string[] shown, string kind, Person? person = null)
    {
        var id = await WithPanelAsync(claimed, person);
        await AssessAsync(id, claimed, shown, Assessors[0], Assessors[1]);
        await (await CertifyAsync(id, kind, advice: "Take part in the next run.")).JsonAsync();
        return id;
    }

    /// <summary>What the job does some seconds later: seals what waits. The learner takes it into the wallet.</summary>
    /// <returns>The sealed document.</returns>
    public async Task<JsonObject> TakeAsync(Person learner)
    {
        await App.InScopeAsync(
            Home,
            async services =>
            {
                var open = await services.Get<AppDb>().Set<Batch>().Select(batch => batch.Id).ToListAsync();
                foreach (var batch in open)
                    await services.Get<SealBatch>().HandleAsync(Home.Id, batch, CancellationToken.None);
            }
        );
        var api = Design.As(learner);
        // The engine may have taken the row at the same moment; then it is the one that seals it.
        for (var asked = 0; asked < 300 && (await WalletStage.HoldingsAsync(api)).Count == 0; asked++)
            await Task.Delay(100);
        var holding = await WalletStage.OnlyHoldingAsync(api);
        (await WalletStage.PostAsync(api, $"/api/v1/my/holdings/{holding}/accept")).EnsureSuccessStatusCode();
        var person = new PersonId(learner.Id);
        var text = await App.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Holding>()
                    .Where(one => one.Person == person)
                    .Select(one => one.DataIntegrity)
                    .SingleAsync()
        );
        return JsonNode.Parse(text)!.AsObject(); // a sealed document is an object
    }

    public async Task<HttpResponseMessage> AddFileAsync(Guid id, string name, byte[] content, string outcome = "o1")
    {
        var query = $"fileName={Uri.EscapeDataString(name)}&title=Plan&origin=Office&madeOn=2025-01-31&outcome={outcome}";
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await Design
            .As(Learner)
            .PostAsync(new Uri($"/api/v1/my/prior-learning/{id}/files?{query}", UriKind.Relative), body);
    }

    public static async Task RefusedAsync(Task<HttpResponseMessage> act, string code, HttpStatusCode status) =>
        Assert.Equal(code, await ApiCalls.CodeAsync(await act, status));

    public void Dispose() => Design.Dispose();
}
