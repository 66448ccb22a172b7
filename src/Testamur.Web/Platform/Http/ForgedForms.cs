using Microsoft.AspNetCore.Antiforgery;

namespace Testamur.Web.Platform.Http;

/// <summary>Refuses a form that does not come from a page of ours, before anything reads it. Endpoints that others may post to say so themselves.</summary>
internal sealed class ForgedForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
