using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Verification;

/// <summary>
/// The pages for strangers. They are plain endpoints, so that nothing sets a cookie, not even the one that protects forms: there is
/// no session a foreign page could misuse.
/// </summary>
internal static class VerifyPages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        var pages = site.MapGroup("")
            .AllowAnonymous()
            .DisableAntiforgery()
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .ExcludeFromDescription();
        pages.MapGet("/verify", (HttpResponse response, PageAnswer answer) => Start(response, answer, null));
        pages.MapPost("/verify", CheckAsync);
        pages.MapGet("/s/{secret}", OpenAsync);
    }

    private static IResult Start(HttpResponse response, PageAnswer answer, Problem? problem)
    {
        response.Headers.CacheControl = "no-store";
        answer.Problem = problem;
        return UiHost.Page<VerifyPage>(status: problem is null ? StatusCodes.Status200OK : ProblemResults.StatusOf(problem.Kind));
    }

    private static async Task<IResult> CheckAsync(
        HttpRequest request,
        VerifyDocument verify,
        PageAnswer answer,
        IOptions<TestamurOptions> options,
        CancellationToken cancel
    )
    {
        var response = request.HttpContext.Response;
        if (!(await Upload.ReadAsync(request, cancel)).Succeeded(out var upload, out var problem))
            return Start(response, answer, problem);
        if (LinkIn(upload.Bytes.Span) is { } link)
            return ShareOf(link, options.Value) is { } secret
                ? TypedResults.LocalRedirect($"/s/{secret}")
                : Start(response, answer, VerificationProblems.ForeignLink());
        response.Headers.CacheControl = "no-store";
        answer.Verified = await verify.HandleAsync(upload.Bytes, cancel);
        return UiHost.Page<ResultPage>();
    }

    private static async Task<IResult> OpenAsync(
        string secret,
        HttpResponse response,
        IShares shares,
        VerifyDocument verify,
        PageAnswer answer,
        CancellationToken cancel
    )
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers["Referrer-Policy"] = "no-referrer";
        var share = IsSecret(secret) ? await shares.OpenAsync(secret, cancel) : null;
        var verified = share is { Ended: false, Document: { } document }
            ? await verify.HandleAsync(Encoding.UTF8.GetBytes(document), cancel)
            : null;
        var status =
            share is null ? StatusCodes.Status404NotFound
            : verified is null ? StatusCodes.Status410Gone
            : StatusCodes.Status200OK;
        (answer.Share, answer.Verified) = (share, verified);
        return UiHost.Page<SharePage>(status: status);
    }

    /// <summary>A pasted address, when that is all there is.</summary>
    private static string? LinkIn(ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.Trim(" \t\r\n"u8);
        var isLink =
            trimmed.Length <= 2000
            && !trimmed.ContainsAny(" \t\r\n"u8)
            && (trimmed.StartsWith("https://"u8) || trimmed.StartsWith("http://"u8));
        return isLink ? Encoding.UTF8.GetString(trimmed) : null;
    }

    private static string? ShareOf(string text, TestamurOptions options)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var link))
            return null;
        var own = link.Scheme == options.Link("/").Scheme && link.Authority == options.Link("/").Authority;
        return own && link.AbsolutePath.StartsWith("/s/", StringComparison.Ordinal) && IsSecret(link.AbsolutePath[3..])
            ? link.AbsolutePath[3..]
            : null;
    }

    // 128 bits, as Ids.Secret makes them; anything else needs no look-up.
    private static bool IsSecret(string text) => text.Length == 22 && Base64Url.IsValid(text) && !text.Any(char.IsWhiteSpace);
}
