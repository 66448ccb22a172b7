using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Testamur.Web.UI;

namespace Testamur.Web.Tests.Drawing;

/// <summary>Renders a component as the pages do and reads its HTML.</summary>
internal static class Drawn
{
    public static async Task<IElement> AsHtmlAsync<TComponent>(string language, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.Services.AddLogging().AddUi();
            await using var services = builder.Services.BuildServiceProvider();
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
                (
                    await renderer.RenderComponentAsync<TComponent>(
                        ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value))
                    )
                ).ToHtmlString()
            );
            return new HtmlParser().ParseDocument("<main>" + html + "</main>").QuerySelector("main")!;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
