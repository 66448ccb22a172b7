using Microsoft.AspNetCore.Diagnostics;
using Testamur.Web.UI.Layout;

namespace Testamur.Web.UI;

/// <summary>Pages for refusals and failures, for a reader who asked for HTML. Programs get problem details.</summary>
public static class UiErrors
{
    /// <summary>For <c>UseStatusCodePages</c>: 403, 404 and the rest as a page in the frame; for a program problem details where nothing was written.</summary>
    public static Task WriteAsync(StatusCodeContext context) =>
        WantsHtml(context.HttpContext.Request)
            ? PageFor(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)
            : TypedResults.Problem(statusCode: context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext);

    /// <summary>The page for a status, for an exception handler or an endpoint.</summary>
    public static IResult PageFor(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => UiHost.Page<NotFoundPage>(status: status),
            StatusCodes.Status403Forbidden => UiHost.Page<ForbiddenPage>(status: status),
            _ => UiHost.Page<ErrorPage>(new Dictionary<string, object?> { ["Status"] = status }, status),
        };

    /// <summary>Whether the reader's program prefers a page.</summary>
    public static bool WantsHtml(HttpRequest request) =>
        !request.Headers.ContainsKey("HX-Request")
        && request.Headers.Accept.Any(value => value?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
