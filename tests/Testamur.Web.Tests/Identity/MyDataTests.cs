using System.Net;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Identity;

public sealed class MyDataTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_download_holds_a_section_of_every_module_across_institutions(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var anna = await app.PersonAsync("Anna Example", (home, Role.Author), (other, Role.Assessor));
        using var browser = app.Browser(anna);
        var data = await (await browser.SendAsync(HttpMethod.Get, "/my/account/data")).JsonAsync();

        var sections = await app.InScopeAsync(
            null,
            services => Task.FromResult(services.Get<IEnumerable<IPersonalData>>().Select(module => module.Section).ToList())
        );
        Assert.Equal(sections.Count, sections.Distinct().Count());
        Assert.All(sections, section => Assert.True(data.TryGetProperty(section, out _), section));
        Assert.Equal("Anna Example", data.GetProperty("account").GetProperty("name").GetString());
        Assert.Equal(2, data.GetProperty("memberships").GetArrayLength());
        Assert.DoesNotContain("assword", data.GetRawText(), StringComparison.Ordinal);

        using var api = app.Api(anna);
        var same = await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        Assert.Equal(data.GetProperty("account").GetRawText().Length > 0, same.TryGetProperty("account", out _));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Changing_the_profile_refuses_a_language_that_does_not_exist(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var api = app.Api(await app.PersonAsync("Anna"));
        var path = "/api/v1/my/profile";
        var refused = await api.SendAsync(HttpMethod.Put, path, new { name = "Anna B", language = "xx" });
        Assert.Equal("platform.invalidFields", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var changed = await api.SendAsync(HttpMethod.Put, path, new { name = "Anna B", language = "de" });
        await changed.JsonAsync(HttpStatusCode.NoContent);
        var profile = await (await api.SendAsync(HttpMethod.Get, path)).JsonAsync();
        Assert.Equal(("Anna B", "de"), (profile.GetProperty("name").GetString(), profile.GetProperty("language").GetString()));
    }
}
