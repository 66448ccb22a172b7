namespace Testamur.Web.Platform.Http;

/// <summary>Headers that every answer carries. Pages load nothing from elsewhere and run no inline script.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Written last: an answer to a failure begins with no headers at all.
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context.Response.Headers);
        return next(context);
    }

    private static Task Write(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return Task.CompletedTask;
    }
}
