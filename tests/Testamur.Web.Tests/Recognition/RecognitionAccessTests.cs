using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recognition;

/// <summary>Who sees what, on pages and over the API, and what is left of a person who goes.</summary>
[Collection(RecognitionApps.Name)]
public sealed class RecognitionAccessTests(RecognitionApps apps)
{
    private static IEnumerable<(HttpMethod Method, string Path, object? Body)> Routes(Guid id)
    {
        yield return (HttpMethod.Get, $"/{id}", null);
        yield return (HttpMethod.Get, $"/{id}/document", null);
        yield return (HttpMethod.Post, $"/{id}/questions", new { what = "More?" });
        yield return (HttpMethod.Post, $"/{id}/delay", new { reason = "Ill.", until = "2099-01-01" });
        yield return (HttpMethod.Post, $"/{id}/decision", RecognitionScene.Refusal());
        yield return (HttpMethod.Post, $"/{id}/proposal", RecognitionScene.Refusal());
        yield return (HttpMethod.Post, $"/{id}/appeal/upholding", new { reason = "It stands." });
        yield return (HttpMethod.Post, $"/{id}/appeal/decision", RecognitionScene.Refusal());
        yield return (HttpMethod.Post, $"/{id}/condition", new { evidence = "Passed." });
        yield return (HttpMethod.Post, $"/{id}/supplement", new { award = id, birthDate = "1999-02-28" });
    }

    private static IEnumerable<(HttpMethod Method, string Path, object? Body)> WithoutCase(RecognitionScene scene)
    {
        yield return (HttpMethod.Get, "", null);
        yield return (HttpMethod.Get, "/grading-tables", null);
        yield return (HttpMethod.Put, "/grading-tables", GradingTable(scene));
    }

