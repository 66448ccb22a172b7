using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Testamur.Web.Platform.Http;

internal static class HttpModule
{
    /// <summary>Rate limit by address for what strangers may ask: verifying and signing in.</summary>
    public const string StrangerLimit = "stranger";

    private const int MaxBody = 8 * 1024 * 1024;

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        // Everywhere as in production: what cannot be read is answered with 400, also while developing.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.AddProblemDetails();
        builder.Services.AddValidation();
        builder.Services.AddOpenApi("v1");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                await PlatformProblems.TooManyRequests().ToHttp().ExecuteAsync(rejected.HttpContext);
            };
            var perMinute = builder.Configuration.GetValue("Testamur:StrangerRequestsPerMinute", 120);
            options.AddPolicy(
                StrangerLimit,
                context =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                        _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }
                    )
            );
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        // What was pasted comes back to whoever pasted it, also when it is too long for its purpose: a field may be as long as a request.
        builder.Services.Configure<FormOptions>(form => form.ValueLengthLimit = MaxBody);
    }

    /// <summary>Strict for what we define: unknown and repeated members are refused.</summary>
    private static void ConfigureJson(JsonSerializerOptions options)
    {
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
