using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Testamur.Web.Platform.Http;

/// <summary>The one place where a refusal becomes HTTP: RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457).</summary>
internal static class ProblemResults
{
    public static ProblemHttpResult ToHttp(this Problem problem)
    {
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = problem.Code,
            ["traceId"] = Activity.Current?.TraceId.ToString(),
        };
        if (problem.Fields is { Count: > 0 } fields)
            extensions["errors"] = fields;
        return TypedResults.Problem(
            detail: problem.Detail,
            statusCode: StatusOf(problem.Kind),
            title: TitleOf(problem.Kind),
            type: $"/problems/{problem.Code}",
            extensions: extensions
        );
    }

    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> succeeded) =>
        result.Match(succeeded, problem => problem.ToHttp());

    public static int StatusOf(ProblemKind kind) =>
        kind switch
        {
            ProblemKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            ProblemKind.NotFound => StatusCodes.Status404NotFound,
            ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
            ProblemKind.Conflict => StatusCodes.Status409Conflict,
            ProblemKind.TooMany => StatusCodes.Status429TooManyRequests,
            ProblemKind.Gone => StatusCodes.Status410Gone,
            ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => throw new UnreachableException(),
        };

    private static string TitleOf(ProblemKind kind) =>
        kind switch
        {
            ProblemKind.Invalid => "This cannot be accepted as it is",
            ProblemKind.NotFound => "Not found",
            ProblemKind.Forbidden => "Not allowed",
            ProblemKind.Conflict => "This does not fit the present state",
            ProblemKind.TooMany => "Too many requests",
            ProblemKind.Gone => "No longer there",
            ProblemKind.TooLarge => "Too large",
            ProblemKind.Unavailable => "Not available now",
            _ => throw new UnreachableException(),
        };
}
