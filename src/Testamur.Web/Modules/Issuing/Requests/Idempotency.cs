using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Requests;

/// <summary>
/// The header <c>Idempotency-Key</c> on routes that make something: the first request with a key is noted before it is worked on; the same request sent again gets the
/// same answer for a day, while the first is still being worked on it is asked to wait, and another request with the key is refused. Answers of a failing server
/// are not kept, so that the request can be sent again.
/// </summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";

    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder route)
    {
        route.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate ?? throw new InvalidOperationException("A route has a handler.");
            endpoint.RequestDelegate = http => RunAsync(http, next);
        });
        return route;
    }

    private static async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        if (http.Request.Headers[Header].FirstOrDefault()?.Trim() is not { Length: > 0 } key || actor.Id is not { } person)
        {
            await next(http);
            return;
        }

        // The server's limit on bodies holds.
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var request = new ApiRequest
        {
            Institution = http.RequestServices.GetRequiredService<CurrentTenant>().Id,
            By = person,
            Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
            Hash = HashOf(http.Request, body),
            StartedAt = now,
            EndsAt = now + ApiRequest.Kept,
        };
        body.Position = 0;
        http.Request.Body = body;
        if (await TakeAsync(http, request) is { } earlier)
            await earlier.ExecuteAsync(http);
        else
            await AnswerAsync(http, request, next);
    }

    private static string HashOf(HttpRequest request, MemoryStream body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>What to answer instead of working on it; null for the one who works on it.</returns>
    private static async Task<IResult?> TakeAsync(HttpContext http, ApiRequest request)
    {
        try
        {
            await InScopeAsync(
                http,
                request.Institution,
                async db =>
                {
                    // One that has ended, or lost its process, makes room.
                    await db.Set<ApiRequest>()
                        .Where(r => r.By == request.By && r.Key == request.Key && r.EndsAt <= request.StartedAt)
                        .ExecuteDeleteAsync(CancellationToken.None);
                    var lost = request.StartedAt - ApiRequest.Lost;
                    await db.Set<ApiRequest>()
                        .Where(r =>
                            r.By == request.By
                            && r.Key == request.Key
                            && r.Hash == request.Hash
                            && r.Status == null
                            && r.StartedAt <= lost
                        )
                        .ExecuteDeleteAsync(CancellationToken.None);
                    db.Add(request);
                    return await db.SaveChangesAsync(CancellationToken.None);
                }
            );
            return null;
        }
        catch (DbUpdateException)
        {
            // Somebody else has the key: what became of it decides.
        }

        var earlier = await InScopeAsync(
            http,
            request.Institution,
            db =>
                db.Set<ApiRequest>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(r => r.By == request.By && r.Key == request.Key, CancellationToken.None)
        );
        if (earlier is not null && earlier.Hash != request.Hash)
            return IssuingProblems.IdempotencyKeyReused().ToHttp();
        if (earlier is not { Status: { } status, Body: { } body })
        {
            http.Response.Headers.RetryAfter = "2";
            return IssuingProblems.RequestInProgress().ToHttp();
        }

        return new Stored(status, earlier.ContentType, body);
    }

    private static async Task AnswerAsync(HttpContext http, ApiRequest request, RequestDelegate next)
    {
        var original = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var kept = false;
        try
        {
            await next(http);
            kept = http.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            http.Response.Body = original;
            if (!kept)
                await InScopeAsync(
                    http,
                    request.Institution,
                    db =>
                        db.Set<ApiRequest>()
                            .Where(r => r.By == request.By && r.Key == request.Key)
                            .ExecuteDeleteAsync(CancellationToken.None)
                );
        }

        if (kept)
            await InScopeAsync(
                http,
                request.Institution,
                db =>
                {
                    db.Attach(request).Entity.Answered(http.Response.StatusCode, http.Response.ContentType, answer.ToArray());
                    return db.SaveChangesAsync(CancellationToken.None);
                }
            );
        answer.Position = 0;
        await answer.CopyToAsync(original, http.RequestAborted);
    }

    /// <summary>A transaction of its own, apart from what the route does, which ends also when whoever asked is gone.</summary>
    private static async Task<T> InScopeAsync<T>(HttpContext http, InstitutionId institution, Func<AppDb, Task<T>> act)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
        return await act(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private sealed class Stored(int status, string? contentType, byte[] body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = contentType;
            return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
