using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Testamur.Web.UI.Gallery;

namespace Testamur.Web.UI;

/// <summary>The two calls with which a host gets layout, components, texts and assets.</summary>
public static class UiHost
{
    /// <summary>Texts, formats, assets and the frame of a visitor. Register the platform's own <see cref="IShell"/> after it.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddAntiforgery();
        services.AddRazorComponents();
        services.AddSingleton<UiAssets>();
        services.AddTransient<Show>();
        services.TryAddScoped<IShell, VisitorShell>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var codes = UiLanguage.All.Select(language => language.Code).ToArray();
            options.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
        });
        return services;
    }

    /// <summary>Serves the bundle and picks the reader's language: cookie first, then what the browser asks for.</summary>
    public static IApplicationBuilder UseUi(this IApplicationBuilder app) =>
        app.UseStaticFiles(app.ApplicationServices.GetRequiredService<UiAssets>().Serve()).UseRequestLocalization();

    /// <summary>Every page. The component gallery exists only in development.</summary>
    public static RazorComponentsEndpointConventionBuilder MapUi(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            GalleryRoutes.Map(routes);
        return routes.MapRazorComponents<App>();
    }

    /// <summary>A page inside the document and the frame, for an endpoint that has no page of its own: refusals, errors, results of a POST.</summary>
    public static IResult Page<TPage>(IReadOnlyDictionary<string, object?>? parameters = null, int status = 200)
        where TPage : IComponent =>
        new RazorComponentResult<App>(
            new { Page = typeof(TPage), PageParameters = parameters ?? new Dictionary<string, object?>() }
        )
        {
            StatusCode = status,
        };

    // Only a path of this site: "//host" and "/\host" lead away.
    internal static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}
