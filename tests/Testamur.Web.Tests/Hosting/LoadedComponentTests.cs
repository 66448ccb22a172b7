using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Testamur.Web.UI;

namespace Testamur.Web.Tests.Hosting;

public sealed class LoadedComponentTests
{
    [Fact]
    public async Task A_page_is_drawn_when_it_has_read_everything_and_not_in_between()
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<SlowPage>()).ToHtmlString()
        );
        Assert.Equal("first second.", html);
    }

    [Fact]
    public void Every_page_waits_until_it_has_read_everything()
    {
        var pages = typeof(LoadedComponent)
            .Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false))
            .ToList();
        Assert.True(pages.Count > 100);
        Assert.Empty(pages.Where(page => !page.IsAssignableTo(typeof(LoadedComponent))).Select(page => page.FullName));
    }

    /// <summary>Its first answer is there at once, its second one later, as a busy server's are now and then.</summary>
    private sealed class SlowPage : LoadedComponent
    {
        private readonly List<string> _read = [];

        private string _drawn = "";

        protected override async Task OnInitializedAsync()
        {
            await Task.CompletedTask;
            _read.Add("first");
            await Task.Yield();
            _read.Add("second");
        }

        // Every drawing leaves its mark.
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            _drawn += $"{string.Join(' ', _read)}.";
            builder.AddContent(0, _drawn);
        }
    }
}