    private static object GradingTable(RecognitionScene scene) =>
        new
        {
            iscedF = "0788",
            firstYear = scene.App.Time.GetUtcNow().Year - 2,
            lastYear = scene.App.Time.GetUtcNow().Year - 1,
            grades = new[] { new { grade = "very good", students = 30 }, new { grade = "good", students = 50 } },
        };

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_officers_of_the_institution_work_on_a_case_and_only_its_applicant_sees_it_else(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.RecognitionOfficer))
        {
            var person = await scene.App.PersonAsync($"Somebody as {role}", (scene.Home, role));
            foreach (var (method, path, body) in Routes(id).Concat(WithoutCase(scene)))
            {
                using var answer = await scene.HereAsync(method, path, body, person);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role}: {method} {path} → {answer.StatusCode}");
            }
        }

        var elsewhere = await scene.App.InstitutionAsync();
        var stranger = await scene.App.PersonAsync("Stranger", (elsewhere, Role.RecognitionOfficer));
        foreach (var slug in new[] { scene.Home.Slug, elsewhere.Slug })
        {
            foreach (var (method, path, body) in Routes(id))
            {
                var root = $"/api/v1/t/{slug}/recognitions{path}";
                using var answer = await scene.Design.As(stranger).SendAsync(method, root, body);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{slug}: {method} {path} → {answer.StatusCode}");
            }
        }

        foreach (
            var (method, path, body) in new (HttpMethod, string, object?)[]
            {
                (HttpMethod.Get, $"/{id}", null),
                (HttpMethod.Get, $"/{id}/statement/json", null),
                (HttpMethod.Get, $"/{id}/statement/archive", null),
                (HttpMethod.Get, $"/{id}/statement/supplement", null),
                (HttpMethod.Post, $"/{id}/credential", new { answer = "Mine." }),
                (HttpMethod.Post, $"/{id}/appeal", new { text = "Mine." }),
                (HttpMethod.Delete, $"/{id}/document", null),
            }
        )
        {
            var answer = await scene.MineAsync(method, path, body, stranger);
            Assert.Equal("recognition.caseNotFound", await answer.CodeAsync(HttpStatusCode.NotFound));
        }

        using var browser = scene.App.Browser(stranger);
        foreach (
            var page in new[]
            {
                $"/t/{elsewhere.Slug}/recognitions/{id}",
                $"/my/recognitions/{id}",
                $"/my/recognitions/{id}/statement",
                $"/t/{scene.Home.Slug}/recognitions/grading-tables",
            }
        )
            await browser.PageAsync(page, HttpStatusCode.NotFound);

        // What one institution keeps of grades is no other's to read or change.
        await (await scene.HereAsync(HttpMethod.Put, "/grading-tables", GradingTable(scene))).JsonAsync();
        foreach (var (method, path, body) in WithoutCase(scene))
        {
            var root = $"/api/v1/t/{scene.Home.Slug}/recognitions{path}";
            using var answer = await scene.Design.As(stranger).SendAsync(method, root, body);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var own = $"/api/v1/t/{elsewhere.Slug}/recognitions/grading-tables";
        Assert.Empty((await (await scene.Design.As(stranger).SendAsync(HttpMethod.Get, own)).JsonAsync()).EnumerateArray());
    }

    [Theory, OnSqlite]
    public async Task An_officer_never_works_on_an_own_case(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign, scene.Officer);
        foreach (var (method, path, body) in Routes(id).Where(route => route.Method == HttpMethod.Post))
        {
            var answer = await scene.HereAsync(method, path, body);
            Assert.Equal("recognition.ownCase", await answer.CodeAsync(HttpStatusCode.Forbidden));
        }

        using var browser = scene.App.Browser(scene.Officer);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/recognitions/{id}");
        Assert.Contains("This is your own case", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main input[name=_handler]"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Applicant_and_officer_do_it_all_on_pages_without_script(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        using var learner = scene.App.Browser(scene.Learner);
        using var missing = await learner.PostFormAsync("/my/recognitions/new", "apply", ("text", RecognitionScene.Foreign));
        Assert.Equal(HttpStatusCode.OK, missing.StatusCode);
        using var asked = await learner.PostFormAsync(
            "/my/recognitions/new",
            "apply",
            ("text", RecognitionScene.Foreign),
            ("target", $"{scene.Home.Slug}/"),
            ("study", "Bachelor of Rivers"),
            ("note", "Taken last year.")
        );
        var mine = new Uri(new Uri("http://localhost"), asked.Headers.Location!).PathAndQuery; // it leads to the case
        var page = await learner.PageAsync(mine);
        Assert.Contains("must answer by", page.Body!.TextContent, StringComparison.Ordinal);

        using var officer = scene.App.Browser(scene.Officer);
        var here = $"/t/{scene.Home.Slug}/recognitions";
        Assert.Contains("Bachelor of Rivers", (await officer.PageAsync(here)).Body!.TextContent, StringComparison.Ordinal);
        // Nothing is typed: the form is sent as the documents fill it. Only that it is to count though it names somebody else must be chosen.
        var theirs = $"{here}/{mine.Split('/')[^1]}";
        using var unchosen = await officer.PostFormAsync(theirs, "decide", ("act", "decide"));
        Assert.Equal(HttpStatusCode.OK, unchosen.StatusCode);
        using var decided = await officer.PostFormAsync(theirs, "decide", ("outcome", "Full"), ("act", "decide"));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        page = await learner.PageAsync(mine);
        Assert.Contains("Recognised in full", page.Body!.TextContent, StringComparison.Ordinal);
        var statement = (await learner.PageAsync($"{mine}/statement")).Body!.TextContent;
        Assert.Contains("Bachelor of Rivers", statement, StringComparison.Ordinal);
        Assert.Contains("Otto Officer", statement, StringComparison.Ordinal);

        using var appealed = await learner.PostFormAsync(mine, "appeal", ("appeal", "It is worth more."));
        Assert.Contains("Other people", (await learner.PageAsync(mine)).Body!.TextContent, StringComparison.Ordinal);
        using var other = scene.App.Browser(scene.Other);
        using var upheld = await other.PostFormAsync(theirs, "uphold", ("upholding", "All of it counts already."));
        Assert.Contains("All of it counts already.", (await learner.PageAsync(mine)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Bachelor of Rivers",
            (await learner.PageAsync("/my/recognitions")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_goes_takes_everything_along_but_the_decision(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var decided = await scene.OpenedAsync(await scene.BadgeAsync());
        await scene.DecidedAsync(decided);
        await scene.OpenedAsync(RecognitionScene.Foreign);
        var data = await scene.App.InScopeAsync(
            null,
            services =>
                services
                    .GetServices<IPersonalData>()
                    .Single(one => one.Section == "recognition")
                    .ExportAsync(new(scene.Learner.Id), default)
        );
        Assert.Equal(2, data.AsArray().Count);
        Assert.Contains("Lena Learner", data.ToJsonString(), StringComparison.Ordinal);

        await WalletStage.HappenedAsync(scene.App, null, new AccountClosed(new(scene.Learner.Id)));
        await scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var left = await db.Set<RecognitionCase>().SingleAsync();
                Assert.Equal(decided, left.Id.Value);
                Assert.Null(left.Applicant);
                Assert.Null(left.Facts.HolderName);
                Assert.NotNull(left.Outcome);
                Assert.Equal(0, await db.Set<CaseDocument>().CountAsync());
                Assert.Equal(0, await db.Set<Modules.Recognition.Statements.SealedStatement>().CountAsync());
                Assert.False(await db.Set<CaseEvent>().AnyAsync(step => step.By == new PersonId(scene.Learner.Id)));
            }
        );
        // It is still a precedent.
        var ben = await scene.App.PersonAsync("Ben Applicant");
        var next = await scene.OpenedAsync(await scene.BadgeAsync("Ben Applicant"), ben);
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{next}")).JsonAsync();
        Assert.Equal(1, seen.GetProperty("precedents").GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_file_of_a_closed_case_is_erased_when_its_owner_asks(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", RecognitionScene.Refusal())).JsonAsync();
        var early = await scene.MineAsync(HttpMethod.Delete, $"/{id}/document");
        Assert.Equal("recognition.wrongState", await early.CodeAsync(HttpStatusCode.Conflict));
        scene.Design.Advance(TimeSpan.FromDays(31));
        await scene.App.InScopeAsync(
            null,
            services => services.Get<Modules.Recognition.Watching.SweepCases>().HandleAsync(default)
        );
        await (await scene.MineAsync(HttpMethod.Delete, $"/{id}/document")).JsonAsync();
        var gone = await scene.HereAsync(HttpMethod.Get, $"/{id}/document");
        Assert.Equal("recognition.documentErased", await gone.CodeAsync(HttpStatusCode.Gone));
        // The case is still there to be explained.
        Assert.Equal("refused", (await scene.CaseAsync(id)).GetProperty("outcome").GetString());
        await (await scene.HereAsync(HttpMethod.Get, $"/{id}")).JsonAsync();
    }
}
