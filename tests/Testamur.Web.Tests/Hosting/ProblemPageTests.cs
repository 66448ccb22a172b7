using System.Net;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.UI;

namespace Testamur.Web.Tests.Hosting;

public sealed class ProblemPageTests(Apps apps) : IClassFixture<Apps>
{
    [Fact]
    public async Task Every_code_has_a_page_that_says_what_it_means()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var browser = app.Browser(null);
        var list = await browser.PageAsync("/problems");
        var linked = list.QuerySelectorAll("main a[href^='/problems/']")
            .Select(a => a.GetAttribute("href")!["/problems/".Length..]);
        var codes = ProblemCodes.All().Select(problem => problem.Code).Distinct().ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), linked.Order(StringComparer.Ordinal));
        foreach (var code in codes)
        {
            var page = await browser.PageAsync($"/problems/{code}");
            Assert.Equal(code, page.QuerySelector("h1")!.TextContent);
            Assert.NotEmpty(page.QuerySelector("main div[lang=en] p")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task The_type_of_a_refusal_leads_to_its_page_and_an_unknown_code_nowhere()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var api = app.Api(null);
        var refusal = await (await api.GetAsync(new Uri("/api/v1/claims/unknown", UriKind.Relative))).JsonAsync(
            HttpStatusCode.NotFound
        );
        using var browser = app.Browser(null);
        var page = await browser.PageAsync(refusal.GetProperty("type").GetString()!);
        Assert.Equal("wallet.claimNotFound", page.QuerySelector("h1")!.TextContent);
        await browser.PageAsync("/problems/wallet.noSuchCode", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_link_of_a_visitors_frame_leads_to_a_page()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var browser = app.Browser(null);
        foreach (var link in NavItems.Visitor)
            await browser.PageAsync(link.Href);
    }
}
