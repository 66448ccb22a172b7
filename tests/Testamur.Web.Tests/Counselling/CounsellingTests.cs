using System.Net;
using System.Text.Json;
using Testamur.Web.Modules.Counselling;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Funding;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Stacks;

namespace Testamur.Web.Tests.Counselling;

/// <summary>A counsellor sees a learner who lets them, plans with them, and sees nothing any more when that is over.</summary>
public sealed class CounsellingTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_plan_is_made_by_consent_with_price_support_and_net_apart_and_is_the_learners(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (root, pathway) = ($"{scene.Design.Root}/counselling", $"way-{scene.Design.Home.Slug}");
        await OfferAsync(scene, pathway);
        await scene.Learning.OpenAsync();
        var counsellor = scene.Design.As(await scene.App.PersonAsync("Cora Counsellor", (scene.Design.Home, Role.Counsellor)));
        var access = await TakenAsync(scene, counsellor, await GiveAsync(scene));

        var read = await (await counsellor.SendAsync(HttpMethod.Get, $"{root}/{access}")).JsonAsync();
        Assert.Equal("Lena Learner", read.GetProperty("name").GetString());
        var way = Goal(read, pathway).GetProperty("ways")[0];
        var course = way.GetProperty("courses")[0];
        decimal Of(string name) => course.GetProperty(name).GetDecimal();
        Assert.Equal((300m, 200m, 100m), (Of("price"), Of("support"), Of("net")));

        var plan = new
        {
            pathway,
            way = way.GetProperty("key").GetString(),
            note = "Ask at work for two free afternoons.",
        };
        var saved = await (await counsellor.SendAsync(HttpMethod.Post, $"{root}/{access}/plans", plan)).JsonAsync();
        var closed = plan with { way = "none" };
        var gone = await counsellor.SendAsync(HttpMethod.Post, $"{root}/{access}/plans", closed);
        Assert.Equal("counselling.wayUnknown", await gone.CodeAsync(HttpStatusCode.Conflict));

        var id = saved.GetProperty("plan").GetGuid();
        using var browser = scene.App.Browser(scene.Learner);
        var sheet = (await browser.PageAsync($"/my/counselling/plans/{id}")).Body?.TextContent;
        foreach (
            var words in new[]
            {
                "Price €300, support €200, you pay €100.",
                "Ask at work",
                "Cora Counsellor",
                $"Certificate {pathway}",
            }
        )
            Assert.Contains(words, sheet, StringComparison.Ordinal);
        var german = (await browser.PageAsync($"/my/counselling/plans/{id}?culture=de")).Body?.TextContent;
        Assert.Contains(
            "Preis 300 €, Förderung 200 €, Sie zahlen 100 €.",
            german?.Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );

        Assert.Equal(HttpStatusCode.NoContent, (await MyAsync(scene, HttpMethod.Delete, $"/plans/{id}")).StatusCode);
        Assert.Equal(
            "counselling.planNotFound",
            await (await MyAsync(scene, HttpMethod.Delete, $"/plans/{id}")).CodeAsync(HttpStatusCode.NotFound)
        );
        await browser.PageAsync($"/my/counselling/plans/{id}", HttpStatusCode.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_code_is_for_one_counsellor_until_its_day_or_until_it_is_taken_back(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var root = $"{scene.Design.Root}/counselling";
        var cora = scene.Design.As(await scene.App.PersonAsync("Cora", (scene.Design.Home, Role.Counsellor)));
        var carl = scene.Design.As(await scene.App.PersonAsync("Carl", (scene.Design.Home, Role.Counsellor)));
        var code = await GiveAsync(scene);
        var access = await TakenAsync(scene, cora, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Equal(access, await TakenAsync(scene, cora, code));
        Assert.Equal("counselling.codeUnknown", await (await TakeAsync(scene, carl, code)).CodeAsync(HttpStatusCode.NotFound));
        Assert.Equal(
            "counselling.accessOver",
            await (await carl.SendAsync(HttpMethod.Get, $"{root}/{access}")).CodeAsync(HttpStatusCode.NotFound)
        );
        foreach (var wrong in new[] { "", "0000-0000-0000", "short", new string('A', 61) })
            Assert.NotEqual(HttpStatusCode.OK, (await TakeAsync(scene, cora, wrong)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await MyAsync(scene, HttpMethod.Delete, $"/accesses/{access}")).StatusCode);
        await AssertBlindAsync(scene, cora, access);
        var unused = await GiveAsync(scene);
        var mine = (await (await MyAsync(scene, HttpMethod.Get, "")).JsonAsync()).GetProperty("accesses");
        var waiting = mine.EnumerateArray()
            .Single(one => one.GetProperty("state").GetString() == "waiting")
            .GetProperty("id")
            .GetGuid();
        await MyAsync(scene, HttpMethod.Delete, $"/accesses/{waiting}");
        Assert.Equal("counselling.codeUnknown", await (await TakeAsync(scene, cora, unused)).CodeAsync(HttpStatusCode.NotFound));

        var last = await TakenAsync(scene, cora, await GiveAsync(scene, scene.Learning.Day(1)));
        var person = await scene.App.PersonAsync("Cleo", (scene.Design.Home, Role.Counsellor));
        scene.Design.Advance(TimeSpan.FromDays(3));
        Assert.Equal(
            "counselling.codeUnknown",
            await (await TakeAsync(scene, scene.Design.As(person), code)).CodeAsync(HttpStatusCode.NotFound)
        );
        var over = (await (await MyAsync(scene, HttpMethod.Get, "")).JsonAsync()).GetProperty("accesses").EnumerateArray();
        Assert.Equal("over", over.Single(one => one.GetProperty("id").GetGuid() == last).GetProperty("state").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_gives_access_without_agreeing_or_for_longer_than_half_a_year(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var refused = await MyAsync(scene, HttpMethod.Post, "/accesses", new { consent = false });
        Assert.Equal("counselling.consentMissing", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        foreach (var day in new[] { scene.Learning.Day(-1), scene.Learning.Day(184), "9999-12-31" })
        {
            var wrong = await MyAsync(scene, HttpMethod.Post, "/accesses", new { consent = true, endsOn = day });
            Assert.Equal("counselling.wrongEnd", await wrong.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        Assert.Empty((await (await MyAsync(scene, HttpMethod.Get, "")).JsonAsync()).GetProperty("accesses").EnumerateArray());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_counsellors_enter_codes_and_an_access_opens_nothing_at_another_institution(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var other = await scene.App.InstitutionAsync();
        var both = await scene.App.PersonAsync("Bo", (scene.Design.Home, Role.Counsellor), (other, Role.Counsellor));
        var api = scene.Design.As(both);
        var code = await GiveAsync(scene);
        Assert.Equal(HttpStatusCode.Forbidden, (await TakeAsync(scene, scene.Design.As(scene.Registrar), code)).StatusCode);
        var access = await TakenAsync(scene, api, code);
        var elsewhere = await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/counselling/{access}");
        Assert.Equal("counselling.accessOver", await elsewhere.CodeAsync(HttpStatusCode.NotFound));
        var stranger = scene.Design.As(await scene.App.PersonAsync("Otto", (other, Role.Counsellor)));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.SendAsync(HttpMethod.Get, $"{scene.Design.Root}/counselling")).StatusCode
        );
        Assert.Empty(
            (await (await stranger.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/counselling")).JsonAsync()).EnumerateArray()
        );
        using var browser = scene.App.Browser(both);
        await browser.PageAsync($"/t/{other.Slug}/counselling/{access}", HttpStatusCode.NotFound);
        await browser.PageAsync($"/t/{scene.Design.Home.Slug}/counselling/{access}");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Consents_and_plans_are_in_the_download_and_go_with_the_account(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var cora = scene.Design.As(await scene.App.PersonAsync("Cora", (scene.Design.Home, Role.Counsellor)));
        var code = await GiveAsync(scene);
        var access = await TakenAsync(scene, cora, code);
        var data = await (await scene.Design.As(scene.Learner).SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        var kept = Assert.Single(data.GetProperty("counselling").GetProperty("accesses").EnumerateArray());
        Assert.StartsWith("One counsellor may see", kept.GetProperty("Consent").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), data.GetRawText(), StringComparison.Ordinal);
        await scene.App.InScopeAsync(
            null,
            services => services.Get<ForgetCounselling>().HandleAsync(new AccountClosed(new(scene.Learner.Id)), default)
        );
        await AssertBlindAsync(scene, cora, access);
    }

    private static async Task AssertBlindAsync(FundingScene scene, HttpClient counsellor, Guid access)
    {
        var root = $"{scene.Design.Root}/counselling";
        var read = await counsellor.SendAsync(HttpMethod.Get, $"{root}/{access}");
        Assert.Equal("counselling.accessOver", await read.CodeAsync(HttpStatusCode.NotFound));
        var plan = await counsellor.SendAsync(HttpMethod.Post, $"{root}/{access}/plans", new { pathway = "x" });
        Assert.Equal("counselling.accessOver", await plan.CodeAsync(HttpStatusCode.NotFound));
        Assert.Empty((await (await counsellor.SendAsync(HttpMethod.Get, root)).JsonAsync()).EnumerateArray());
    }

    private static async Task OfferAsync(FundingScene scene, string pathway)
    {
        var root = $$$"""{"credits": {"min": 3, "selector": {"issuer": "{{{scene.Design.Home.Slug}}}"} } }""";
        await scene.App.ImportAsync(StacksStage.File(pathway, scene.Design.Home.Slug, root, ects: "3"));
    }

    private static async Task<string> GiveAsync(FundingScene scene, string? endsOn = null)
    {
        var made = await (await MyAsync(scene, HttpMethod.Post, "/accesses", new { consent = true, endsOn })).JsonAsync();
        return made.GetProperty("code").GetString()!; // a code is made or refused
    }

    private static Task<HttpResponseMessage> TakeAsync(FundingScene scene, HttpClient counsellor, string code) =>
        counsellor.SendAsync(HttpMethod.Post, $"{scene.Design.Root}/counselling", new { code });

    private static async Task<Guid> TakenAsync(FundingScene scene, HttpClient counsellor, string code) =>
        (await (await TakeAsync(scene, counsellor, code)).JsonAsync()).GetProperty("access").GetGuid();

    private static Task<HttpResponseMessage> MyAsync(FundingScene scene, HttpMethod method, string path, object? body = null) =>
        scene.Design.As(scene.Learner).SendAsync(method, "/api/v1/my/counselling" + path, body);

    private static JsonElement Goal(JsonElement read, string pathway) =>
        read.GetProperty("goals")
            .EnumerateArray()
            .Single(goal => goal.GetProperty("standing").GetProperty("pathway").GetString() == pathway);
}
