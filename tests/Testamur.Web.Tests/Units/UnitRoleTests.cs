using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Units;

public sealed class UnitRoleTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_administrator_keeps_the_tree_and_closes_what_nothing_hangs_on(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var faculty = await UnitScene.AddUnitAsync(scene, "Faculty", null);
        var department = await UnitScene.AddUnitAsync(scene, "Department", faculty);
        var path = $"/units/{faculty.Value}";
        var below = await scene.PutAsync(scene.Administrator, path, Details("Faculty", department.Value));
        Assert.Equal("alliance.unitPlace", await below.CodeAsync(HttpStatusCode.Conflict));
        var inUse = await DeleteAsync(scene, path);
        Assert.Equal("alliance.unitInUse", await inUse.CodeAsync(HttpStatusCode.Conflict));
        var refused = await scene.PutAsync(scene.Author, path, Details("Mine", null));
        Assert.Equal("platform.notAllowed", await refused.CodeAsync(HttpStatusCode.Forbidden));
        var nameless = await scene.PutAsync(scene.Administrator, path, Details(" ", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);

        await (await scene.PutAsync(scene.Administrator, $"/units/{department.Value}", Details("Institute", null))).JsonAsync();
        await (await DeleteAsync(scene, path)).JsonAsync();
        var left = Assert.Single((await scene.GetAsync(scene.Author, "/units")).EnumerateArray());
        Assert.Equal("Institute", left.GetProperty("name").GetProperty("en").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(scene, path)).StatusCode);

        using var other = await Scene.SetAsync(scene.App);
        var foreign = await other.PutAsync(other.Administrator, $"/units/{department.Value}", Details("Theirs", null));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var acts = await scene.App.InScopeAsync(
            scene.Home,
            services => services.Get<AppDb>().Set<AuditEntry>().Select(entry => entry.Act).ToListAsync()
        );
        Assert.Superset(
            new HashSet<string> { "alliance.unitAdded", "alliance.unitMoved", "alliance.unitRenamed", "alliance.unitClosed" },
            acts.ToHashSet()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_role_given_for_a_unit_works_there_from_the_next_request_on_and_stops_at_once(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        var design = scene.Design;
        var bo = await scene.App.PersonAsync("Bo", (scene.Home, Role.Assessor));
        using var bos = scene.App.Api(bo);
        var credential = $"{scene.Root}/issuing/credentials/{scene.Ids["credentials"]}";
        string RoleAt(string role, UnitId? unit) => $"/people/{bo.Id}/roles/{role}" + (unit is { } id ? $"?unit={id.Value}" : "");

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(bos, credential));
        var given = await design.PutAsync(design.Administrator, RoleAt("registrar", scene.Faculty), new { });
        var roles = await given.JsonAsync();
        Assert.Equal(["assessor"], roles.GetProperty("now").EnumerateArray().Select(role => role.GetString()));
        var held = Assert.Single(roles.GetProperty("inUnits").EnumerateArray());
        Assert.Equal(scene.Faculty.Value, held.GetProperty("unit").GetGuid());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bos, credential));

        // Taking it for the institution takes another one, which was not given.
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(design, RoleAt("registrar", null))).StatusCode);
        await (await DeleteAsync(design, RoleAt("registrar", scene.Faculty))).JsonAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(bos, credential));

        var whole = await design.PutAsync(design.Administrator, RoleAt("administrator", scene.Faculty), new { });
        Assert.Equal("alliance.roleOfInstitution", await whole.CodeAsync(HttpStatusCode.Conflict));
        var unknown = await design.PutAsync(design.Administrator, RoleAt("registrar", new(bo.Id)), new { });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_invitation_for_a_unit_gives_the_roles_there_only(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        var guest = await scene.App.PersonAsync("Gina Guest");
        var request = new
        {
            email = guest.Email,
            roles = new[] { "registrar" },
            unit = scene.OtherFaculty.Value,
        };
        await (await scene.Design.PostAsync(scene.Design.Administrator, "/people/invitations", request)).JsonAsync();
        var link = await scene.App.LinkToAsync(guest.Email ?? "");
        using var guests = scene.App.Api(guest);
        var offer = await (await guests.SendAsync(HttpMethod.Get, $"/api/v1/invitations/{link.Split('/')[^1]}")).JsonAsync();
        Assert.Equal("Faculty of Cellars", offer.GetProperty("unit").GetProperty("en").GetString());
        await (await guests.SendAsync(HttpMethod.Post, $"/api/v1/invitations/{link.Split('/')[^1]}", new { })).JsonAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(guests, $"{scene.Root}/issuing/credentials"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(guests, $"{scene.Root}/issuing/credentials/{scene.Ids["credentials"]}")
        );
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(guests, $"{scene.Root}/issuing/policy"));
        var mine = await (await guests.SendAsync(HttpMethod.Get, "/api/v1/my/data")).Content.ReadAsStringAsync();
        Assert.Contains("Faculty of Cellars", mine, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_hangs_on_a_specification_moves_with_it_at_once(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var beside = scene.App.Api(scene.Beside);
        using var inUnit = scene.App.Api(scene.InUnit);
        string[] paths = ["/issuing/credentials", "/issuing/batches", "/offerings", "/specifications"];
        async Task<string> CountsAsync(HttpClient api) =>
            string.Join(' ', await Task.WhenAll(paths.Select(path => CountAsync(api, scene.Root + path))));

        Assert.Equal("0 0 0 0", await CountsAsync(beside));
        Assert.Equal("1 2 1 1", await CountsAsync(inUnit));
        var unit = $"{scene.Root}/specifications/{scene.Specification}/unit";
        var fixedNow = await inUnit.SendAsync(HttpMethod.Put, unit, new { unit = scene.Department.Value });
        Assert.Equal("design.unitFixed", await fixedNow.CodeAsync(HttpStatusCode.Conflict));
        await UnitScene.PlaceAsync(scene.Design, scene.Specification, scene.OtherFaculty);
        Assert.Equal("1 2 1 1", await CountsAsync(beside));
        Assert.Equal("0 0 0 0", await CountsAsync(inUnit));
        await UnitScene.PlaceAsync(scene.Design, scene.Specification, null);
        Assert.Equal("0 0 0 0", await CountsAsync(beside));
        using var whole = scene.App.Api(scene.Whole);
        Assert.Equal("1 2 1 1", await CountsAsync(whole));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_goes_from_unit_to_unit_by_whoever_writes_in_both(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var inUnit = scene.App.Api(scene.InUnit);
        var drafts = $"{scene.Root}/specifications";
        var nowhere = await inUnit.SendAsync(HttpMethod.Post, drafts, new { title = "Gutters" });
        Assert.Equal("design.unitNeeded", await nowhere.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var elsewhere = await inUnit.SendAsync(HttpMethod.Post, drafts, new { title = "Gutters", unit = scene.Faculty.Value });
        Assert.Equal("design.unitUnknown", await elsewhere.CodeAsync(HttpStatusCode.NotFound));
        var made = await inUnit.SendAsync(HttpMethod.Post, drafts, new { title = "Gutters", unit = scene.Department.Value });
        var id = (await made.JsonAsync()).GetProperty("id").GetGuid();
        await (await inUnit.SendAsync(HttpMethod.Get, $"{drafts}/{id}/1")).JsonAsync();

        var away = await inUnit.SendAsync(HttpMethod.Put, $"{drafts}/{id}/unit", new { unit = scene.OtherFaculty.Value });
        Assert.Equal("design.unitUnknown", await away.CodeAsync(HttpStatusCode.NotFound));
        using var above = scene.App.Api(scene.Above);
        await (await above.SendAsync(HttpMethod.Put, $"{drafts}/{id}/unit", new { unit = scene.Faculty.Value })).JsonAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(inUnit, $"{drafts}/{id}/1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(above, $"{drafts}/{id}/1"));
        var freed = await above.SendAsync(HttpMethod.Put, $"{drafts}/{id}/unit", new { unit = (Guid?)null });
        Assert.Equal("design.unitNeeded", await freed.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_second_person_signs_off_for_the_unit_or_the_institution(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        await scene.Issuing.SetPolicyAsync(approvalFrom: 2);
        using var first = scene.App.Api(scene.InUnit);
        var batch = $"{scene.Root}/issuing/batches/{scene.Ids["batches"]}";
        var view = await (await first.SendAsync(HttpMethod.Get, batch)).JsonAsync();
        var count = view.GetProperty("batch").GetProperty("waiting").GetInt32();
        await first.SendAsync(HttpMethod.Post, $"{batch}/confirmation", new { count });
        var fingerprint = "";
        for (var i = 0; i < 600 && fingerprint.Length == 0; i++)
        {
            var now = (await (await first.SendAsync(HttpMethod.Get, batch)).JsonAsync()).GetProperty("batch");
            fingerprint = now.GetProperty("fingerprint").GetString() ?? "";
            await Task.Delay(100);
        }

        async Task<HttpStatusCode> SignAsync(Person person)
        {
            using var api = scene.App.Api(person);
            return (await api.SendAsync(HttpMethod.Post, $"{batch}/approval", new { fingerprint })).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await SignAsync(scene.InUnit));
        Assert.Equal(HttpStatusCode.NotFound, await SignAsync(scene.Beside));
        var colleague = await UnitScene.StaffAsync(scene.App, scene.Home, scene.Department, Role.Author);
        Assert.Equal(HttpStatusCode.Forbidden, await SignAsync(colleague));
        Assert.Equal(HttpStatusCode.Accepted, await SignAsync(scene.Above));
        Assert.Contains(await scene.App.MailToAsync(scene.Above.Email ?? ""), mail => Asks(mail.Subject));
        Assert.DoesNotContain(await scene.App.MailToAsync(scene.Beside.Email ?? ""), mail => Asks(mail.Subject));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_act_on_credentials_of_several_units_is_seen_by_those_who_see_all_of_them(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var inUnit = scene.App.Api(scene.InUnit);
        var path = $"{scene.Root}/issuing/corrections/{scene.Ids["corrections"]}";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(inUnit, path));
        await scene.App.InScopeAsync(
            scene.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Correction>()
                    .ExecuteUpdateAsync(set => set.SetProperty(correction => correction.Count, 2))
        );
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(inUnit, path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene.Issuing.Api, path));
    }

    [Theory, OnSqlite]
    public async Task Pages_offer_units_and_show_somebody_of_a_faculty_what_is_theirs(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var ada = scene.App.Browser(scene.Design.Administrator);
        var units = $"/t/{scene.Home.Slug}/units";
        var added = await ada.PostFormAsync(
            units,
            "add",
            ("en", "Centre"),
            ("de", "Zentrum"),
            ("parent", $"{scene.Faculty.Value}")
        );
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        Assert.Contains("Centre", (await ada.PageAsync(units)).Body?.TextContent, StringComparison.Ordinal);
        var people = $"/t/{scene.Home.Slug}/people";
        var fields = new (string, string?)[] { ("role", "Registrar"), ("unit", $"{scene.OtherFaculty.Value}") };
        var given = await ada.PostFormAsync(people, $"give-{scene.Learning.Assessor.Id}", fields);
        Assert.Equal(HttpStatusCode.Found, given.StatusCode);
        Assert.Contains(
            "Registrar, Faculty of Cellars",
            (await ada.PageAsync(people)).Body?.TextContent,
            StringComparison.Ordinal
        );

        using var registrar = scene.App.Browser(await UnitScene.StaffAsync(scene.App, scene.Home, scene.Faculty, Role.Registrar));
        var issuing = await registrar.PageAsync($"/t/{scene.Home.Slug}/issuing");
        Assert.Contains("Lena Gutter", issuing.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Faculty of Roofs", issuing.Body?.TextContent, StringComparison.Ordinal);
        using var author = scene.App.Browser(await UnitScene.StaffAsync(scene.App, scene.Home, scene.Department, Role.Author));
        var started = await author.PostFormAsync($"/t/{scene.Home.Slug}/design", "new", ("title", "Downpipes"));
        Assert.Equal(HttpStatusCode.Found, started.StatusCode);
        var list = (await author.PageAsync($"/t/{scene.Home.Slug}/design")).Body?.TextContent;
        Assert.Contains("Department of Gutters", list, StringComparison.Ordinal);
    }

    private static bool Asks(string subject) => subject.StartsWith("A batch waits for you", StringComparison.Ordinal);

    private static object Details(string name, Guid? parent) =>
        new { name = new Dictionary<string, string> { ["en"] = name }, parent };

    private static Task<HttpResponseMessage> DeleteAsync(Scene scene, string path) =>
        scene.As(scene.Administrator).SendAsync(HttpMethod.Delete, scene.Root + path);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient api, string path)
    {
        using var answer = await api.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<int> CountAsync(HttpClient api, string path)
    {
        var answer = await (await api.SendAsync(HttpMethod.Get, path)).JsonAsync();
        return answer.EnumerateObject().First(one => one.Value.ValueKind == JsonValueKind.Array).Value.GetArrayLength();
    }
}
