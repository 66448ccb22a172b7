using System.Net;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

public sealed class StackTests(StacksApps apps) : IClassFixture<StacksApps>
{
    private const string Una = "una-sustainability";
    private const string Specifications = "https://alliance.example.org/specifications/";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stack_says_what_counts_what_is_missing_and_what_comes_next(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        Hold(app, aino, home, ("sustainability-introduction", 300, 30), ("climate-basics", 200, 10));
        using var api = app.Api(aino);
        var stack = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}")).JsonAsync();
        Assert.False(stack.GetProperty("satisfied").GetBoolean());
        Assert.Equal(5m, stack.GetProperty("countedEcts").GetDecimal());
        Assert.Equal(
            ["met", "met", "missing", "missing", "missing"],
            stack.GetProperty("requirements").EnumerateArray().Select(one => one.GetProperty("state").GetString())
        );
        Assert.Equal(
            Specifications + "biodiversity-basics",
            stack.GetProperty("next").GetProperty("specificationUri").GetString()
        );

        using var browser = app.Browser(aino);
        var page = await browser.PageAsync($"/my/stacks/{Una}");
        Assert.Equal("3 more and you have the certificate.", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("gives no automatic right", page.Body!.TextContent, StringComparison.Ordinal);
        var entry = stack.GetProperty("next").GetProperty("course").GetProperty("entry").GetGuid();
        Assert.NotNull(page.QuerySelector($"a[href='/catalogue/{entry}']"));
        var course = await browser.PageAsync($"/catalogue/{entry}");
        Assert.Equal("Micro-credential in Sustainability", course.QuerySelector($"a[href='/stacks#p-{Una}']")?.TextContent);
        Assert.Contains("3 more", (await browser.PageAsync("/my/stacks")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_next_course_has_a_price_and_a_date_and_what_if_is_answered(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        Hold(app, aino, home, ("sustainability-introduction", 300, 30), ("climate-basics", 200, 10));
        var today = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        using var api = app.Api(aino);
        var entry = await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<Modules.Catalogue.Contracts.ICatalogue>()
                    .FindByUriAsync(Specifications + "biodiversity-basics", CancellationToken.None)
        );
        var run = new OfferingOpened(
            Guid.CreateVersion7(app.Time.GetUtcNow()),
            entry!.Specification, // listed by the set-up
            1,
            "Winter",
            today.AddDays(40),
            today.AddDays(80),
            today.AddDays(30),
            null,
            null
        );
        await app.InScopeAsync(
            await app.InScopeAsync(
                null,
                services => services.Get<AppDb>().Set<Institution>().SingleAsync(one => one.Id == entry.Institution)
            ),
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Publish(run, app.Time);
                await db.SaveChangesAsync();
            }
        );

        var stack = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}")).JsonAsync();
        Assert.Equal(1, stack.GetProperty("pathway").GetProperty("version").GetInt32());
        var step = stack.GetProperty("step");
        Assert.Equal(Specifications + "biodiversity-basics", step.GetProperty("specificationUri").GetString());
        Assert.Equal(0m, step.GetProperty("price").GetDecimal());
        // The other parts have no run, so no plan finishes it; the course itself is still the next.
        Assert.Empty(stack.GetProperty("ways").EnumerateArray());

        var supposed = Uri.EscapeDataString(Specifications + "biodiversity-basics");
        var then = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}/what-if?with={supposed}")).JsonAsync();
        Assert.Equal(7m, then.GetProperty("stack").GetProperty("countedEcts").GetDecimal());
        Assert.Equal(5m, stack.GetProperty("countedEcts").GetDecimal());
        var unknown = await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}/what-if?with=urn:x");
        Assert.Equal("stacks.courseNotFound", await unknown.CodeAsync(HttpStatusCode.NotFound));

        using var browser = app.Browser(aino);
        var page = await browser.PageAsync($"/my/stacks/{Una}?with={supposed}");
        Assert.Contains("you would have 7 of 10 ECTS", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Still missing:", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Free", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_parts_satisfy_it_and_the_page_says_whom_to_ask(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        Hold(
            app,
            aino,
            home,
            ("sustainability-introduction", 300, 30),
            ("climate-basics", 200, 10),
            ("biodiversity-basics", 200, 9),
            ("political-economy-sustainability", 200, 8),
            ("sustainability-arts", 100, 30)
        );
        using var browser = app.Browser(aino);
        var page = await browser.PageAsync($"/my/stacks/{Una}");
        Assert.Contains("You have everything", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It is not issued by itself", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Measured by version", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_withdrawn_or_came_before_the_first_part_does_not_count_and_the_reason_is_said(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        Hold(
            app,
            aino,
            home,
            ("sustainability-introduction", 300, 30),
            ("climate-basics", 200, 31),
            ("biodiversity-basics", 200, 5)
        );
        var held = apps.Holdings.Of[new(aino.Id)];
        held[2] = held[2] with { RevokedAt = app.Time.GetUtcNow() };
        using var api = app.Api(aino);
        var stack = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}")).JsonAsync();
        Assert.Equal(3m, stack.GetProperty("countedEcts").GetDecimal());
        Assert.Equal(
            ["before", "status"],
            stack.GetProperty("notCounted").EnumerateArray().Select(one => one.GetProperty("reason").GetString()).Order()
        );
        using var browser = app.Browser(aino);
        var text = (await browser.PageAsync($"/my/stacks/{Una}")).Body!.TextContent;
        Assert.Contains("it was withdrawn by the issuer", text, StringComparison.Ordinal);
        Assert.Contains("awarded before the part that has to come first", text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Later_parts_without_the_first_bring_a_warning(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        Hold(app, aino, home, ("climate-basics", 200, 10));
        using var api = app.Api(aino);
        var stack = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}")).JsonAsync();
        Assert.Equal(
            Specifications + "sustainability-introduction",
            stack.GetProperty("order").GetProperty("firstUri").GetString()
        );
        Assert.Equal(
            Specifications + "sustainability-introduction",
            stack.GetProperty("next").GetProperty("specificationUri").GetString()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everybody_sees_the_pathways_and_only_oneself_the_own_stacks(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        Hold(app, aino, home, ("sustainability-introduction", 300, 30));
        using var stranger = app.Browser(null);
        var page = await stranger.PageAsync("/stacks");
        Assert.Contains("Larger certificates", page.Body!.TextContent, StringComparison.Ordinal);
        using var open = app.Api(null);
        var listed = await (await open.SendAsync(HttpMethod.Get, "/api/v1/pathways")).JsonAsync();
        Assert.Contains(listed.EnumerateArray(), one => one.GetProperty("id").GetString() == Una);
        Assert.Equal(HttpStatusCode.Unauthorized, (await open.SendAsync(HttpMethod.Get, "/api/v1/my/stacks")).StatusCode);

        using var ben = app.Api(await app.PersonAsync("Ben"));
        var stack = await (await ben.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{Una}")).JsonAsync();
        Assert.Equal(0m, stack.GetProperty("countedEcts").GetDecimal());
        var unknown = await ben.SendAsync(HttpMethod.Get, "/api/v1/my/stacks/no-such");
        Assert.Equal("stacks.pathwayNotFound", await unknown.CodeAsync(HttpStatusCode.NotFound));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_whole_and_its_parts_are_never_counted_together_nor_a_certificate_toward_itself(DatabaseKind database)
    {
        var (app, home) = await SetAsync(database);
        var aino = await app.PersonAsync("Aino");
        var id = $"w{home.Slug}";
        var larger = $"urn:{id}:larger";
        await app.ImportAsync(
            StacksStage.File(id, home.Slug, """{"credits": {"min": 8, "selector": {}}}""", awards: larger, ects: "8")
        );
        var (a, b) = (app.Held(home, "urn:a", 200), app.Held(home, "urn:b", 300));
        var whole = app.Held(home, "urn:whole", 500) with { Parts = [a.PublicId, b.PublicId] };
        using var api = app.Api(aino);
        foreach (
            var (held, counted) in new[]
            {
                (new[] { a, b, whole }, 5m),
                ([a, b, whole with { Parts = [] }], 8m),
                ([a, b, app.Held(home, larger, 500)], 5m),
            }
        )
        {
            apps.Holdings.Of[new(aino.Id)] = [.. held];
            var stack = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{id}")).JsonAsync();
            Assert.Equal(counted, stack.GetProperty("countedEcts").GetDecimal());
        }

        using var browser = app.Browser(aino);
        var page = await browser.PageAsync($"/my/stacks/{id}");
        Assert.Equal("3 ECTS more and you have the certificate.", page.QuerySelector("h1")!.TextContent.Trim());
    }

    private void Hold(App app, Person person, Institution issuer, params (string Spec, int Ects, int DaysAgo)[] what)
    {
        var now = app.Time.GetUtcNow();
        apps.Holdings.Of[new(person.Id)] =
        [
            .. what.Select(one => new HoldingView(
                Guid.CreateVersion7(now),
                issuer.Id,
                issuer.Name,
                Guid.CreateVersion7(now),
                Specifications + one.Spec,
                one.Spec,
                one.Ects,
                6,
                DateOnly.FromDateTime(now.UtcDateTime).AddDays(-one.DaysAgo),
                null,
                null
            )),
        ];
    }

    private async Task<(App App, Institution Home)> SetAsync(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync("Nordhaven");
        var demo = Path.Combine(Repository.Root, "samples", "demo");
        await app.ImportAsync(await File.ReadAllBytesAsync(Path.Combine(demo, "pathways", "una.json")));
        // The catalogue lists what is published; once is enough.
        var found = await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<Modules.Catalogue.Contracts.ICatalogue>()
                    .FindByUriAsync(Specifications + "biodiversity-basics", CancellationToken.None)
        );
        if (found is null)
        {
            await app.InScopeAsync(
                home,
                async services =>
                {
                    var now = app.Time.GetUtcNow();
                    var content = await File.ReadAllTextAsync(Path.Combine(demo, "specifications", "biodiversity-basics.json"));
                    var db = services.Get<AppDb>();
                    db.Publish(new SpecificationPublished(Guid.CreateVersion7(now), 1, content, now), app.Time);
                    await db.SaveChangesAsync();
                }
            );
        }

        return (app, home);
    }
}
