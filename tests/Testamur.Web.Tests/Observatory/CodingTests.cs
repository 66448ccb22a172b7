using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Observatory;

public sealed class CodingTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_wave_goes_from_blind_coding_to_a_published_table_that_says_on_what_each_mark_rests(DatabaseKind database)
    {
        var scene = await (await (await CodingScene.OnAsync(await apps.OnAsync(database))).StartedAsync()).CodedAsync();
        await scene.MoveAsync("reconcile").JsonAsync();
        var desk = await scene.DoAsync(scene.Lead, HttpMethod.Get, scene.My).JsonAsync();
        // 12 judgements, one of them different: one coder found two codes, the other one of them.
        Assert.Equal(11 / 12.0, desk.GetProperty("agreement").GetProperty("percent").GetProperty("value").GetDouble(), 10);
        Assert.Equal("coding.disputesOpen", await scene.MoveAsync("freeze").CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal("coding.ownCoding", await scene.DecideAsync(scene.Anna).CodeAsync(HttpStatusCode.Forbidden));
        Assert.Equal(
            "coding.noDispute",
            await scene.DecideAsync(scene.Lead, code: "AP4").CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        await scene.DecideAsync(scene.Lead).JsonAsync();
        var frozen = (await scene.MoveAsync("freeze").JsonAsync()).GetProperty("fingerprint").GetString();
        using var anybody = scene.App.Api(null);
        var hidden = await anybody.SendAsync(HttpMethod.Get, $"/api/v1/observatory/waves/{scene.Key}");
        Assert.Equal("coding.waveNotFound", await hidden.CodeAsync(HttpStatusCode.NotFound));
        await scene.MoveAsync("publish").JsonAsync();

        var table = await (await anybody.SendAsync(HttpMethod.Get, $"/api/v1/observatory/waves/{scene.Key}")).JsonAsync();
        Assert.True(table.GetProperty("isWhole").GetBoolean());
        Assert.Equal(
            ["civis AP1 decided", "civis AP4 agreed"],
            table
                .GetProperty("marks")
                .EnumerateArray()
                .Select(mark => $"{mark.GetProperty("unit")} {mark.GetProperty("code")} {mark.GetProperty("basis")}")
        );
        // Whoever saves the file computes what was frozen; nobody's name is in it.
        var file = await anybody.GetByteArrayAsync(new Uri($"/observatory/waves/{scene.Key}.csv", UriKind.Relative));
        Assert.Equal(frozen, Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.DoesNotContain("Lena", Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        var changes = await (
            await anybody.SendAsync(HttpMethod.Get, $"/api/v1/observatory/waves/study-2025/changes/{scene.Key}")
        ).JsonAsync();
        var civis = Assert.Single(changes.GetProperty("units").EnumerateArray());
        Assert.Equal(
            ("CIVIS", "Civis"),
            (civis.GetProperty("printedBefore").GetString(), civis.GetProperty("printedAfter").GetString())
        );
        Assert.Equal(["Harbour"], changes.GetProperty("onlyAfter").EnumerateArray().Select(one => one.GetString()));
        var other = await anybody.SendAsync(HttpMethod.Get, $"/api/v1/observatory/waves/study-2025-prose/changes/{scene.Key}");
        Assert.Equal("coding.otherBook", await other.CodeAsync(HttpStatusCode.UnprocessableEntity));

        // The indicators answer from it: two alliances, nobody with three approaches, and how well the coders agreed.
        Assert.Equal(
            [("threeOrMore", 0), ("alliances", 2), ("AP1", 1)],
            (await FiguresAsync(anybody, "k26")).Take(3).Select(figure => (figure.Part, (int)figure.Value))
        );
        var agreement = await FiguresAsync(anybody, "k27");
        Assert.Equal(["alpha", "kappa", "percent"], agreement.Select(figure => figure.Part));
        Assert.Equal(11 / 12.0, agreement[2].Value, 10);
        Assert.NotEmpty(await FiguresAsync(anybody, "k25"));
        Assert.NotEmpty(await FiguresAsync(anybody, "k28"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_sees_what_another_coded_before_everybody_is_done(DatabaseKind database)
    {
        var scene = await (await CodingScene.OnAsync(await apps.OnAsync(database))).StartedAsync();
        await scene.MarkAsync(scene.Anna, CodingScene.Civis, "AP1").JsonAsync();
        var kept = await scene.EvidenceAsync(scene.Anna, CodingScene.Civis, "AP1", "page.txt", "seen"u8.ToArray()).JsonAsync();
        await scene.DoAsync(scene.Anna, HttpMethod.Post, $"{scene.My}/units/{CodingScene.Civis}/end").JsonAsync();

        foreach (var other in new[] { scene.Bo, scene.Lead })
        {
            Assert.Equal(
                "coding.blind",
                await scene.DoAsync(other, HttpMethod.Get, $"{scene.My}/units/civis/disputes").CodeAsync(HttpStatusCode.Forbidden)
            );
            Assert.Equal("coding.blind", await scene.DecideAsync(other).CodeAsync(HttpStatusCode.Forbidden));
            var copy = $"{scene.My}/evidence/{kept.GetProperty("id")}";
            Assert.Equal(
                "coding.evidenceNotFound",
                await scene.DoAsync(other, HttpMethod.Get, copy).CodeAsync(HttpStatusCode.NotFound)
            );
            Assert.DoesNotContain("Anna saw", await ReadAsync(scene, other, scene.My), StringComparison.Ordinal);
            Assert.DoesNotContain("Anna saw", await ReadAsync(scene, other, "/api/v1/my/data"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "alliance.example.org/Anna",
            await ReadAsync(scene, scene.Bo, $"{scene.My}/units/civis"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "null",
            (await scene.DoAsync(scene.Lead, HttpMethod.Get, scene.My).JsonAsync()).GetProperty("agreement").GetRawText()
        );
        using var browser = scene.App.Browser(scene.Bo);
        var page = await browser.PageAsync($"/observatory/coding/{scene.Key}/civis");
        Assert.Empty(page.QuerySelectorAll("input[name=code]:checked"));
        Assert.Contains(
            "not before",
            (await browser.PageAsync($"/observatory/coding/{scene.Key}/civis/compare")).Body!.TextContent,
            StringComparison.Ordinal
        );

        // Afterwards both see both.
        await scene.CodeAsync(scene.Bo, CodingScene.Civis);
        await scene.CodeAsync(scene.Anna, CodingScene.Other);
        await scene.CodeAsync(scene.Bo, CodingScene.Other);
        await scene.MoveAsync("reconcile").JsonAsync();
        Assert.Contains(
            "Anna saw AP1",
            await ReadAsync(scene, scene.Bo, $"{scene.My}/units/civis/disputes"),
            StringComparison.Ordinal
        );
        Assert.Equal("seen", await ReadAsync(scene, scene.Bo, $"{scene.My}/evidence/{kept.GetProperty("id")}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_frozen_wave_is_changed_through_no_door(DatabaseKind database)
    {
        var scene = await (await (await CodingScene.OnAsync(await apps.OnAsync(database))).StartedAsync()).CodedAsync();
        await scene.MoveAsync("reconcile").JsonAsync();
        await scene.DecideAsync(scene.Lead).JsonAsync();
        await scene.MoveAsync("freeze").JsonAsync();
        var doors = await DoorsAsync(scene);
        Assert.True(doors.Count >= 9, string.Join('\n', doors));
        foreach (var (method, path) in doors)
        {
            var who = path.Contains("/alliance/", StringComparison.Ordinal) ? scene.Lead : scene.Anna;
            var refused = scene.DoAsync(who, new(method), path, Body(path));
            Assert.Equal((path, "coding.frozen"), (path, await refused.CodeAsync(HttpStatusCode.Conflict)));
        }

        await scene.MoveAsync("publish").JsonAsync();
        Assert.Equal("coding.frozen", await scene.MoveAsync("publish").CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal("coding.frozen", await scene.DecideAsync(scene.Lead).CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_coding_is_done_only_with_evidence_and_stays_as_it_was_done(DatabaseKind database)
    {
        var scene = await (await CodingScene.OnAsync(await apps.OnAsync(database))).StartedAsync();
        var end = $"{scene.My}/units/civis/end";
        await scene.MarkAsync(scene.Anna, CodingScene.Civis, "AP1").JsonAsync();
        Assert.Equal(
            "coding.evidenceMissing",
            await scene.DoAsync(scene.Anna, HttpMethod.Post, end).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        Assert.Equal(
            "coding.codeUnknown",
            await scene.MarkAsync(scene.Anna, CodingScene.Civis, "SI1").CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        Assert.Equal(
            "coding.copyKind",
            await scene
                .EvidenceAsync(scene.Anna, CodingScene.Civis, "AP1", "page.pdf", "no pdf"u8.ToArray())
                .CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        Assert.Equal(
            "coding.copyTooLarge",
            await scene
                .EvidenceAsync(scene.Anna, CodingScene.Civis, "AP1", "page.txt", new byte[(5 * 1024 * 1024) + 1])
                .CodeAsync(HttpStatusCode.RequestEntityTooLarge)
        );
        await scene.EvidenceAsync(scene.Anna, CodingScene.Civis, "AP1").JsonAsync();
        Assert.Equal("coding.notAllDone", await scene.MoveAsync("reconcile").CodeAsync(HttpStatusCode.Conflict));
        await scene.DoAsync(scene.Anna, HttpMethod.Post, end).JsonAsync();
        Assert.Equal("coding.unitDone", await scene.MarkAsync(scene.Anna, CodingScene.Civis).CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal(
            "coding.coderDone",
            await scene
                .DoAsync(
                    scene.Lead,
                    HttpMethod.Put,
                    $"{scene.Run}/coders",
                    new { coders = new[] { scene.Bo.Email, scene.Lead.Email } }
                )
                .CodeAsync(HttpStatusCode.Conflict)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wave_is_run_by_the_coordinator_and_seen_by_its_coders_alone(DatabaseKind database)
    {
        var scene = await CodingScene.OnAsync(await apps.OnAsync(database));
        Assert.Equal("coding.unitsUnusable", await scene.MoveAsync("start").CodeAsync(HttpStatusCode.UnprocessableEntity));
        var twice = new { units = "U!REKA\nUIREKA" };
        Assert.Equal(
            "coding.unitsUnusable",
            await scene
                .DoAsync(scene.Lead, HttpMethod.Put, $"{scene.Run}/units", twice)
                .CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        await scene.DoAsync(scene.Lead, HttpMethod.Put, $"{scene.Run}/units", new { units = "Civis" }).JsonAsync();
        Assert.Equal("coding.twoCodersNeeded", await scene.MoveAsync("start").CodeAsync(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(
            "coding.twoCodersNeeded",
            await scene
                .DoAsync(
                    scene.Lead,
                    HttpMethod.Put,
                    $"{scene.Run}/coders",
                    new { coders = new[] { scene.Anna.Email, scene.Anna.Email } }
                )
                .CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        Assert.Equal(
            "coding.waveNotFound",
            await scene.DoAsync(scene.Anna, HttpMethod.Get, scene.My).CodeAsync(HttpStatusCode.NotFound)
        );
        var refused = await scene.DoAsync(scene.Anna, HttpMethod.Post, $"{scene.Run}/moves", new { move = "start" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty((await scene.DoAsync(scene.Anna, HttpMethod.Get, "/api/v1/my/waves").JsonAsync()).EnumerateArray());
    }

    private static async Task<List<(string? Part, double Value)>> FiguresAsync(HttpClient anybody, string indicator)
    {
        var answer = await (await anybody.SendAsync(HttpMethod.Get, $"/api/v1/observatory/indicators/{indicator}")).JsonAsync();
        return
        [
            .. answer
                .GetProperty("total")
                .EnumerateArray()
                .Select(figure => (figure.GetProperty("part").GetString(), figure.GetProperty("value").GetDouble())),
        ];
    }

    private static async Task<string> ReadAsync(CodingScene scene, Person who, string path) =>
        await (await scene.DoAsync(who, HttpMethod.Get, path)).Content.ReadAsStringAsync();

    /// <summary>Every route that can write to a wave, found among the program's routes, so that a new one is tried as well.</summary>
    private static Task<IReadOnlyList<(string Method, string Path)>> DoorsAsync(CodingScene scene) =>
        scene.App.InScopeAsync(
            null,
            services =>
                Task.FromResult<IReadOnlyList<(string, string)>>([
                    .. services
                        .GetServices<EndpointDataSource>()
                        .SelectMany(source => source.Endpoints)
                        .OfType<RouteEndpoint>()
                        .Where(one => one.RoutePattern.RawText?.Contains("/waves/{key}", StringComparison.Ordinal) == true)
                        .SelectMany(one =>
                            (one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                                .Where(method => method != "GET")
                                .Select(method => (method, Filled(scene, one.RoutePattern.RawText!)))
                        ),
                ])
        );

    private static string Filled(CodingScene scene, string route) =>
        route
            .Replace("{key}", scene.Key, StringComparison.Ordinal)
            .Replace("{unit}", CodingScene.Civis, StringComparison.Ordinal)
            .Replace("{code}", "AP4", StringComparison.Ordinal)
            .Replace("{id:guid}", "01980000-0000-7000-8000-000000000000", StringComparison.Ordinal);

    // Whole bodies: a refusal of the form would hide whether the state is asked.
    private static object? Body(string path) =>
        path.Split('/')[^1] switch
        {
            "moves" => new { move = "freeze" },
            "units" => new { units = "Another" },
            "coders" => new { coders = new[] { "somebody@example.org" } },
            "marks" => new { revision = 0, marks = Array.Empty<object>() },
            "decisions" => new
            {
                code = "AP1",
                present = false,
                reason = "Later thoughts.",
            },
            _ => null,
        };
}
