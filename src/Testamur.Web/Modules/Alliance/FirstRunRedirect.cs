namespace Testamur.Web.Modules.Alliance;

/// <summary>Leads from the home page to the first run while there is nobody. Asks the database only until there is somebody.</summary>
internal sealed class FirstRunRedirect : IStartupFilter
{
    private volatile bool _over;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (context, following) =>
                {
                    if (!_over && context.Request.Path == "/" && await IsAwaitedAsync(context))
                        context.Response.Redirect("/first-run");
                    else
                        await following(context);
                }
            );
            next(app);
        };

    private async Task<bool> IsAwaitedAsync(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var awaited = await scope.ServiceProvider.GetRequiredService<FirstRunCode>().IsAwaitedAsync(context.RequestAborted);
        _over = !awaited;
        return awaited;
    }
}
