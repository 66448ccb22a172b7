using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Legal;
using Testamur.Web.UI;

namespace Testamur.Web.Tests.Hosting;

public sealed class FailurePageTests
{
    private static readonly Uri Imprint = new("/imprint", UriKind.Relative);

    [Theory]
    [InlineData("en", "We could not finish this")]
    [InlineData("de", "Das konnten wir nicht abschließen")]
    public async Task A_page_that_throws_is_answered_with_a_page_that_names_its_trace(string language, string title)
    {
        await using var app = await ThrowingAsync();
        using var browser = app.Browser(null);
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var answer = await browser.GetAsync(Imprint);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(title, page.QuerySelector("h1")?.TextContent);
        Assert.Matches("500, [0-9a-f]{32}", page.QuerySelector("main")!.TextContent);
        Assert.NotNull(page.QuerySelector("header .brand"));
        Assert.DoesNotContain("thrown by a test", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_program_gets_problem_details_instead()
    {
        await using var app = await ThrowingAsync();
        using var api = app.Api(null);
        var problem = await (await api.GetAsync(Imprint)).JsonAsync(HttpStatusCode.InternalServerError);
        Assert.Equal(500, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task When_even_the_frame_cannot_be_drawn_a_page_without_it_is_shown()
    {
        await using var app = await App.StartAsync([], services => services.AddScoped<IShell, BrokenShell>());
        using var browser = app.Browser(null);
        using var answer = await browser.GetAsync(Imprint);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("We could not finish this", page.QuerySelector("h1")?.TextContent);
        Assert.Matches("500, [0-9a-f]{32}", page.Body!.TextContent);
    }

    private static Task<App> ThrowingAsync() =>
        App.StartAsync(
            [],
            services =>
                services.PostConfigure<LegalOptions>(_ => throw new InvalidOperationException("This was thrown by a test."))
        );

    private sealed class BrokenShell : IShell
    {
        public ValueTask<ShellState> ReadAsync(HttpContext http, CancellationToken cancel) =>
            throw new InvalidOperationException("This was thrown by a test.");
    }
}
