using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using Testamur.Web.Platform.Http;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// Answers in place of the platform while a restored database is closed: nothing of it runs, no job and no page. It looks every two seconds whether the database
/// was opened, and then makes way.
/// </summary>
internal static partial class ClosedDoor
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <returns>Whether the platform may start; false when the process was told to end before.</returns>
    /// <exception cref="StartRefusedException">It cannot even be said whether the database is behind.</exception>
    public static async Task<bool> WaitAsync(WebApplication app)
    {
        if (await WhyClosedAsync(app) is not { } why)
            return true;
        StaysClosed(app.Logger, why);
        await using var door = Build(app, why);
        await door.StartAsync();
        using var look = new PeriodicTimer(Pause);
        try
        {
            while (await look.WaitForNextTickAsync(door.Lifetime.ApplicationStopping))
            {
                if (await WhyClosedAsync(app) is not null)
                    continue;
                await door.StopAsync();
                return true;
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }

        return false;
    }

    private static async Task<string?> WhyClosedAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<Restored>().WhyClosedAsync(CancellationToken.None);
        }
        catch (RestoreRefusedException refused)
        {
            throw new StartRefusedException(refused.Message);
        }
    }

    private static WebApplication Build(WebApplication app, string why)
    {
        var builder = WebApplication.CreateBuilder();
        // The same addresses, and the same ways to log.
        builder.Configuration.AddConfiguration(app.Configuration);
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
            options.SetDefaultCulture("en").AddSupportedCultures("en", "de").AddSupportedUICultures("en", "de")
        );
        var door = builder.Build();
        door.UseRequestLocalization();
        door.UseMiddleware<SecurityHeaders>();
        door.MapGet("/health/live", () => "Healthy");
        door.MapGet("/health/ready", () => Results.Text($"Closed. {why}", statusCode: StatusCodes.Status503ServiceUnavailable));
        door.MapFallback("/{**path}", AnswerAsync);
        return door;
    }

    private static async Task AnswerAsync(HttpContext context, IStringLocalizer<ProblemText> texts)
    {
        context.Response.Headers.RetryAfter = "60";
        var problem = PlatformProblems.Restored();
        if (!UiErrors.WantsHtml(context.Request))
        {
            await problem.ToHttp().ExecuteAsync(context);
            return;
        }

        // A page that needs nothing of the platform, which does not run.
        var (title, sentence) = (
            HtmlEncoder.Default.Encode(texts["Restored.Title"]),
            HtmlEncoder.Default.Encode(texts.Say(problem))
        );
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Testamur</title></head>
            <body><main><h1>{title}</h1><p>{sentence}</p></main></body>
            </html>
            """,
            context.RequestAborted
        );
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The platform stays closed. {Why} Run: Testamur.Web restore open")]
    private static partial void StaysClosed(ILogger log, string why);
}
