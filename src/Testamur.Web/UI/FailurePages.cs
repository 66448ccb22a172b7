using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Keys;

namespace Testamur.Web.UI;

/// <summary>The answer when something threw: a friendly page with the number under which the log tells more, or problem details.</summary>
internal static class FailurePages
{
    /// <param name="framed">Whether to draw the page in its frame; without, nothing is asked that could fail again.</param>
    public static async Task WriteAsync(HttpContext context, bool framed)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (status, passing) = (StatusCodes.Status500InternalServerError, Passing(error));
        if (passing is not null)
        {
            status = ProblemResults.StatusOf(passing.Kind);
            context.Response.Headers.RetryAfter = "5";
        }

        if (!UiErrors.WantsHtml(context.Request))
        {
            await (passing?.ToHttp() ?? TypedResults.Problem()).ExecuteAsync(context);
            return;
        }

        // The language was chosen further inside, and what is chosen there is forgotten on the way out.
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } chosen)
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (chosen.Culture, chosen.UICulture);
        // The frame is drawn from the database.
        if (framed && !DatabaseAway.Is(error))
            await FramedAsync(context, status);
        else
            await BareAsync(context, status);
    }

    /// <summary>What is known and passes without a change of ours; null for everything else.</summary>
    private static Problem? Passing(Exception? error) =>
        error switch
        {
            KeyUnavailableException => PlatformProblems.KeyAway(),
            ClockDiffersException => PlatformProblems.ClockDiffers(),
            _ when DatabaseAway.Is(error) => PlatformProblems.DatabaseAway(),
            _ => null,
        };

    /// <summary>The number of this request in the log.</summary>
    public static string TraceOf(HttpContext? context) => Activity.Current?.TraceId.ToString() ?? context?.TraceIdentifier ?? "–";

    // The page that failed has used the renderer and the navigation of the request, which serve one page; this one gets its own.
    private static async Task FramedAsync(HttpContext context, int status)
    {
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            await UiErrors.PageFor(status).ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }

    private static async Task BareAsync(HttpContext context, int status)
    {
        var text = context.RequestServices.GetRequiredService<IStringLocalizer<UiText>>();
        string Say(string key, params object[] arguments) => HtmlEncoder.Default.Encode(text[key, arguments].Value);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Say(
                "Error.Server.Title"
            )} · Testamur</title></head>
            <body><main><h1>{Say("Error.Server.Title")}</h1><p>{Say("Error.Server.Lead")}</p><p><a href="/">{Say(
                "Error.Home"
            )}</a></p><p>{Say(
                "Error.Reference",
                status,
                TraceOf(context)
            )}</p></main></body>
            </html>
            """,
            context.RequestAborted
        );
    }
}
