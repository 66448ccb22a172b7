namespace Testamur.Web.Platform.Http;

/// <summary>
/// The paths of share and claim links are secrets: whoever reads one in a log could open it. The places of the framework that log
/// a request's path are raised above that level, in code rather than in a settings file, so that a forgotten file
/// opens nothing. A proxy in front needs the same care.
/// </summary>
internal static class SecretPaths
{
    private static readonly string[] Categories =
    [
        // "Request starting HTTP/1.1 GET …" and "Request finished …", at Information.
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        // "1 candidate(s) found for the request path …", at Debug.
        "Microsoft.AspNetCore.Routing.Matching.DfaMatcher",
        "Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware",
        // "Navigating to component … in response to path …", at Debug.
        "Microsoft.AspNetCore.Components.Routing.Router",
    ];

    public static void KeepSecretPathsOutOfLogs(this WebApplicationBuilder builder)
    {
        foreach (var category in Categories)
            builder.Logging.AddFilter(category, LogLevel.Warning);
    }
}
